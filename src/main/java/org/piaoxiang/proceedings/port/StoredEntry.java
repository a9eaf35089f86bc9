package org.piaoxiang.proceedings.port;

import java.nio.charset.StandardCharsets;
import org.piaoxiang.record.TreeHash;

/**
 * An entry of a record, as stored.
 *
 * @param number its place, from 0
 * @param type the act
 * @param body canonical JSON; not to be changed
 * @param leaf the hash kept beside it
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; its leaf hash identifies it
public record StoredEntry(long number, String type, byte[] body, TreeHash leaf) {
    /** Returns the body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "StoredEntry[" + number + ", " + type + "]";
    }
}
