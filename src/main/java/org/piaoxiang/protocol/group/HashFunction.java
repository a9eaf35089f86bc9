package org.piaoxiang.protocol.group;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** The hash of a suite: it makes challenges, fingerprints and the names of records. */
public enum HashFunction {
    /** SHA-256, as the specification has it. */
    SHA_256("SHA-256");

    private final String algorithm;

    HashFunction(String algorithm) {
        this.algorithm = algorithm;
    }

    /** Returns the digest of {@code bytes}. */
    public byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java has no " + algorithm, missing);
        }
    }

    /** Returns the digest of {@code text} in UTF-8. */
    public byte[] digest(String text) {
        return digest(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the digest in lower-case hexadecimal: how records are named. */
    public String hex(byte[] bytes) {
        return HexFormat.of().formatHex(digest(bytes));
    }

    /** Returns the digest in Base64 without padding: how elections and ballots are named. */
    public String base64(byte[] bytes) {
        return base64OfDigest(digest(bytes));
    }

    /** Returns {@code digest} in Base64 without padding. */
    public static String base64OfDigest(byte[] digest) {
        return Base64.getEncoder().withoutPadding().encodeToString(digest);
    }
}
