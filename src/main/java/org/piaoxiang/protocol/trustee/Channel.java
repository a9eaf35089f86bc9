package org.piaoxiang.protocol.trustee;

import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.RandomSource;

/**
 * Messages between two members of a threshold group, through whoever carries them (specification 3.3.0, section 4.6.3):
 * addressed, signed, encrypted.
 */
final class Channel {
    private Channel() {}

    /** Returns the text to send. */
    static String send(Group group, MemberKeys sender, Element recipient, String message, RandomSource random) {
        String addressed = JsonWriter.compact(
                Json.object("recipient", Json.text(recipient.encoded()), "message", Json.text(message)));
        SignedMessage signed = SignedMessage.sign(group, sender.signing(), addressed, random);
        return EncryptedMessage.encrypt(group, recipient, JsonWriter.compact(signed.json()), random)
                .text();
    }

    /** Opens a text that {@code sender}, by its verification key, sent to the holder of {@code recipient}. */
    static String receive(Group group, MemberKeys recipient, Element sender, String text) throws JsonException {
        String opened = EncryptedMessage.parse(text, group)
                .decrypt(group, recipient.decryption())
                .orElseThrow(() -> new JsonException("a message cannot be opened with this key"));
        SignedMessage signed = SignedMessage.parse(JsonReader.read(opened), group.scalars(), "message");
        if (!signed.isSignedBy(group, sender)) {
            throw new JsonException("a message is not signed by its sender");
        }
        Fields addressed = Fields.of(JsonReader.read(signed.message()), "message");
        if (!addressed.text("recipient").equals(recipient.encryptionKey().encoded())) {
            throw new JsonException("a message was meant for somebody else");
        }
        return addressed.text("message");
    }
}
