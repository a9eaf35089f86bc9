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
public record Measure(String part, String key, String label, long value, Unit unit, Optional<Aim> aim) {
    /** In what a figure is given. */
    public enum Unit {
        MILLISECONDS("毫秒"),
        PER_SECOND("张/秒"),
        TENTHS_PER_SECOND("张/秒"),
        SECONDS("秒"),
        MEBIBYTES("MiB"),
        MICROSECONDS("微秒"),
        PERCENT("%"),
        BYTES("字节"),
        COUNT("");

        private final String label;

        Unit(String label) {
            this.label = label;
        }
    }

    /** A bound that the figure should keep. */
    public record Aim(long bound, boolean atLeast) {
        boolean met(long value) {
            return atLeast ? value >= bound : value <= bound;
        }
    }

    /** Returns a figure that only explains others. */
    public static Measure of(String part, String key, String label, long value, Unit unit) {
        return new Measure(part, key, label, value, unit, Optional.empty());
    }

    /** Returns a figure that should not exceed {@code bound}. */
    public static Measure atMost(String part, String key, String label, long value, Unit unit, long bound) {
        return new Measure(part, key, label, value, unit, Optional.of(new Aim(bound, false)));
    }

    /** Returns a figure that should reach {@code bound}. */
    public static Measure atLeast(String part, String key, String label, long value, Unit unit, long bound) {
        return new Measure(part, key, label, value, unit, Optional.of(new Aim(bound, true)));
    }

    /** Returns the figure as people read it. */
    String text() {
        String number = unit == Unit.TENTHS_PER_SECOND ? value / 10 + "." + value % 10 : Long.toString(value);
        return (number + " " + unit.label).strip();
    }

    /** Returns the aim and whether it was met, or nothing. */
    String verdict() {
        return aim.map(bound -> (bound.atLeast() ? "≥ " : "≤ ") + bound.bound() + (bound.met(value) ? "　✓" : "　✕"))
                .orElse("");
    }

    Json json() {
        Map<String, Json> fields = new TreeMap<>();
        fields.put("part", Json.text(part));
        fields.put("key", Json.text(key));
        fields.put("value", Json.number(value));
        fields.put("unit", Json.text(unit.name()));
        aim.ifPresent(bound -> {
            fields.put(bound.atLeast() ? "atLeast" : "atMost", Json.number(bound.bound()));
            fields.put("met", new Json.Bool(bound.met(value)));
        });
        return new Json.Obj(fields);
    }
}
