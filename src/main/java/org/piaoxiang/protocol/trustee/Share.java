package org.piaoxiang.protocol.trustee;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.group.ScalarField;
import org.piaoxiang.protocol.proof.Proof;

/**
 * A decryption share as published (specification 3.3.0, section 4.20), with our third field.
 *
 * @param factors per question, per choice: text of alpha^x, not yet decoded
 * @param proofs the specification's proofs
 * @param boundProofs our bound proofs; absent in shares of others, {@link Optional#empty} also where they are misshapen
 */
public record Share(List<List<String>> factors, List<List<Proof>> proofs, Optional<List<List<Proof>>> boundProofs) {
    /** Reads a share; unknown fields are ignored, as peers do. */
    public static Share parse(byte[] bytes, ScalarField field) throws JsonException {
        Fields fields = Fields.of(JsonReader.read(bytes), "partial_decryption");
        List<List<String>> factors = new ArrayList<>();
        for (Json row : fields.array("decryption_factors")) {
            List<String> items = new ArrayList<>();
            for (Json item : Fields.arrayOf(row, "decryption_factors")) {
                items.add(Fields.textOf(item, "decryption_factors"));
            }
            factors.add(items);
        }
        List<List<Proof>> proofs = proofRows(fields.value("decryption_proofs"), field, "decryption_proofs");
        Optional<List<List<Proof>>> bound = Optional.empty();
        if (fields.optional("bound_proofs").isPresent()) {
            try {
                bound = Optional.of(proofRows(fields.value("bound_proofs"), field, "bound_proofs"));
            } catch (JsonException misshapen) {
                bound = Optional.empty();
            }
        }
        return new Share(factors, proofs, bound);
    }

    /** Returns the published bytes. */
    public byte[] bytes() {
        return JsonWriter.compactBytes(json());
    }

    /** Returns the specification's JSON, with our third field. */
    public Json json() {
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put(
                "decryption_factors",
                Json.array(factors.stream()
                        .map(row -> Json.array(row.stream().map(Json::text).toList()))
                        .toList()));
        fields.put(
                "decryption_proofs", Json.array(proofs.stream().map(Proof::json).toList()));
        boundProofs.ifPresent(rows -> fields.put(
                "bound_proofs", Json.array(rows.stream().map(Proof::json).toList())));
        return new Json.Obj(fields);
    }

    /** Returns the payload of the event: who made the share, counted from 1, and the share's hash. */
    public static byte[] owned(int owner, String shareHash) {
        return JsonWriter.compactBytes(Json.object("owner", Json.number(owner), "payload", Json.text(shareHash)));
    }

    private static List<List<Proof>> proofRows(Json json, ScalarField field, String place) throws JsonException {
        List<List<Proof>> rows = new ArrayList<>();
        for (Json row : Fields.arrayOf(json, place)) {
            rows.add(Proof.parseList(row, field, place + "[" + rows.size() + "]"));
        }
        return rows;
    }
}
