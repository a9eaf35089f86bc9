package org.piaoxiang.server;

import java.util.Optional;

/** Tells who is behind a session token. Blocking. */
public interface Identity {
    /** Returns the session of a cookie's token, if it is still good. */
    Optional<Session> session(String token);

    /** Tells whether {@code token} enrols devices for {@code meeting}. */
    boolean enrols(String meeting, String token);
}
