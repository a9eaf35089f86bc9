package org.piaoxiang.proceedings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.SecretScalar;
import org.piaoxiang.record.SigningKey;

/**
 * The server's own secrets, in files of the data directory that nobody else may read: the key that signs receipts and
 * checkpoints, the key that authenticates badges, and a custodian's key fresh for each poll, wrapped by a key that lives here and never in the database.
 */
public final class ServerKeys {
    private static final int WRAPPING_KEY_LENGTH = 32;
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;
    private static final int BADGE_KEY_LENGTH = 32;
    private static final String MAC = "HmacSHA256";

    private final Path directory;
    private final SecureRandom random;
    private final SigningKey signingKey;
    private final byte[] wrappingKey;
    private final SecretKeySpec badgeKey;

    /** Opens the keys in {@code directory}, making what is missing. */
    public ServerKeys(Path directory, SecureRandom random) {
        this.directory = directory;
        this.random = random;
        try {
            Files.createDirectories(directory.resolve("polls"));
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            byte[] seed = readOrMake("signing.key", SigningKey.SEED_LENGTH);
            this.signingKey = SigningKey.ofSeed(seed);
            Arrays.fill(seed, (byte) 0);
            this.wrappingKey = readOrMake("wrapping.key", WRAPPING_KEY_LENGTH);
            byte[] badge = readOrMake("badge.key", BADGE_KEY_LENGTH);
            this.badgeKey = new SecretKeySpec(badge, MAC);
            Arrays.fill(badge, (byte) 0);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Returns the key that signs receipts and checkpoints. */
    public SigningKey signingKey() {
        return signingKey;
    }

    /** Returns the key with which this server cosigns other logs, making it the first time. */
    public SigningKey witnessKey() {
        try {
            byte[] seed = readOrMake("witness.key", SigningKey.SEED_LENGTH);
            SigningKey key = SigningKey.ofSeed(seed);
            Arrays.fill(seed, (byte) 0);
            return key;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Returns what shows that a badge was made here: HMAC-SHA256 of {@code message}, 32 bytes. */
    byte[] badgeAuthenticator(String message) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(badgeKey);
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", missing);
        }
    }

    /** Makes the server's custodian's key of {@code poll}, or returns the one made before. */
    public SecretScalar pollKey(Group group, String poll) {
        Optional<SecretScalar> kept = keptPollKey(group, poll);
        if (kept.isPresent()) {
            return kept.get();
        }
        SecretScalar secret = group.scalars().random(random::nextBytes);
        byte[] plain = group.scalars().export(secret);
        try {
            writeOnce(pollFile(poll), wrap(plain, poll));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
        return secret;
    }

    /** Returns the key of {@code poll}, unless it was never made or has been destroyed. */
    public Optional<SecretScalar> keptPollKey(Group group, String poll) {
        Path file = pollFile(poll);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            byte[] plain = unwrap(Files.readAllBytes(file), poll);
            SecretScalar secret = group.scalars().secret(plain);
            Arrays.fill(plain, (byte) 0);
            return Optional.of(secret);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Destroys the key of {@code poll}: overwrites and removes its file. */
    public void destroy(String poll) {
        Path file = pollFile(poll);
        try {
            if (Files.exists(file)) {
                Files.write(file, new byte[(int) Files.size(file)], StandardOpenOption.SYNC, StandardOpenOption.WRITE);
                Files.delete(file);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Path pollFile(String poll) {
        if (!poll.matches("[1-9A-HJ-NP-Za-km-z]{14,64}")) {
            throw new IllegalArgumentException("not a poll's uuid");
        }
        return directory.resolve("polls").resolve(poll + ".key");
    }

    private byte[] readOrMake(String name, int length) throws IOException {
        Path file = directory.resolve(name);
        if (!Files.exists(file)) {
            byte[] made = new byte[length];
            random.nextBytes(made);
            writeOnce(file, made);
        }
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length != length) {
            throw new IOException("the key file " + name + " is damaged; restore it from a backup");
        }
        return bytes;
    }

    private static void writeOnce(Path file, byte[] bytes) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(draft, bytes, StandardOpenOption.SYNC, StandardOpenOption.WRITE);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private byte[] wrap(byte[] plain, String poll) {
        byte[] nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, plain, poll);
        byte[] file = Arrays.copyOf(nonce, NONCE_LENGTH + sealed.length);
        System.arraycopy(sealed, 0, file, NONCE_LENGTH, sealed.length);
        return file;
    }

    private byte[] unwrap(byte[] file, String poll) {
        byte[] nonce = Arrays.copyOf(file, NONCE_LENGTH);
        return crypt(Cipher.DECRYPT_MODE, nonce, Arrays.copyOfRange(file, NONCE_LENGTH, file.length), poll);
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] input, String poll) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(wrappingKey, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(poll.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException wrong) {
            throw new IllegalStateException("a wrapped poll key cannot be opened", wrong);
        }
    }
}
