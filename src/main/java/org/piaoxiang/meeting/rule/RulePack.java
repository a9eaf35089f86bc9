package org.piaoxiang.meeting.rule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.entry.Data;

/** One version of the rules, as data. A meeting records which was in force and the flags it deviates in. */
public record RulePack(
        String id,
        String title,
        String effectiveFrom,
        List<Citation> citations,
        Map<String, Threshold> thresholds,
        Map<String, KindRules> kinds,
        Flags flags) {
    /** Reads a rule pack. */
    public static RulePack read(Json.Obj json) {
        Data data = Data.of(json);
        Map<String, Threshold> thresholds = new LinkedHashMap<>();
        Data tests = data.child("thresholds");
        for (String id : tests.object().fields().keySet()) {
            thresholds.put(id, Threshold.read(id, tests.child(id)));
        }
        Map<String, KindRules> kinds = new LinkedHashMap<>();
        Data declared = data.child("kinds");
        for (String kind : declared.object().fields().keySet()) {
            kinds.put(kind, KindRules.read(kind, declared.child(kind), thresholds));
        }
        return new RulePack(
                data.text("id"),
                data.text("title"),
                data.text("effectiveFrom"),
                data.objects("citations").stream().map(Citation::read).toList(),
                Map.copyOf(thresholds),
                Map.copyOf(kinds),
                Flags.read(data.child("flags")));
    }

    /** Returns this pack with the flags that a meeting deviates in. */
    public RulePack with(Data deviations) {
        return new RulePack(id, title, effectiveFrom, citations, thresholds, kinds, flags.with(deviations));
    }

    /** Returns the rules of {@code kind}, if the pack knows it. */
    public Optional<KindRules> kind(String kind) {
        return Optional.ofNullable(kinds.get(kind));
    }

    /** Returns a threshold that every pack has. */
    public Threshold threshold(String name) {
        Threshold threshold = thresholds.get(name);
        if (threshold == null) {
            throw new IllegalArgumentException("The rule pack lacks the threshold " + name);
        }
        return threshold;
    }

    /** Returns what recusal means for {@code kind} in this meeting. */
    public RecusalPolicy recusalPolicy(KindRules kind) {
        String flag = flags.text("recusalPolicy");
        return flag.equals("BY_KIND") ? kind.recusalPolicy() : RecusalPolicy.valueOf(flag);
    }
}
