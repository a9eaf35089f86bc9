package org.piaoxiang.protocol.trustee;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.group.ChannelCipher;
import org.piaoxiang.protocol.group.Decoding;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.RandomSource;
import org.piaoxiang.protocol.group.SecretScalar;

/**
 * A text that only one member of a threshold group can read (specification 3.3.0, section 4.6.1): the cipher of the group's suite
 * under a random element of the group, which ElGamal encryption carries.
 *
 * @param cipher of the suite
 * @param alpha g^r
 * @param beta ek^r · g^s
 * @param data what the cipher made, tag included, in hexadecimal
 */
record EncryptedMessage(ChannelCipher cipher, Element alpha, Element beta, String data) {
    static EncryptedMessage encrypt(Group group, Element encryptionKey, String message, RandomSource random) {
        try (SecretScalar r = group.scalars().random(random);
                SecretScalar s = group.scalars().random(random)) {
            Element alpha = group.secretPower(r);
            Element key = group.secretPower(s);
            Element beta = group.product(group.secretPower(encryptionKey, r), key);
            byte[] plain = message.getBytes(StandardCharsets.UTF_8);
            byte[] secret = secret(group, key);
            byte[] data = group.channelCipher().encrypt(secret, iv(group, alpha), plain);
            Arrays.fill(plain, (byte) 0);
            Arrays.fill(secret, (byte) 0);
            return new EncryptedMessage(
                    group.channelCipher(), alpha, beta, HexFormat.of().formatHex(data));
        }
    }

    /** Reads a message as it is sent; its elements must be members of the group. */
    static EncryptedMessage parse(String text, Group group) throws JsonException {
        Fields fields = Fields.of(JsonReader.read(text), "message");
        if (!fields.text("algorithm").equals(group.channelCipher().text())) {
            throw new JsonException("the message is encrypted in a way that this release does not know");
        }
        return new EncryptedMessage(
                group.channelCipher(),
                member(fields.text("alpha"), group),
                member(fields.text("beta"), group),
                fields.text("data"));
    }

    /** Returns the text, or nothing where this was not made for the holder of the key or was changed. */
    Optional<String> decrypt(Group group, SecretScalar decryptionKey) {
        byte[] bytes;
        try {
            bytes = HexFormat.of().parseHex(data);
        } catch (IllegalArgumentException noHexadecimal) {
            return Optional.empty();
        }
        byte[] secret = secret(group, group.product(beta, group.inverse(group.secretPower(alpha, decryptionKey))));
        try {
            return group.channelCipher()
                    .decrypt(secret, iv(group, alpha), bytes)
                    .map(EncryptedMessage::textOf);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /** Returns the text in which it is sent. */
    String text() {
        return JsonWriter.compact(Json.object(
                "algorithm", Json.text(cipher.text()),
                "alpha", Json.text(alpha.encoded()),
                "beta", Json.text(beta.encoded()),
                "data", Json.text(data)));
    }

    private static byte[] secret(Group group, Element key) {
        return group.hash().digest("key|" + key.encoded());
    }

    private static byte[] iv(Group group, Element alpha) {
        return group.hash().digest("iv|" + alpha.encoded());
    }

    private static String textOf(byte[] plain) {
        String message = new String(plain, StandardCharsets.UTF_8);
        Arrays.fill(plain, (byte) 0);
        return message;
    }

    private static Element member(String text, Group group) throws JsonException {
        if (group.decode(text) instanceof Decoding.Member(Element element)) {
            return element;
        }
        throw new JsonException("the message is not encrypted in this group");
    }
}
