package org.piaoxiang.meeting.result;

import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.entry.ObjectBuilder;
import org.piaoxiang.meeting.rule.Percent;
import org.piaoxiang.meeting.rule.RateBase;

/** A percentage with its base beside it. */
public record Rate(RateBase base, int of, String percent) {
    /** Returns {@code count} of {@code number}. */
    public static Rate of(int count, RateBase base, int number) {
        return new Rate(base, number, Percent.of(count, number));
    }

    /** Returns the fields. */
    public Json.Obj toJson() {
        return new ObjectBuilder()
                .put("base", base)
                .put("label", base.label())
                .put("of", of)
                .put("percent", percent)
                .build();
    }
}
