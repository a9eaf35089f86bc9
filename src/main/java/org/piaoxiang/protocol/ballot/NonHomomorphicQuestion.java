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
 * A question whose answers are opened one by one after a shuffle (specification 3.3.0, section 4.9.2): each ballot gives a
 * number from 0 to 255 for each of the answers.
 *
 * @param text the question
 * @param answers what gets a number
 * @param extra a hint how to count, of no meaning here
 */
public record NonHomomorphicQuestion(String text, List<String> answers, Optional<Json> extra) implements Question {
    static final String TYPE = "NonHomomorphic";

    /** Keeps a copy of {@code answers}. */
    public NonHomomorphicQuestion {
        answers = List.copyOf(answers);
    }

    /** Returns a question without a hint. */
    public static NonHomomorphicQuestion of(String text, List<String> answers) {
        return new NonHomomorphicQuestion(text, answers, Optional.empty());
    }

    static NonHomomorphicQuestion parse(Fields fields, String place) throws JsonException {
        Fields value = fields.object("value");
        return new NonHomomorphicQuestion(
                value.text("question"), Question.answers(value, place + ".value"), fields.optional("extra"));
    }

    /** Returns 1: all numbers lie in one ciphertext. */
    @Override
    public int choices() {
        return 1;
    }

    @Override
    public boolean isSensible(Group group) {
        int most = group.embedding().map(embedding -> embedding.mostNumbers()).orElse(0);
        return !answers.isEmpty() && answers.size() <= most;
    }

    @Override
    public Json json() {
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("type", Json.text(TYPE));
        fields.put(
                "value",
                Json.object(
                        "answers", Json.array(answers.stream().map(Json::text).toList()), "question", Json.text(text)));
        extra.ifPresent(hint -> fields.put("extra", hint));
        return new Json.Obj(fields);
    }
}
