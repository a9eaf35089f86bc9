package org.piaoxiang.meeting.rule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.entry.Data;

/** The open points of the rules, each with a default and what it may be set to. */
public record Flags(Map<String, Json> values, Map<String, List<Json>> allowed) {
    static Flags read(Data data) {
        Map<String, Json> values = new LinkedHashMap<>();
        Map<String, List<Json>> allowed = new LinkedHashMap<>();
        for (String name : data.object().fields().keySet()) {
            Data flag = data.child(name);
            values.put(name, flag.value("default"));
            allowed.put(name, flag.list("values"));
        }
        return new Flags(Map.copyOf(values), Map.copyOf(allowed));
    }

    Flags with(Data deviations) {
        Map<String, Json> changed = new LinkedHashMap<>(values);
        for (String name : deviations.object().fields().keySet()) {
            List<Json> choices = allowed.get(name);
            Json value = deviations.value(name);
            if (choices == null) {
                throw deviations.wrong(name, "is not a flag of the rule pack");
            }
            if (choices.isEmpty() ? !(value instanceof Json.Num) : !choices.contains(value)) {
                throw deviations.wrong(name, "is none of the allowed values");
            }
            if (choices.isEmpty()) {
                deviations.count(name);
            }
            changed.put(name, value);
        }
        return new Flags(Map.copyOf(changed), allowed);
    }

    /** Returns a flag with named values. */
    public String text(String name) {
        return data().text(name);
    }

    /** Returns a flag with a number. */
    public int number(String name) {
        return data().count(name);
    }

    /** Returns a flag that is on or off. */
    public boolean on(String name) {
        return data().bool(name);
    }

    private Data data() {
        return Data.of(new Json.Obj(values));
    }
}
