package org.piaoxiang.protocol.archive;

import java.util.List;
import org.piaoxiang.protocol.group.HashFunction;

/**
 * One record of an archive as it was read.
 *
 * @param position number in the file; the header {@code BELENIOS} is 0
 * @param hash the 64 hexadecimal digits of its name, or the whole name where that is not of this form
 * @param kind data or event
 * @param body its content, not yet looked into
 * @param offset where its body begins in the file, in bytes
 * @param irregularities what differs from the one lawful form, but for its hash, in English phrases; empty for a regular
 *     record
 */
@SuppressWarnings("ArrayRecordComponent") // records are compared by position, never by content
public record ArchiveRecord(
        int position, String hash, Kind kind, byte[] body, long offset, List<String> irregularities) {
    /** The two kinds of records after the header, and what is neither. */
    public enum Kind {
        /** A {@code .data.json} record. */
        DATA,
        /** An {@code .event.json} record. */
        EVENT,
        /** A record whose name says neither. */
        UNKNOWN
    }

    /** Tells whether the name is the one that {@code function} gives to the body. */
    public boolean isNamedBy(HashFunction function) {
        return function.hex(body).equals(hash);
    }

    /** Returns words that name this record in reports. */
    public String place() {
        return "record " + position + " (" + (hash.length() > 12 ? hash.substring(0, 12) + "…" : hash) + ")";
    }
}
