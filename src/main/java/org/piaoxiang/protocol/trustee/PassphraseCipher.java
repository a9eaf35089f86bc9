package org.piaoxiang.protocol.trustee;

import java.nio.CharBuffer;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** What locks files under a passphrase: PBKDF2-HMAC-SHA256 over the passphrase in NFC and UTF-8, then AES-256-GCM. */
public final class PassphraseCipher {
    /** Rounds of PBKDF2 for new files. */
    public static final int ITERATIONS = 600_000;

    /** Length of the salt in bytes. */
    public static final int SALT_LENGTH = 16;

    /** Length of the nonce in bytes. */
    public static final int IV_LENGTH = 12;

    /** Length of the authentication tag in bits. */
    public static final int TAG_BITS = 128;

    private static final int KEY_BITS = 256;

    private PassphraseCipher() {}

    /**
     * Encrypts or decrypts {@code input}; the caller wipes {@code passphrase} and whatever is secret of input and output.
     *
     * @param mode {@link Cipher#ENCRYPT_MODE} or {@link Cipher#DECRYPT_MODE}
     * @param iterations rounds of PBKDF2
     * @param bound associated data, which the file shows openly and nobody exchanges unnoticed
     * @throws AEADBadTagException where the passphrase is wrong or the file was changed: the cipher cannot tell these apart
     */
    public static byte[] crypt(
            int mode, char[] passphrase, byte[] salt, int iterations, byte[] iv, byte[] bound, byte[] input)
            throws AEADBadTagException {
        char[] normal = normal(passphrase);
        PBEKeySpec spec = new PBEKeySpec(normal, salt, iterations, KEY_BITS);
        byte[] key = new byte[0];
        try {
            key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, iv));
            cipher.updateAAD(bound);
            return cipher.doFinal(input);
        } catch (AEADBadTagException wrong) {
            throw wrong;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java lacks PBKDF2 or AES-GCM", missing);
        } finally {
            spec.clearPassword();
            Arrays.fill(normal, '\0');
            Arrays.fill(key, (byte) 0);
        }
    }

    /** The same passphrase typed on another keyboard must open the file: NFC. The caller wipes what is returned. */
    private static char[] normal(char[] passphrase) {
        CharBuffer typed = CharBuffer.wrap(passphrase);
        return Normalizer.isNormalized(typed, Normalizer.Form.NFC)
                ? passphrase.clone()
                : Normalizer.normalize(typed, Normalizer.Form.NFC).toCharArray();
    }
}
