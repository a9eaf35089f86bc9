package org.piaoxiang.server;

import java.util.Optional;

/**
 * Who is signed in.
 *
 * @param user the account's name
 * @param name the person's name as it enters the record
 * @param role what they may do
 * @param meeting the only meeting they see, or all of them
 * @param person where they stand on the roster
 */
public record Session(String user, String name, String role, Optional<String> meeting, Optional<String> person) {
    /** Tells whether this person may see {@code id} at all. */
    public boolean sees(String id) {
        return meeting.map(id::equals).orElse(true);
    }
}
