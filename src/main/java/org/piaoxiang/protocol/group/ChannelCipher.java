package org.piaoxiang.protocol.group;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * The authenticated cipher of a suite, for messages between members of a threshold group (Belenios specification 3.3.0,
 * section 4.6.1). The tag of 128 bits follows the ciphertext.
 */
public enum ChannelCipher {
    /** AES with a key of 256 bits in Galois/Counter Mode, as the specification has it. */
    AES_256_GCM("AES-GCM", 32) {
        @Override
        byte[] crypt(boolean encrypts, byte[] key, byte[] iv, byte[] input) throws GeneralSecurityException {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    encrypts ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new GCMParameterSpec(TAG_BITS, iv));
            return cipher.doFinal(input);
        }
    },
    /** SM4 (GB/T 32907) in Galois/Counter Mode, of the SM2 suite. */
    SM4_GCM("SM4-GCM", 16) {
        @Override
        byte[] crypt(boolean encrypts, byte[] key, byte[] iv, byte[] input) throws GeneralSecurityException {
            GCMModeCipher cipher = GCMBlockCipher.newInstance(new SM4Engine());
            cipher.init(encrypts, new AEADParameters(new KeyParameter(key), TAG_BITS, iv));
            byte[] output = new byte[cipher.getOutputSize(input.length)];
            int length = cipher.processBytes(input, 0, input.length, output, 0);
            try {
                cipher.doFinal(output, length);
            } catch (InvalidCipherTextException changed) {
                throw new GeneralSecurityException(changed);
            }
            return output;
        }
    };

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
        byte[] key = Arrays.copyOf(secret, keyBytes);
        try {
            return crypt(true, key, iv, plain);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java lacks " + text, missing);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** Decrypts; empty where {@code data} was not made with this secret and iv, or was changed. */
    public Optional<byte[]> decrypt(byte[] secret, byte[] iv, byte[] data) {
        byte[] key = Arrays.copyOf(secret, keyBytes);
        try {
            return Optional.of(crypt(false, key, iv, data));
        } catch (GeneralSecurityException changed) {
            return Optional.empty();
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    abstract byte[] crypt(boolean encrypts, byte[] key, byte[] iv, byte[] input) throws GeneralSecurityException;
}
