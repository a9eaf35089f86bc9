package org.piaoxiang.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.piaoxiang.protocol.group.HashFunction;

/**
 * The six characters that tablet, projector and station show for a round's setup, for people to compare (验证码): 48 bits of
 * the hash of all setups, a character for each byte (docs/api.md).
 */
public final class SetupCode {
    private static final int LENGTH = 6;
    private static final int KEY_LENGTH = 12;
    private static final int[] TABLE = table();

    private SetupCode() {}

    /** Returns the code of the polls whose setup payloads have these hashes, in any order. */
    public static String of(List<String> setupHashes) {
        String text = "piaoxiang-code/1\n"
                + String.join("\n", setupHashes.stream().sorted().toList());
        return of(text, LENGTH);
    }

    /**
     * Returns the code of a key that lasts, twice as long: whoever looks for another key with the same code has all the time in
     * the world.
     *
     * @param text what identifies the key, with a first line that says what it is
     */
    public static String ofKey(String text) {
        return of(text, KEY_LENGTH);
    }

    private static String of(String text, int length) {
        byte[] digest = HashFunction.SHA_256.digest(text);
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < length; i++) {
            code.append(i == 0 ? "" : " ").appendCodePoint(TABLE[digest[i] & 0xff]);
        }
        return code.toString();
    }

    private static int[] table() {
        try (InputStream in = Objects.requireNonNull(SetupCode.class.getResourceAsStream("/words.txt"))) {
            int[] words = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .codePoints()
                    .toArray();
            if (words.length != 256) {
                throw new IllegalStateException("the table of words must have 256 characters");
            }
            return words;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
