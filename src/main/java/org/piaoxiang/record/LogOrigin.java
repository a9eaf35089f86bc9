package org.piaoxiang.record;

import java.util.HexFormat;
import java.util.Optional;

/**
 * The name under which checkpoints of a record are signed. A record that went on from a backup is another log: it gets the next
 * number, since its server has perhaps signed more under the old name.
 *
 * @param log the meeting's id; for a server's own record what {@link #server} makes of the server's key
 * @param number 1 unless the record was restored
 */
public record LogOrigin(String log, int number) {
    /** The id that a server's own record has in its entries, where a meeting's has the meeting's: those are longer. */
    public static final String SERVER_RECORD = "server";

    /** The name under which all servers once signed their own records; those begin under it that are from then. */
    public static final String FORMER_SERVER = "piaoxiang/server";

    private static final String PREFIX = "piaoxiang/";
    private static final String SERVER = "server/";
    private static final int KEY_BYTES = 8;

    /** Checks the number. */
    public LogOrigin {
        if (number < 1) {
            throw new IllegalArgumentException("origins are numbered from 1");
        }
    }

    /** Returns the origin of a meeting's record that was never restored. */
    public static LogOrigin first(String meeting) {
        return new LogOrigin(meeting, 1);
    }

    /**
     * Returns the origin of the own record, never restored, of the server that signs with {@code key}. Servers have different
     * names, so that a witness of several can tell their logs apart: the first 16 hex digits of the key's SHA-256 follow.
     */
    public static LogOrigin server(VerifyKey key) {
        byte[] digest = TreeHash.sha256().digest(key.bytes());
        return first(SERVER + HexFormat.of().formatHex(digest, 0, KEY_BYTES));
    }

    /** Reads a name; empty where it is none of {@code log}. */
    public static Optional<LogOrigin> parse(String log, String name) {
        if (name.equals(PREFIX + log)) {
            return Optional.of(first(log));
        }
        String start = PREFIX + log + "/";
        if (!name.startsWith(start) || !name.substring(start.length()).matches("[1-9][0-9]{0,3}")) {
            return Optional.empty();
        }
        int number = Integer.parseInt(name.substring(start.length()));
        return number == 1 ? Optional.empty() : Optional.of(new LogOrigin(log, number));
    }

    /** Returns the origin that a note bears; empty where it is no checkpoint of {@code log}. Signatures are not checked. */
    public static Optional<LogOrigin> ofNote(String log, String note) {
        return nameOf(note).flatMap(name -> parse(log, name));
    }

    /** Returns the name of the log that a note is a checkpoint of; empty where it is none. Signatures are not checked. */
    public static Optional<String> nameOf(String note) {
        return SignedNote.parse(note)
                .flatMap(signed -> Checkpoint.parse(signed.text()))
                .map(Checkpoint::origin);
    }

    /** Returns the origin after a restoration. */
    public LogOrigin next() {
        return new LogOrigin(log, number + 1);
    }

    /** Returns the name. */
    public String name() {
        return PREFIX + log + (number == 1 ? "" : "/" + number);
    }

    /** Returns the key whose signatures stand under checkpoints of this log. */
    public NoteKey signedBy(VerifyKey key) {
        return new NoteKey(name(), NoteKey.Type.ED25519, key);
    }
}
