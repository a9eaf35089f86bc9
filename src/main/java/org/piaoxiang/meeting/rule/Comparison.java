package org.piaoxiang.meeting.rule;

import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.entry.ObjectBuilder;

/**
 * A threshold applied to numbers.
 *
 * @param left the left product
 * @param right the right product
 * @param arithmetic as printed, for example {@code 3×8＝24 ≥ 2×9＝18}
 */
public record Comparison(
        Threshold threshold, int count, int base, int left, int right, boolean met, String arithmetic) {
    /** Returns the facts that an entry keeps. */
    public ObjectBuilder facts() {
        return new ObjectBuilder()
                .put("rule", threshold.id())
                .put("left", left)
                .put("right", right)
                .put("met", met);
    }

    /** Returns everything, for views and refusals. */
    public Json.Obj toJson() {
        return facts().put("ruleId", threshold.rule())
                .put("text", threshold.text())
                .put("arithmetic", arithmetic)
                .put("needed", threshold.least(base))
                .build();
    }
}
