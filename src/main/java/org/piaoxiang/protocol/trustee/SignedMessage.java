package org.piaoxiang.protocol.trustee;

import java.util.ArrayList;
import java.util.List;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.RandomSource;
import org.piaoxiang.protocol.group.ScalarField;
import org.piaoxiang.protocol.group.SecretScalar;
import org.piaoxiang.protocol.proof.KeyProof;
import org.piaoxiang.protocol.proof.Proof;

/**
 * A text with its author's signature (specification 3.3.0, section 4.6.1).
 *
 * @param message the text
 * @param signature proof of knowing the signing key, over the text
 */
public record SignedMessage(String message, Proof signature) {
    /** Signs {@code message} with {@code signingKey}. */
    static SignedMessage sign(Group group, SecretScalar signingKey, String message, RandomSource random) {
        return new SignedMessage(message, signature(group, signingKey, message, random));
    }

    /** Returns the signature alone. */
    static Proof signature(Group group, SecretScalar signingKey, String message, RandomSource random) {
        return KeyProof.prove(group, signingKey, hashed(message), random);
    }

    /** Reads a message; a signature whose texts are no lawful numbers is taken for one that does not hold. */
    public static SignedMessage parse(Json json, ScalarField field, String place) throws JsonException {
        Fields fields = Fields.of(json, place);
        return new SignedMessage(
                fields.text("message"), Published.proof(fields.value("signature"), field, place + ".signature"));
    }

    /** Reads a list of messages. */
    static List<SignedMessage> parseList(List<Json> items, ScalarField field, String place) throws JsonException {
        List<SignedMessage> messages = new ArrayList<>();
        for (Json item : items) {
            messages.add(parse(item, field, place + "[" + messages.size() + "]"));
        }
        return messages;
    }

    /** Tells whether the holder of {@code verificationKey} signed this. */
    boolean isSignedBy(Group group, Element verificationKey) {
        return KeyProof.claim(group, verificationKey, hashed(message), signature)
                .holds(group);
    }

    /** Returns the specification's JSON. */
    public Json json() {
        return Json.object("message", Json.text(message), "signature", signature.json());
    }

    /** Returns the JSON of a list of messages. */
    static Json json(List<SignedMessage> messages) {
        return Json.array(messages.stream().map(SignedMessage::json).toList());
    }

    private static String hashed(String message) {
        return "sigmsg|" + message + "|";
    }
}
