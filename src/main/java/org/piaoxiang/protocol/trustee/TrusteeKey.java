package org.piaoxiang.protocol.trustee;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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
 * @param signature of the key by its owner's certificate, where custodians share a key by threshold
 */
public record TrusteeKey(Proof possession, String key, Optional<Proof> signature) {
    /** Reads a key; unknown fields are ignored, as peers do. */
    public static TrusteeKey parse(Json json, ScalarField field, String place) throws JsonException {
        Fields fields = Fields.of(json, place);
        return new TrusteeKey(
                Proof.parse(fields.value("pok"), field, place + ".pok"), fields.text("public_key"), Optional.empty());
    }

    /** Reads a key as published; a proof whose texts are no lawful numbers is taken for one that does not hold. */
    static TrusteeKey published(Json json, ScalarField field, String place) throws JsonException {
        Fields fields = Fields.of(json, place);
        Optional<Json> signature = fields.optional("signature");
        return new TrusteeKey(
                Published.proof(fields.value("pok"), field, place + ".pok"),
                fields.text("public_key"),
                signature.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Published.proof(signature.get(), field, place + ".signature")));
    }

    /** Makes the public key of {@code secret}. */
    public static TrusteeKey of(Group group, SecretScalar secret, RandomSource random) {
        var key = group.secretPower(secret);
        Proof possession = KeyProof.prove(group, secret, KeyProof.possession(group, key), random);
        return new TrusteeKey(possession, key.encoded(), Optional.empty());
    }

    /** Returns the same key with its owner's signature. */
    TrusteeKey signed(Proof ownersSignature) {
        return new TrusteeKey(possession, key, Optional.of(ownersSignature));
    }

    /** Returns the specification's JSON. */
    public Json json() {
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("pok", possession.json());
        fields.put("public_key", Json.text(key));
        signature.ifPresent(proof -> fields.put("signature", proof.json()));
        return new Json.Obj(fields);
    }
}
