package org.piaoxiang.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON value. Numbers keep their text, since the protocol's numbers are whole and must not pass through floating point. */
public sealed interface Json {
    /** An object; fields keep their order. */
    record Obj(Map<String, Json> fields) implements Json {
        /** Keeps a copy of {@code fields} in their order. */
        public Obj {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /** An array. */
    record Arr(List<Json> items) implements Json {
        /** Keeps a copy of {@code items}. */
        public Arr {
            items = List.copyOf(items);
        }
    }

    /** A string. */
    record Str(String value) implements Json {}

    /** A number, as written. */
    record Num(String text) implements Json {}

    /** A boolean. */
    record Bool(boolean value) implements Json {}

    /** The null value. */
    record Null() implements Json {}

    /** Returns a number. */
    static Num number(long value) {
        return new Num(Long.toString(value));
    }

    /** Returns a string. */
    static Str text(String value) {
        return new Str(value);
    }

    /** Returns an array. */
    static Arr array(List<? extends Json> items) {
        return new Arr(List.copyOf(items));
    }

    /** Returns an object whose fields are given as name, value, name, value, and so on. */
    static Obj object(Object... namesAndValues) {
        Map<String, Json> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], (Json) namesAndValues[i + 1]);
        }
        return new Obj(fields);
    }
}
