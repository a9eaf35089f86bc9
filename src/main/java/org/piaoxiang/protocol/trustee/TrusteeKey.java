package org.piaoxiang.protocol.trustee;

import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.RandomSource;
import org.piaoxiang.protocol.group.ScalarField;
import org.piaoxiang.protocol.group.SecretScalar;
import org.piaoxiang.protocol.proof.KeyProof;
import org.piaoxiang.protocol.proof.Proof;

/**
 * A custodian's public key with the proof that its holder knows the secret (specification 3.3.0, section 4.5).
 *
 * @param possession the proof
 * @param key text of the public key, not yet decoded
 */
public record TrusteeKey(Proof possession, String key) {
    /** Reads a key; unknown fields are ignored, as peers do. */
    public static TrusteeKey parse(Json json, ScalarField field, String place) throws JsonException {
        Fields fields = Fields.of(json, place);
        return new TrusteeKey(Proof.parse(fields.value("pok"), field, place + ".pok"), fields.text("public_key"));
    }

    /** Reads a key as published; a proof whose texts are no lawful numbers is taken for one that does not hold. */
    static TrusteeKey published(Json json, ScalarField field, String place) throws JsonException {
        Fields fields = Fields.of(json, place);
        Fields proof = fields.object("pok");
        String challenge = proof.text("challenge");
        String response = proof.text("response");
        Proof unreadable = new Proof(field.of(0), field.of(0));
        Proof possession = field.parse(challenge)
                .flatMap(c -> field.parse(response).map(r -> new Proof(c, r)))
                .orElse(unreadable);
        return new TrusteeKey(possession, fields.text("public_key"));
    }

    /** Makes the public key of {@code secret}. */
    public static TrusteeKey of(Group group, SecretScalar secret, RandomSource random) {
        var key = group.secretPower(secret);
        return new TrusteeKey(KeyProof.prove(group, secret, KeyProof.possession(group, key), random), key.encoded());
    }

    /** Returns the specification's JSON. */
    public Json json() {
        return Json.object("pok", possession.json(), "public_key", Json.text(key));
    }
}
