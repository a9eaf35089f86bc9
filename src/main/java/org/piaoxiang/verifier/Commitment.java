package org.piaoxiang.verifier;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.piaoxiang.protocol.group.HashFunction;

/**
 * What a tablet shows before it is decided whether its ballots are cast or challenged: the first 16 bytes of SHA-256 of
 * {@code piaoxiang-commitment/1\n} and the sorted hashes of the unsigned ballots, joined by {@code \n}. A second set of
 * ballots with the same commitment would have to be found while the voter waits.
 */
public final class Commitment {
    private static final int DIGITS = 32;

    private Commitment() {}

    /** Returns the commitment to ballots with these hashes, in hexadecimal. */
    public static String of(List<String> hashes) {
        String text = "piaoxiang-commitment/1\n"
                + String.join("\n", hashes.stream().sorted().toList());
        return HashFunction.SHA_256.hex(text.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
    }
}
