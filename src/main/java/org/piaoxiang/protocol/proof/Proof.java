package org.piaoxiang.protocol.proof;

import java.util.ArrayList;
import java.util.List;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.group.Scalar;
import org.piaoxiang.protocol.group.ScalarField;

/**
 * A challenge and its response (specification 3.3.0, section 4.3).
 *
 * @param challenge in Z_q
 * @param response in Z_q
 */
public record Proof(Scalar challenge, Scalar response) {
    /** Reads a proof; both numbers must be canonical decimals below q. */
    public static Proof parse(Json json, ScalarField field, String place) throws JsonException {
        Fields fields = Fields.of(json, place);
        return new Proof(scalar(fields, "challenge", field, place), scalar(fields, "response", field, place));
    }

    /** Reads a list of proofs. */
    public static List<Proof> parseList(Json json, ScalarField field, String place) throws JsonException {
        List<Proof> proofs = new ArrayList<>();
        for (Json item : Fields.arrayOf(json, place)) {
            proofs.add(parse(item, field, place + "[" + proofs.size() + "]"));
        }
        return proofs;
    }

    /** Returns the specification's JSON. */
    public Json json() {
        return Json.object("challenge", Json.text(challenge.toString()), "response", Json.text(response.toString()));
    }

    /** Returns the JSON of a list of proofs. */
    public static Json json(List<Proof> proofs) {
        return Json.array(proofs.stream().map(Proof::json).toList());
    }

    private static Scalar scalar(Fields fields, String name, ScalarField field, String place) throws JsonException {
        return field.parse(fields.text(name))
                .orElseThrow(() -> new JsonException(place + "." + name + " is not a canonical number below q"));
    }
}
