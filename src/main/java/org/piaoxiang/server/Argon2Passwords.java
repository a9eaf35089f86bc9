package org.piaoxiang.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.piaoxiang.proceedings.Accounts;

/** Argon2id (RFC 9106) with 64 MiB and three passes, in the usual text form. */
public final class Argon2Passwords implements Accounts.PasswordHash {
    private static final int MEMORY_KIB = 65536;
    private static final int PASSES = 3;
    private static final int LANES = 1;
    private static final int SALT_LENGTH = 16;
    private static final int HASH_LENGTH = 32;

    private final SecureRandom random;
    /** Each computation takes 64 MiB: strangers who try passwords must not take all memory. */
    private final Semaphore computing = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    /** Makes a hasher that salts from {@code random}. */
    public Argon2Passwords(SecureRandom random) {
        this.random = random;
    }

    @Override
    public String hash(String password) {
        byte[] salt = new byte[SALT_LENGTH];
        random.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$" + base64.encodeToString(salt)
                + "$" + base64.encodeToString(derive(password, salt));
    }

    @Override
    public boolean matches(String password, String kept) {
        String[] parts = kept.split("\\$", -1);
        if (parts.length != 6 || !parts[1].equals("argon2id")) {
            return false;
        }
        byte[] salt = Base64.getDecoder().decode(parts[4]);
        byte[] expected = Base64.getDecoder().decode(parts[5]);
        return MessageDigest.isEqual(expected, derive(password, salt));
    }

    private byte[] derive(String password, byte[] salt) {
        computing.acquireUninterruptibly();
        try {
            return computed(password, salt);
        } finally {
            computing.release();
        }
    }

    private static byte[] computed(String password, byte[] salt) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(MEMORY_KIB)
                .withIterations(PASSES)
                .withParallelism(LANES)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[HASH_LENGTH];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }
}
