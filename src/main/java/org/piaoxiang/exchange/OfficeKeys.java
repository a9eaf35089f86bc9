package org.piaoxiang.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import org.piaoxiang.exchange.UnusableFile.Problem;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.group.RandomSource;
import org.piaoxiang.protocol.trustee.PassphraseCipher;
import org.piaoxiang.record.SigningKey;

/**
 * The two secret keys of a superior department, and their file under a passphrase (format {@code piaoxiang-office-key/1}): the
 * seed of the signing key and the sealing key, 64 bytes, with the card as associated data. Closing wipes them.
 */
public final class OfficeKeys implements AutoCloseable {
    private static final String FORMAT = "piaoxiang-office-key/1";
    private static final int SECRET_LENGTH = SigningKey.SEED_LENGTH + SealingKey.LENGTH;

    private final SigningKey signing;
    private final SealingKey sealing;
    private final OfficeCard card;

    private OfficeKeys(String name, SigningKey signing, SealingKey sealing) {
        this.signing = signing;
        this.sealing = sealing;
        this.card = OfficeCard.of(name, this);
    }

    /** Makes new keys for the department {@code name}. */
    public static OfficeKeys generate(String name, RandomSource random) {
        byte[] seed = new byte[SigningKey.SEED_LENGTH];
        random.fill(seed);
        try {
            return new OfficeKeys(name, SigningKey.ofSeed(seed), SealingKey.generate(random));
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
    }

    SigningKey signing() {
        return signing;
    }

    SealingKey sealing() {
        return sealing;
    }

    /** Returns the public card. */
    public OfficeCard card() {
        return card;
    }

    /** Returns the file, locked with {@code passphrase}, which the caller wipes. */
    public String lock(char[] passphrase, RandomSource random) {
        byte[] salt = new byte[PassphraseCipher.SALT_LENGTH];
        byte[] iv = new byte[PassphraseCipher.IV_LENGTH];
        random.fill(salt);
        random.fill(iv);
        byte[] secret = new byte[SECRET_LENGTH];
        byte[] seed = signing.copySeed();
        byte[] opening = sealing.copySecret();
        System.arraycopy(seed, 0, secret, 0, seed.length);
        System.arraycopy(opening, 0, secret, seed.length, opening.length);
        try {
            byte[] data = PassphraseCipher.crypt(
                    Cipher.ENCRYPT_MODE,
                    passphrase,
                    salt,
                    PassphraseCipher.ITERATIONS,
                    iv,
                    card.text().getBytes(StandardCharsets.UTF_8),
                    secret);
            return JsonWriter.compact(Json.object(
                    "format", Json.text(FORMAT),
                    "card", Json.text(card.text()),
                    "salt", base64(salt),
                    "iv", base64(iv),
                    "data", base64(data)));
        } catch (AEADBadTagException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            Arrays.fill(secret, (byte) 0);
            Arrays.fill(seed, (byte) 0);
            Arrays.fill(opening, (byte) 0);
        }
    }

    /** Returns the card that a locked file shows. */
    public static OfficeCard cardOf(String file) throws JsonException, UnusableFile {
        return OfficeCard.parse(fields(file).text("card"));
    }

    /** Unlocks a file; the caller wipes {@code passphrase}. */
    public static OfficeKeys unlock(String file, char[] passphrase) throws JsonException, UnusableFile {
        Fields fields = fields(file);
        OfficeCard card = OfficeCard.parse(fields.text("card"));
        byte[] salt = bytes(fields.text("salt"));
        byte[] iv = bytes(fields.text("iv"));
        if (salt.length != PassphraseCipher.SALT_LENGTH || iv.length != PassphraseCipher.IV_LENGTH) {
            throw new JsonException("salt or iv is of the wrong length");
        }
        byte[] secret = new byte[0];
        byte[] seed = new byte[0];
        byte[] opening = new byte[0];
        try {
            secret = PassphraseCipher.crypt(
                    Cipher.DECRYPT_MODE,
                    passphrase,
                    salt,
                    PassphraseCipher.ITERATIONS,
                    iv,
                    card.text().getBytes(StandardCharsets.UTF_8),
                    bytes(fields.text("data")));
            if (secret.length != SECRET_LENGTH) {
                throw new UnusableFile(Problem.KEY_FILE_MISMATCH);
            }
            seed = Arrays.copyOf(secret, SigningKey.SEED_LENGTH);
            opening = Arrays.copyOfRange(secret, SigningKey.SEED_LENGTH, SECRET_LENGTH);
            OfficeKeys keys = new OfficeKeys(card.name(), SigningKey.ofSeed(seed), SealingKey.ofSecret(opening));
            if (!keys.card.equals(card)) {
                keys.close();
                throw new UnusableFile(Problem.KEY_FILE_MISMATCH);
            }
            return keys;
        } catch (AEADBadTagException wrong) {
            throw new UnusableFile(Problem.KEY_PASSPHRASE_WRONG);
        } finally {
            Arrays.fill(secret, (byte) 0);
            Arrays.fill(seed, (byte) 0);
            Arrays.fill(opening, (byte) 0);
        }
    }

    private static Fields fields(String file) throws JsonException {
        Fields fields = Fields.of(JsonReader.read(file.getBytes(StandardCharsets.UTF_8)), "key")
                .only("format", "card", "salt", "iv", "data");
        if (!fields.text("format").equals(FORMAT)) {
            throw new JsonException("the format is not " + FORMAT);
        }
        return fields;
    }

    private static Json base64(byte[] bytes) {
        return Json.text(Base64.getEncoder().encodeToString(bytes));
    }

    private static byte[] bytes(String text) throws JsonException {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            throw new JsonException("something is not Base64");
        }
    }

    @Override
    public void close() {
        signing.close();
        sealing.close();
    }

    @Override
    public String toString() {
        return "OfficeKeys[hidden]";
    }
}
