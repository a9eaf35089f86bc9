package org.piaoxiang.record;

import java.util.Optional;

/**
 * The name under which checkpoints of a meeting's record are signed. A record that went on from a backup is another log: it
 * gets the next number, since its server has perhaps signed more under the old name.
 *
 * @param meeting the meeting's id
 * @param number 1 unless the record was restored
 */
public record LogOrigin(String meeting, int number) {
    private static final String PREFIX = "piaoxiang/";

    /** Checks the number. */
    public LogOrigin {
        if (number < 1) {
            throw new IllegalArgumentException("origins are numbered from 1");
        }
    }

    /** Returns the origin of a record that was never restored. */
    public static LogOrigin first(String meeting) {
        return new LogOrigin(meeting, 1);
    }

    /** Reads a name; empty where it is none of {@code meeting}. */
    public static Optional<LogOrigin> parse(String meeting, String name) {
        if (name.equals(PREFIX + meeting)) {
            return Optional.of(first(meeting));
        }
        String start = PREFIX + meeting + "/";
        if (!name.startsWith(start) || !name.substring(start.length()).matches("[1-9][0-9]{0,3}")) {
            return Optional.empty();
        }
        int number = Integer.parseInt(name.substring(start.length()));
        return number == 1 ? Optional.empty() : Optional.of(new LogOrigin(meeting, number));
    }

    /** Returns the origin that a note bears; empty where it is no checkpoint of {@code meeting}. Signatures are not checked. */
    public static Optional<LogOrigin> ofNote(String meeting, String note) {
        return SignedNote.parse(note)
                .flatMap(signed -> Checkpoint.parse(signed.text()))
                .flatMap(checkpoint -> parse(meeting, checkpoint.origin()));
    }

    /** Returns the origin after a restoration. */
    public LogOrigin next() {
        return new LogOrigin(meeting, number + 1);
    }

    /** Returns the name. */
    public String name() {
        return PREFIX + meeting + (number == 1 ? "" : "/" + number);
    }

    /** Returns the key whose signatures stand under checkpoints of this log. */
    public NoteKey signedBy(VerifyKey key) {
        return new NoteKey(name(), NoteKey.Type.ED25519, key);
    }
}
