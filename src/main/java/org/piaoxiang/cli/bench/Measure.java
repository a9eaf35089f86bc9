package org.piaoxiang.cli.bench;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.piaoxiang.json.Json;

/**
 * One measured figure.
 *
 * @param part of which part of the run
 * @param key its stable name in JSON
 * @param label its name on the terminal
 * @param value whole, in {@code unit}
 * @param aim what it should be; empty where it only explains others
 */
record Measure(String part, String key, String label, long value, Unit unit, Optional<Aim> aim) {
    /** In what a figure is given. */
    enum Unit {
        MILLISECONDS("毫秒"),
        PER_SECOND("张/秒"),
        MICROSECONDS("微秒"),
        PERCENT("%"),
        BYTES("字节"),
        COUNT("");

        private final String label;

        Unit(String label) {
            this.label = label;
        }
    }

    /** A bound that the figure should keep: at most {@code bound}. */
    record Aim(long bound) {
        boolean met(long value) {
            return value <= bound;
        }
    }

    static Measure of(String part, String key, String label, long value, Unit unit) {
        return new Measure(part, key, label, value, unit, Optional.empty());
    }

    static Measure atMost(String part, String key, String label, long value, Unit unit, long bound) {
        return new Measure(part, key, label, value, unit, Optional.of(new Aim(bound)));
    }

    /** Returns the figure as people read it. */
    String text() {
        return (value + " " + unit.label).strip();
    }

    /** Returns the aim and whether it was met, or nothing. */
    String verdict() {
        return aim.map(bound -> "≤ " + bound.bound() + (bound.met(value) ? "　✓" : "　✕"))
                .orElse("");
    }

    Json json() {
        Map<String, Json> fields = new TreeMap<>();
        fields.put("part", Json.text(part));
        fields.put("key", Json.text(key));
        fields.put("value", Json.number(value));
        fields.put("unit", Json.text(unit.name()));
        aim.ifPresent(bound -> {
            fields.put("atMost", Json.number(bound.bound()));
            fields.put("met", new Json.Bool(bound.met(value)));
        });
        return new Json.Obj(fields);
    }
}
