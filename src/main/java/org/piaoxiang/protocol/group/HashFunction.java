package org.piaoxiang.protocol.group;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;

/** The hash of a suite: it makes challenges, fingerprints and the names of records. */
public enum HashFunction {
    /** SHA-256, as the specification has it. */
    SHA_256 {
        @Override
        public byte[] digest(byte[] bytes) {
            try {
                return MessageDigest.getInstance("SHA-256").digest(bytes);
            } catch (NoSuchAlgorithmException missing) {
                throw new IllegalStateException("every JDK has SHA-256", missing);
            }
        }
    },
    /** SM3 (GB/T 32905), of the SM2 suite. */
    SM3 {
        @Override
        public byte[] digest(byte[] bytes) {
            SM3Digest state = new SM3Digest();
            state.update(bytes, 0, bytes.length);
            byte[] digest = new byte[state.getDigestSize()];
            state.doFinal(digest, 0);
            return digest;
        }
    };

    /** Returns the digest of {@code bytes}, 32 bytes. */
    public abstract byte[] digest(byte[] bytes);

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
