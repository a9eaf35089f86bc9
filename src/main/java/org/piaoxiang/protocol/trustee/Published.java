package org.piaoxiang.protocol.trustee;

import java.util.ArrayList;
import java.util.List;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.group.ScalarField;
import org.piaoxiang.protocol.proof.Proof;

/** Reads proofs in a setup: one whose texts are no lawful numbers is taken for one that does not hold. */
final class Published {
    private Published() {}

    static Proof proof(Json json, ScalarField field, String place) throws JsonException {
        Fields fields = Fields.of(json, place);
        String challenge = fields.text("challenge");
        String response = fields.text("response");
        return field.parse(challenge)
                .flatMap(c -> field.parse(response).map(r -> new Proof(c, r)))
                .orElse(new Proof(field.of(0), field.of(0)));
    }

    static List<Proof> proofs(List<Json> items, ScalarField field, String place) throws JsonException {
        List<Proof> proofs = new ArrayList<>();
        for (Json item : items) {
            proofs.add(proof(item, field, place + "[" + proofs.size() + "]"));
        }
        return proofs;
    }
}
