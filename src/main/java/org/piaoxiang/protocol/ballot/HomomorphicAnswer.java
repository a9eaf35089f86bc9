package org.piaoxiang.protocol.ballot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.group.ScalarField;
import org.piaoxiang.protocol.proof.Proof;

/**
 * A homomorphic answer as it stands in a ballot (specification 3.3.0, section 4.11.1), with the texts of group elements
 * not yet decoded.
 *
 * @param choices alpha and beta of each mark; the leading one says blank where the question allows it
 * @param individual two proofs for each mark
 * @param overall the proofs that the marks keep the limits
 * @param blank two proofs where blank is allowed, otherwise none
 */
record HomomorphicAnswer(List<Texts> choices, List<List<Proof>> individual, List<Proof> overall, List<Proof> blank)
        implements Answer {
    /** Reads an answer and holds it to the shape that {@code question} demands. */
    static HomomorphicAnswer parse(Json json, HomomorphicQuestion question, ScalarField field, String place)
            throws JsonException {
        Fields fields = Fields.of(json, place).only("choices", "individual_proofs", "overall_proof", "blank_proof");
        List<Texts> choices = new ArrayList<>();
        for (Json choice : fields.array("choices")) {
            choices.add(Texts.parse(choice, place + ".choices"));
        }
        count(choices.size(), question.choices(), place + ".choices");
        List<List<Proof>> individual = new ArrayList<>();
        for (Json proofs : fields.array("individual_proofs")) {
            String at = place + ".individual_proofs[" + individual.size() + "]";
            individual.add(Proof.parseList(proofs, field, at));
            count(individual.getLast().size(), 2, at);
        }
        count(individual.size(), choices.size(), place + ".individual_proofs");
        List<Proof> overall = Proof.parseList(fields.value("overall_proof"), field, place + ".overall_proof");
        count(overall.size(), question.overallProofs(), place + ".overall_proof");
        List<Proof> blank = List.of();
        if (question.allowsBlank()) {
            blank = Proof.parseList(fields.value("blank_proof"), field, place + ".blank_proof");
            count(blank.size(), 2, place + ".blank_proof");
        } else if (fields.optional("blank_proof").isPresent()) {
            throw new JsonException(place + " has a blank_proof, but the question allows no blank");
        }
        return new HomomorphicAnswer(choices, individual, overall, blank);
    }

    /** Returns the string b of section 4.11.1: all ciphertexts, joined by commas. */
    String joinedChoices() {
        return String.join(",", choices.stream().map(Texts::joined).toList());
    }

    @Override
    public Json json() {
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("choices", Json.array(choices.stream().map(Texts::json).toList()));
        fields.put(
                "individual_proofs",
                Json.array(individual.stream().map(Proof::json).toList()));
        fields.put("overall_proof", Proof.json(overall));
        if (!blank.isEmpty()) {
            fields.put("blank_proof", Proof.json(blank));
        }
        return new Json.Obj(fields);
    }

    private static void count(int actual, int expected, String place) throws JsonException {
        if (actual != expected) {
            throw new JsonException(place + " has " + actual + " entries instead of " + expected);
        }
    }
}
