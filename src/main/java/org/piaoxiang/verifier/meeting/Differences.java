package org.piaoxiang.verifier.meeting;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonWriter;

/** Where two JSON values differ, field by field. */
public final class Differences {
    private Differences() {}

    /**
     * One difference.
     *
     * @param place the way to the field
     * @param papers what the papers say, absent where they say nothing
     * @param record what the record says
     */
    public record Difference(String place, Optional<String> papers, Optional<String> record) {}

    /** Returns the differences; what {@code papers} withhold is not looked at. */
    public static List<Difference> of(Json papers, Json record) {
        List<Difference> found = new ArrayList<>();
        compare("", papers, record, found);
        return found;
    }

    private static void compare(String place, Json papers, Json record, List<Difference> found) {
        if (papers instanceof Json.Obj left && record instanceof Json.Obj right) {
            if (left.fields().containsKey("withheld")) {
                return;
            }
            Set<String> names = new LinkedHashSet<>(right.fields().keySet());
            names.addAll(left.fields().keySet());
            for (String name : names) {
                String at = place.isEmpty() ? name : place + "." + name;
                both(
                        at,
                        Optional.ofNullable(left.fields().get(name)),
                        Optional.ofNullable(right.fields().get(name)),
                        found);
            }
        } else if (papers instanceof Json.Arr left && record instanceof Json.Arr right) {
            for (int i = 0; i < Math.max(left.items().size(), right.items().size()); i++) {
                both(place + "[" + (i + 1) + "]", at(left, i), at(right, i), found);
            }
        } else if (!JsonWriter.canonical(papers).equals(JsonWriter.canonical(record))) {
            found.add(new Difference(place, Optional.of(shown(papers)), Optional.of(shown(record))));
        }
    }

    private static void both(String place, Optional<Json> papers, Optional<Json> record, List<Difference> found) {
        if (papers.isPresent() && record.isPresent()) {
            compare(place, papers.get(), record.get(), found);
        } else {
            found.add(new Difference(place, papers.map(Differences::shown), record.map(Differences::shown)));
        }
    }

    private static Optional<Json> at(Json.Arr array, int index) {
        return index < array.items().size() ? Optional.of(array.items().get(index)) : Optional.empty();
    }

    private static String shown(Json value) {
        return value instanceof Json.Str text ? text.value() : JsonWriter.canonical(value);
    }
}
