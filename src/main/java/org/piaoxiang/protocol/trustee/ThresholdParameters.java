package org.piaoxiang.protocol.trustee;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.group.ScalarField;
import org.piaoxiang.protocol.proof.Proof;

/**
 * Custodians who share a key so that some of them suffice (specification 3.3.0, section 4.6.7), as published.
 *
 * @param threshold how many are needed
 * @param certificates one of each member
 * @param coefficients of each member, signed: its polynomial's coefficients as powers of g
 * @param signatures of each member, over all certificates and its own coefficients; archives of release 2.0 lack them
 * @param keys of each member, signed; archives of release 2.0 lack the signatures
 */
public record ThresholdParameters(
        int threshold,
        List<SignedMessage> certificates,
        List<SignedMessage> coefficients,
        Optional<List<Proof>> signatures,
        List<TrusteeKey> keys)
        implements Trustees.Item {
    /** Keeps copies of the lists. */
    public ThresholdParameters {
        certificates = List.copyOf(certificates);
        coefficients = List.copyOf(coefficients);
        signatures = signatures.map(List::copyOf);
        keys = List.copyOf(keys);
    }

    static ThresholdParameters parse(Json json, ScalarField field, String place) throws JsonException {
        Fields fields = Fields.of(json, place);
        Optional<List<Proof>> signatures = fields.optional("signatures").isEmpty()
                ? Optional.empty()
                : Optional.of(Published.proofs(fields.array("signatures"), field, place + ".signatures"));
        List<TrusteeKey> keys = new ArrayList<>();
        for (Json key : fields.array("verification_keys")) {
            keys.add(TrusteeKey.published(key, field, place + ".verification_keys[" + keys.size() + "]"));
        }
        return new ThresholdParameters(
                fields.integer("threshold"),
                SignedMessage.parseList(fields.array("certs"), field, place + ".certs"),
                SignedMessage.parseList(fields.array("coefexps"), field, place + ".coefexps"),
                signatures,
                keys);
    }

    @Override
    public Json json() {
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("threshold", Json.number(threshold));
        fields.put("certs", SignedMessage.json(certificates));
        fields.put("coefexps", SignedMessage.json(coefficients));
        signatures.ifPresent(proofs -> fields.put("signatures", Proof.json(proofs)));
        fields.put(
                "verification_keys",
                Json.array(keys.stream().map(TrusteeKey::json).toList()));
        return Json.array(List.of(Json.text("Pedersen"), new Json.Obj(fields)));
    }
}
