package org.piaoxiang.protocol.ballot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.group.Group;

/** What is asked (specification 3.3.0, section 4.9). */
public sealed interface Question permits HomomorphicQuestion, NonHomomorphicQuestion {
    /** A kind of question that this release does not know. */
    final class UnknownKind extends Exception {
        private static final long serialVersionUID = 1L;

        UnknownKind(String kind) {
            super(kind, null, false, false);
        }
    }

    /** Returns the question in words. */
    String text();

    /** Returns what can be marked, or gets a number. */
    List<String> answers();

    /** Returns the number of ciphertexts in an answer. */
    int choices();

    /** Tells whether it can be asked in {@code group}. */
    boolean isSensible(Group group);

    /** Returns the specification's JSON. */
    Json json();

    /** Tells whether its answers are shuffled and opened one by one, not summed. */
    default boolean isShuffled() {
        return this instanceof NonHomomorphicQuestion;
    }

    /** Returns a question of marks without a blank vote. */
    static HomomorphicQuestion of(String text, List<String> answers, int min, int max) {
        return new HomomorphicQuestion(text, answers, Optional.empty(), min, max);
    }

    /** Reads a question; unknown fields are ignored, as peers do. */
    static Question parse(Json json, String place) throws JsonException, UnknownKind {
        Fields fields = Fields.of(json, place);
        if (fields.optional("type").isEmpty()) {
            return HomomorphicQuestion.parse(fields, place);
        }
        String type = fields.text("type");
        if (!type.equals(NonHomomorphicQuestion.TYPE)) {
            throw new UnknownKind(type);
        }
        return NonHomomorphicQuestion.parse(fields, place);
    }

    /** Reads the answers of either kind. */
    static List<String> answers(Fields fields, String place) throws JsonException {
        List<String> answers = new ArrayList<>();
        for (Json answer : fields.array("answers")) {
            answers.add(Fields.textOf(answer, place + ".answers"));
        }
        return answers;
    }
}
