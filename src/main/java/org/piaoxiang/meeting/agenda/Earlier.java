package org.piaoxiang.meeting.agenda;

import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.ObjectBuilder;

/**
 * The poll that is reconsidered (复议).
 *
 * @param nominations how often the person had been nominated for the post by then
 */
public record Earlier(String meeting, String item, String round, Outcome outcome, int nominations) {
    static Earlier read(Data data) {
        data.only("meeting", "item", "round", "outcome", "nominations");
        Outcome outcome = data.choice("outcome", Outcome.class);
        if (outcome == Outcome.DEFERRED) {
            throw data.wrong("outcome", "is not a decision that can be reconsidered");
        }
        return new Earlier(
                data.id("meeting"),
                data.id("item"),
                data.id("round"),
                outcome,
                data.has("nominations") ? data.count("nominations") : 1);
    }

    /** Returns the fields. */
    public Json.Obj toJson() {
        return new ObjectBuilder()
                .put("meeting", meeting)
                .put("item", item)
                .put("round", round)
                .put("outcome", outcome)
                .put("nominations", nominations)
                .build();
    }
}
