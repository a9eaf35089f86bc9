package org.piaoxiang.protocol.group;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The authenticated cipher of a suite, for messages between members of a threshold group (Belenios specification 3.3.0,
 * section 4.6.1). The tag of 128 bits follows the ciphertext.
 */
public enum ChannelCipher {
    /** AES with a key of 256 bits in Galois/Counter Mode, as the specification has it. */
    AES_256_GCM("AES-GCM", 32);

    private static final int TAG_BITS = 128;

    private final String text;
    private final int keyBytes;

    ChannelCipher(String text, int keyBytes) {
        this.text = text;
        this.keyBytes = keyBytes;
    }

    /** Returns the name that messages carry. */
    public String text() {
        return text;
    }

    /** Encrypts {@code plain} under the first bytes of {@code secret}; {@code iv} is used once only with that secret. */
    public byte[] encrypt(byte[] secret, byte[] iv, byte[] plain) {
        try {
            return crypt(Cipher.ENCRYPT_MODE, secret, iv, plain);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java lacks " + text, missing);
        }
    }

    /** Decrypts; empty where {@code data} was not made with this secret and iv, or was changed. */
    public Optional<byte[]> decrypt(byte[] secret, byte[] iv, byte[] data) {
        try {
            return Optional.of(crypt(Cipher.DECRYPT_MODE, secret, iv, data));
        } catch (GeneralSecurityException changed) {
            return Optional.empty();
        }
    }

    private byte[] crypt(int mode, byte[] secret, byte[] iv, byte[] input) throws GeneralSecurityException {
        byte[] key = Arrays.copyOf(secret, keyBytes);
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, iv));
            return cipher.doFinal(input);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }
}
