package org.piaoxiang.server;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;

/**
 * What an operation gets.
 *
 * @param path path parameters
 * @param query query parameters
 * @param body JSON body; an empty object where there is none
 * @param bytes raw body for uploads
 * @param session who is signed in
 * @param sessionToken the cookie itself, to end the session with
 * @param token the meeting token, from tablets
 * @param address of the client, for locking out after failures only
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record Request(
        Map<String, String> path,
        Map<String, String> query,
        Json body,
        byte[] bytes,
        Optional<Session> session,
        Optional<String> sessionToken,
        Optional<String> token,
        String address) {
    /** Keeps copies of the maps. */
    public Request {
        path = Map.copyOf(path);
        query = Map.copyOf(query);
    }

    /** Returns the path parameter {@code name}. */
    public String path(String name) {
        return Objects.requireNonNull(path.get(name), name);
    }

    /** Returns the body's fields. */
    public Fields fields() throws JsonException {
        return Fields.of(body, "body");
    }

    /** Returns who is signed in; operations that need a session are only called with one. */
    public Session signedIn() {
        return session.orElseThrow();
    }
}
