package org.piaoxiang.meeting.rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.piaoxiang.meeting.entry.Data;

/**
 * The rules of one ballot kind.
 *
 * @param kind its name, for example {@code SC_APPOINTMENT}
 * @param playable whether meetings can hold it yet
 * @param bodies the body types that may hold it
 * @param quorum the test before every round
 * @param pass the test of a decision
 * @param clearance whether the superior must clear the item first
 * @param statements whether everybody states an opinion by name
 * @param categories whether each category of participants has a poll of its own
 * @param announced whether the result is announced in the room
 */
public record KindRules(
        String kind,
        String label,
        Family family,
        boolean playable,
        List<String> bodies,
        Optional<Threshold> quorum,
        List<Choice> options,
        Optional<Threshold> pass,
        RecusalPolicy recusalPolicy,
        boolean clearance,
        boolean statements,
        boolean categories,
        boolean announced,
        boolean writeIn,
        Map<String, String> wording) {
    /** An option or grade: its name in data and on screen. */
    public record Choice(String id, String label) {}

    static KindRules read(String kind, Data data, Map<String, Threshold> thresholds) {
        return new KindRules(
                kind,
                data.text("label"),
                data.choice("family", Family.class),
                data.bool("playable"),
                data.texts("bodies"),
                data.optionalText("quorum").map(id -> named(id, thresholds)),
                data.objects("options").stream()
                        .map(option -> new Choice(option.text("id"), option.text("label")))
                        .toList(),
                data.optionalText("pass").map(id -> named(id, thresholds)),
                data.choice("recusalPolicy", RecusalPolicy.class),
                data.bool("clearance"),
                data.bool("statements"),
                data.bool("categories"),
                data.bool("announced"),
                data.bool("writeIn"),
                data.child("wording").object().fields().keySet().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                name -> name, name -> data.child("wording").text(name))));
    }

    private static Threshold named(String id, Map<String, Threshold> thresholds) {
        Threshold threshold = thresholds.get(id);
        if (threshold == null) {
            throw new IllegalArgumentException("The rule pack lacks the threshold " + id);
        }
        return threshold;
    }
}
