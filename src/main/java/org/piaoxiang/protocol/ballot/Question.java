package org.piaoxiang.protocol.ballot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;

/**
 * A homomorphic question (specification 3.3.0, section 4.9.1): mark between {@code min} and {@code max} of the answers, or
 * none at all where {@code blank} allows it.
 *
 * @param text the question
 * @param answers what can be marked
 * @param blank whether a blank vote is allowed; {@code Optional} because the archive tells absent from false
 * @param min fewest marks
 * @param max most marks
 */
public record Question(String text, List<String> answers, Optional<Boolean> blank, int min, int max) {
    /** Keeps a copy of {@code answers}. */
    public Question {
        answers = List.copyOf(answers);
    }

    /** A kind of question that this release does not know. */
    public static final class UnknownKind extends Exception {
        private static final long serialVersionUID = 1L;

        UnknownKind(String kind) {
            super(kind, null, false, false);
        }
    }

    /** Returns a question without a blank vote. */
    public static Question of(String text, List<String> answers, int min, int max) {
        return new Question(text, answers, Optional.empty(), min, max);
    }

    /** Reads a question; unknown fields are ignored, as peers do. */
    public static Question parse(Json json, String place) throws JsonException, UnknownKind {
        Fields fields = Fields.of(json, place);
        if (fields.optional("type").isPresent()) {
            throw new UnknownKind(fields.text("type"));
        }
        List<String> answers = new ArrayList<>();
        for (Json answer : fields.array("answers")) {
            answers.add(Fields.textOf(answer, place + ".answers"));
        }
        Optional<Boolean> blank =
                fields.optional("blank").isPresent() ? Optional.of(fields.bool("blank")) : Optional.empty();
        return new Question(fields.text("question"), answers, blank, fields.integer("min"), fields.integer("max"));
    }

    /** Tells whether a blank vote is allowed. */
    public boolean allowsBlank() {
        return blank.orElse(false);
    }

    /** Returns the number of ciphertexts of an answer: one per answer, and a leading one for blank where allowed. */
    public int choices() {
        return answers.size() + (allowsBlank() ? 1 : 0);
    }

    /** Returns the number of proofs in {@code overall_proof}. */
    public int overallProofs() {
        long limits = Math.max(0L, (long) max - min + 1) + (allowsBlank() ? 1 : 0);
        return (int) Math.min(limits, Integer.MAX_VALUE);
    }

    /** Tells whether the limits make sense. */
    public boolean isSensible() {
        return !answers.isEmpty() && 0 <= min && min <= max && max <= answers.size();
    }

    /** Returns the specification's JSON. */
    public Json json() {
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("answers", Json.array(answers.stream().map(Json::text).toList()));
        blank.ifPresent(allowed -> fields.put("blank", new Json.Bool(allowed)));
        fields.put("min", Json.number(min));
        fields.put("max", Json.number(max));
        fields.put("question", Json.text(text));
        return new Json.Obj(fields);
    }
}
