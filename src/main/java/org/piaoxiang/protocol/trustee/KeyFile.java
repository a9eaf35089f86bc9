package org.piaoxiang.protocol.trustee;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.Groups;
import org.piaoxiang.protocol.group.RandomSource;
import org.piaoxiang.protocol.group.SecretScalar;

/**
 * A custodian's key, locked with a passphrase (format {@code piaoxiang-key/1}): PBKDF2-HMAC-SHA256 over the passphrase in
 * NFC and UTF-8, then AES-256-GCM over the secret exponent in decimal digits. The public part is the associated data, so that
 * nobody exchanges it unnoticed. The tablet's program reads and writes the same format.
 */
public final class KeyFile {
    /** The format written. */
    public static final String FORMAT = "piaoxiang-key/1";

    private static final String DERIVATION = "PBKDF2-HMAC-SHA256";
    private static final String CIPHER = "AES-256-GCM";
    private static final int ITERATIONS = PassphraseCipher.ITERATIONS;
    private static final int MAX_ITERATIONS = 10_000_000;
    private static final int SALT_LENGTH = PassphraseCipher.SALT_LENGTH;
    private static final int IV_LENGTH = PassphraseCipher.IV_LENGTH;
    private static final int TAG_BITS = PassphraseCipher.TAG_BITS;
    private static final int MAX_DATA = 4096;

    private final Group group;
    private final int iterations;
    private final byte[] salt;
    private final byte[] iv;
    private final byte[] data;
    private final TrusteeKey publicKey;

    private KeyFile(Group group, int iterations, byte[] salt, byte[] iv, byte[] data, TrusteeKey publicKey) {
        this.group = group;
        this.iterations = iterations;
        this.salt = salt;
        this.iv = iv;
        this.data = data;
        this.publicKey = publicKey;
    }

    /** What became of an attempt to unlock a key. */
    public sealed interface Unlocked {
        /** The secret, to be wiped by whoever asked. */
        record Ok(SecretScalar secret) implements Unlocked {}

        /** Not unlocked; {@code problem} says why. */
        record Refused(Problem problem) implements Unlocked {}
    }

    /** Why a key is not unlocked; names are stable codes. */
    public enum Problem {
        /** The passphrase is wrong, or the file was changed: the cipher cannot tell these apart. */
        KEY_PASSPHRASE_WRONG,
        /** What was locked is not the secret of the public key. */
        KEY_FILE_MISMATCH
    }

    /** Locks {@code secret}; the caller wipes {@code secret} and {@code passphrase}. */
    public static KeyFile lock(Group group, SecretScalar secret, char[] passphrase, RandomSource random) {
        TrusteeKey publicKey = TrusteeKey.of(group, secret, random);
        byte[] salt = new byte[SALT_LENGTH];
        byte[] iv = new byte[IV_LENGTH];
        random.fill(salt);
        random.fill(iv);
        byte[] exported = group.scalars().export(secret);
        byte[] digits = SecretDigits.write(exported);
        try {
            byte[] data = crypt(Cipher.ENCRYPT_MODE, passphrase, salt, ITERATIONS, iv, publicKey, digits);
            return new KeyFile(group, ITERATIONS, salt, iv, data, publicKey);
        } catch (AEADBadTagException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            Arrays.fill(exported, (byte) 0);
            Arrays.fill(digits, (byte) 0);
        }
    }

    /** Reads a key file; refuses another format, unknown fields and weak parameters. The public part is not yet checked. */
    public static KeyFile parse(byte[] bytes) throws JsonException {
        Fields file = Fields.of(JsonReader.read(bytes), "key").only("format", "group", "kdf", "cipher", "publicKey");
        require(file.text("format").equals(FORMAT), "the format is not " + FORMAT);
        Group group = Groups.byName(file.text("group")).orElseThrow(() -> new JsonException("the group is unknown"));
        Fields kdf = file.object("kdf").only("name", "iterations", "salt");
        require(kdf.text("name").equals(DERIVATION), "the key derivation is unknown");
        int iterations = kdf.integer("iterations");
        require(iterations >= ITERATIONS && iterations <= MAX_ITERATIONS, "the number of iterations is out of bounds");
        Fields cipher = file.object("cipher").only("name", "iv", "data");
        require(cipher.text("name").equals(CIPHER), "the cipher is unknown");
        byte[] salt = base64(kdf.text("salt"));
        byte[] iv = base64(cipher.text("iv"));
        byte[] data = base64(cipher.text("data"));
        require(salt.length == SALT_LENGTH && iv.length == IV_LENGTH, "salt or iv is of the wrong length");
        require(data.length > TAG_BITS / Byte.SIZE && data.length <= MAX_DATA, "the data is of the wrong length");
        TrusteeKey publicKey = TrusteeKey.parse(file.value("publicKey"), group.scalars(), "key.publicKey");
        require(publicKey.json().equals(file.value("publicKey")), "publicKey has unknown fields");
        return new KeyFile(group, iterations, salt, iv, data, publicKey);
    }

    /** Returns the bytes to write. */
    public byte[] bytes() {
        return JsonWriter.compactBytes(Json.object(
                "format", Json.text(FORMAT),
                "group", Json.text(group.name()),
                "kdf",
                        Json.object(
                                "name", Json.text(DERIVATION),
                                "iterations", Json.number(iterations),
                                "salt", base64(salt)),
                "cipher", Json.object("name", Json.text(CIPHER), "iv", base64(iv), "data", base64(data)),
                "publicKey", publicKey.json()));
    }

    /** Unlocks the secret; the caller wipes {@code passphrase}. */
    public Unlocked unlock(char[] passphrase) {
        byte[] digits;
        try {
            digits = crypt(Cipher.DECRYPT_MODE, passphrase, salt, iterations, iv, publicKey, data);
        } catch (AEADBadTagException wrong) {
            return new Unlocked.Refused(Problem.KEY_PASSPHRASE_WRONG);
        }
        byte[] number = SecretDigits.read(digits, group.scalars().byteLength());
        SecretScalar secret = group.scalars().secret(number);
        byte[] reduced = group.scalars().export(secret);
        boolean canonical = MessageDigest.isEqual(number, reduced);
        Arrays.fill(digits, (byte) 0);
        Arrays.fill(number, (byte) 0);
        Arrays.fill(reduced, (byte) 0);
        if (!canonical || !group.secretPower(secret).encoded().equals(publicKey.key())) {
            secret.close();
            return new Unlocked.Refused(Problem.KEY_FILE_MISMATCH);
        }
        return new Unlocked.Ok(secret);
    }

    /** Returns the group of the key. */
    public Group group() {
        return group;
    }

    /** Returns the public part. */
    public TrusteeKey publicKey() {
        return publicKey;
    }

    private static byte[] crypt(
            int mode, char[] passphrase, byte[] salt, int iterations, byte[] iv, TrusteeKey publicKey, byte[] input)
            throws AEADBadTagException {
        byte[] bound = JsonWriter.compactBytes(publicKey.json());
        return PassphraseCipher.crypt(mode, passphrase, salt, iterations, iv, bound, input);
    }

    private static void require(boolean condition, String otherwise) throws JsonException {
        if (!condition) {
            throw new JsonException(otherwise);
        }
    }

    private static Json base64(byte[] bytes) {
        return Json.text(Base64.getEncoder().encodeToString(bytes));
    }

    private static byte[] base64(String text) throws JsonException {
        try {
            byte[] bytes = Base64.getDecoder().decode(text.getBytes(StandardCharsets.ISO_8859_1));
            require(Base64.getEncoder().encodeToString(bytes).equals(text), "Base64 is not canonical");
            return bytes;
        } catch (IllegalArgumentException notBase64) {
            throw new JsonException("something is not Base64");
        }
    }
}
