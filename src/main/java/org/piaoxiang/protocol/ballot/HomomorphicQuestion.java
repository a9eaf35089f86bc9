package org.piaoxiang.protocol.ballot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.group.Group;

/**
 * A question whose marks are only ever summed (specification 3.3.0, section 4.9.1): mark between {@code min} and {@code
 * max} of the answers, or none at all where {@code blank} allows it.
 *
 * @param text the question
 * @param answers what can be marked
 * @param blank whether a blank vote is allowed; {@code Optional} because the archive tells absent from false
 * @param min fewest marks
 * @param max most marks
 */
public record HomomorphicQuestion(String text, List<String> answers, Optional<Boolean> blank, int min, int max)
        implements Question {
    /** Keeps a copy of {@code answers}. */
    public HomomorphicQuestion {
        answers = List.copyOf(answers);
    }

    static HomomorphicQuestion parse(Fields fields, String place) throws JsonException {
        Optional<Boolean> blank =
                fields.optional("blank").isPresent() ? Optional.of(fields.bool("blank")) : Optional.empty();
        return new HomomorphicQuestion(
                fields.text("question"),
                Question.answers(fields, place),
                blank,
                fields.integer("min"),
                fields.integer("max"));
    }

    /** Tells whether a blank vote is allowed. */
    public boolean allowsBlank() {
        return blank.orElse(false);
    }

    /** Returns one for each answer, and one more, the first, for blank where that is allowed. */
    @Override
    public int choices() {
        return answers.size() + (allowsBlank() ? 1 : 0);
    }

    /** Returns the number of proofs in {@code overall_proof}. */
    public int overallProofs() {
        long limits = Math.max(0L, (long) max - min + 1) + (allowsBlank() ? 1 : 0);
        return (int) Math.min(limits, Integer.MAX_VALUE);
    }

    @Override
    public boolean isSensible(Group group) {
        return !answers.isEmpty() && 0 <= min && min <= max && max <= answers.size();
    }

    @Override
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
