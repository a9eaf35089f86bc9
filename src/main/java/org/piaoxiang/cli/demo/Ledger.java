package org.piaoxiang.cli.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.piaoxiang.json.Json;

/** What the autopilot expected beside what it saw; a difference makes it fail. */
final class Ledger {
    private record Row(String what, Object expected, Object actual) {
        boolean differs() {
            return !String.valueOf(expected).equals(String.valueOf(actual));
        }
    }

    private final List<Row> rows = new ArrayList<>();

    /** Notes one comparison. */
    void expect(String what, Object expected, Object actual) {
        rows.add(new Row(what, expected, actual));
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

    /** Returns all comparisons. */
    Json json() {
        List<Json> items = new ArrayList<>();
        for (Row row : rows) {
            Map<String, Json> fields = new LinkedHashMap<>();
            fields.put("what", Json.text(row.what));
            fields.put("expected", Json.text(String.valueOf(row.expected)));
            fields.put("actual", Json.text(String.valueOf(row.actual)));
            fields.put("same", new Json.Bool(!row.differs()));
            items.add(new Json.Obj(fields));
        }
        return Json.array(items);
    }
}
