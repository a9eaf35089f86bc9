package org.piaoxiang.protocol.trustee;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.group.Decoding;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.HashFunction;
import org.piaoxiang.protocol.group.RandomSource;
import org.piaoxiang.protocol.group.SecretScalar;

/**
 * A text that only one member of a threshold group can read (specification 3.3.0, section 4.6.1): AES-GCM under a random
 * element of the group, which ElGamal encryption carries.
 *
 * @param alpha g^r
 * @param beta ek^r · g^s
 * @param data what AES-GCM made, tag included, in hexadecimal
 */
record EncryptedMessage(Element alpha, Element beta, String data) {
    private static final String ALGORITHM = "AES-GCM";
    private static final int TAG_BITS = 128;

    static EncryptedMessage encrypt(Group group, Element encryptionKey, String message, RandomSource random) {
        try (SecretScalar r = group.scalars().random(random);
                SecretScalar s = group.scalars().random(random)) {
            Element alpha = group.secretPower(r);
            Element key = group.secretPower(s);
            Element beta = group.product(group.secretPower(encryptionKey, r), key);
            byte[] plain = message.getBytes(StandardCharsets.UTF_8);
            try {
                byte[] data = crypt(Cipher.ENCRYPT_MODE, key, alpha, plain);
                return new EncryptedMessage(alpha, beta, HexFormat.of().formatHex(data));
            } catch (GeneralSecurityException missing) {
                throw new IllegalStateException("this Java lacks AES-GCM", missing);
            } finally {
                Arrays.fill(plain, (byte) 0);
            }
        }
    }

    /** Reads a message as it is sent; its elements must be members of the group. */
    static EncryptedMessage parse(String text, Group group) throws JsonException {
        Fields fields = Fields.of(JsonReader.read(text), "message");
        if (!fields.text("algorithm").equals(ALGORITHM)) {
            throw new JsonException("the message is encrypted in a way that this release does not know");
        }
        return new EncryptedMessage(
                member(fields.text("alpha"), group), member(fields.text("beta"), group), fields.text("data"));
    }

    /** Returns the text, or nothing where this was not made for the holder of the key or was changed. */
    Optional<String> decrypt(Group group, SecretScalar decryptionKey) {
        Element key = group.product(beta, group.inverse(group.secretPower(alpha, decryptionKey)));
        try {
            byte[] plain = crypt(Cipher.DECRYPT_MODE, key, alpha, HexFormat.of().parseHex(data));
            String message = new String(plain, StandardCharsets.UTF_8);
            Arrays.fill(plain, (byte) 0);
            return Optional.of(message);
        } catch (GeneralSecurityException | IllegalArgumentException changed) {
            return Optional.empty();
        }
    }

    /** Returns the text in which it is sent. */
    String text() {
        return JsonWriter.compact(Json.object(
                "algorithm", Json.text(ALGORITHM),
                "alpha", Json.text(alpha.encoded()),
                "beta", Json.text(beta.encoded()),
                "data", Json.text(data)));
    }

    private static byte[] crypt(int mode, Element key, Element alpha, byte[] input) throws GeneralSecurityException {
        byte[] bytes = HashFunction.SHA_256.digest("key|" + key.encoded());
        byte[] iv = HashFunction.SHA_256.digest("iv|" + alpha.encoded());
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(bytes, "AES"), new GCMParameterSpec(TAG_BITS, iv));
            return cipher.doFinal(input);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static Element member(String text, Group group) throws JsonException {
        if (group.decode(text) instanceof Decoding.Member(Element element)) {
            return element;
        }
        throw new JsonException("the message is not encrypted in this group");
    }
}
