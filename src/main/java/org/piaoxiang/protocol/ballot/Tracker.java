package org.piaoxiang.protocol.ballot;

import org.piaoxiang.protocol.group.HashFunction;

/**
 * The name of a cast ballot (票号): the Base64 of the hash of its bytes, without padding (specification 3.3.0, section
 * 4.17, smart ballot tracker).
 *
 * @param full all 43 characters
 */
public record Tracker(String full) {
    private static final int SHOWN = 24;
    private static final int GROUP = 4;

    /** Returns the tracker of a ballot's bytes, by the hash of its election's group. */
    public static Tracker of(byte[] ballot, HashFunction hash) {
        return new Tracker(hash.base64(ballot));
    }

    /** Returns the first 24 characters (144 bits) in groups of four, as screens and papers show it. */
    public String shown() {
        StringBuilder groups = new StringBuilder();
        for (int at = 0; at < SHOWN; at += GROUP) {
            groups.append(at == 0 ? "" : " ").append(full, at, at + GROUP);
        }
        return groups.toString();
    }
}
