package org.piaoxiang.station;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.trustee.PassphraseCipher;

/**
 * The B copy (format {@code piaoxiang-copy/1}): PBKDF2-HMAC-SHA256 over the passphrase in NFC, then AES-256-GCM over the copied
 * keys and notes, with the meeting's id as associated data. It travels as a file and as a QR in a sealed envelope; the passphrase
 * travels another way.
 */
final class SealedCopy {
    private static final String FORMAT = "piaoxiang-copy/1";
    private static final int SALT_LENGTH = PassphraseCipher.SALT_LENGTH;
    private static final int IV_LENGTH = PassphraseCipher.IV_LENGTH;

    private SealedCopy() {}

    /** Locks {@code content}. */
    static String lock(String meeting, Json content, char[] passphrase, SecureRandom random) {
        byte[] salt = new byte[SALT_LENGTH];
        byte[] iv = new byte[IV_LENGTH];
        random.nextBytes(salt);
        random.nextBytes(iv);
        byte[] plain = JsonWriter.compactBytes(content);
        try {
            byte[] data = crypt(Cipher.ENCRYPT_MODE, meeting, passphrase, salt, iv, plain);
            return JsonWriter.compact(Json.object(
                    "format", Json.text(FORMAT),
                    "meeting", Json.text(meeting),
                    "salt", base64(salt),
                    "iv", base64(iv),
                    "data", base64(data)));
        } catch (AEADBadTagException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /** Unlocks a copy made for {@code meeting}. */
    static Fields unlock(String meeting, String copy, char[] passphrase) throws JsonException, StationRefusal {
        Fields file = Fields.of(JsonReader.read(copy.getBytes(StandardCharsets.UTF_8)), "copy")
                .only("format", "meeting", "salt", "iv", "data");
        if (!file.text("format").equals(FORMAT) || !file.text("meeting").equals(meeting)) {
            throw new StationRefusal("COPY_OTHER_MEETING");
        }
        byte[] salt = bytes(file.text("salt"));
        byte[] iv = bytes(file.text("iv"));
        if (salt.length != SALT_LENGTH || iv.length != IV_LENGTH) {
            throw new JsonException("salt or iv is of the wrong length");
        }
        byte[] plain = new byte[0];
        try {
            plain = crypt(Cipher.DECRYPT_MODE, meeting, passphrase, salt, iv, bytes(file.text("data")));
            return Fields.of(JsonReader.read(plain), "copy");
        } catch (AEADBadTagException wrong) {
            throw new StationRefusal("COPY_PASSPHRASE_WRONG");
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private static byte[] crypt(int mode, String meeting, char[] passphrase, byte[] salt, byte[] iv, byte[] input)
            throws AEADBadTagException {
        byte[] bound = (FORMAT + "|" + meeting).getBytes(StandardCharsets.UTF_8);
        return PassphraseCipher.crypt(mode, passphrase, salt, PassphraseCipher.ITERATIONS, iv, bound, input);
    }

    static Json base64(byte[] bytes) {
        return Json.text(Base64.getEncoder().encodeToString(bytes));
    }

    static byte[] bytes(String text) throws JsonException {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            throw new JsonException("something is not Base64");
        }
    }
}
