package org.piaoxiang.cli.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonWriter;

/** What the autopilot expected beside what it saw; a difference makes it fail. */
final class Ledger {
    private record Row(String what, Object expected, Object actual) {
        boolean differs() {
            return !String.valueOf(expected).equals(String.valueOf(actual));
        }
    }

    private final List<Row> rows = new ArrayList<>();
    private final List<Json> items = new ArrayList<>();

    /** Notes one comparison. */
    void expect(String what, Object expected, Object actual) {
        rows.add(new Row(what, expected, actual));
    }

    /** Compares what came of an item, figure by figure. */
    void item(String id, String title, Json.Obj expected, Json.Obj actual) {
        items.add(
                Json.object("item", Json.text(id), "title", Json.text(title), "expected", expected, "actual", actual));
        expected.fields()
                .forEach((name, value) -> expect(
                        id + " " + name,
                        JsonWriter.compact(value),
                        JsonWriter.compact(actual.fields().getOrDefault(name, Json.text("—")))));
    }

    /** Returns how many comparisons were made. */
    int size() {
        return rows.size();
    }

    /** Returns the comparisons that differ, as sentences. */
    List<String> differences() {
        return rows.stream()
                .filter(Row::differs)
                .map(row -> row.what + "：应为 " + row.expected + "，实为 " + row.actual)
                .toList();
    }

    /** Returns all of it. */
    Json json() {
        List<Json> checks = new ArrayList<>();
        for (Row row : rows) {
            Map<String, Json> fields = new LinkedHashMap<>();
            fields.put("what", Json.text(row.what));
            fields.put("expected", Json.text(String.valueOf(row.expected)));
            fields.put("actual", Json.text(String.valueOf(row.actual)));
            fields.put("same", new Json.Bool(!row.differs()));
            checks.add(new Json.Obj(fields));
        }
        return Json.object("items", Json.array(items), "checks", Json.array(checks));
    }
}
