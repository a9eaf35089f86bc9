package org.piaoxiang.json;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Prints JSON without spaces. */
public final class JsonWriter {
    private JsonWriter() {}

    /** Returns the compact text of {@code value}, fields in their order (Belenios specification 3.3.0, section 4.1). */
    public static String compact(Json value) {
        StringBuilder out = new StringBuilder();
        print(value, out, fields -> List.copyOf(fields.entrySet()));
        return out.toString();
    }

    /** Returns {@link #compact} as UTF-8. */
    public static byte[] compactBytes(Json value) {
        return compact(value).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Returns the canonical text of {@code value} (RFC 8785): field names in the order of their UTF-16 units. Numbers must
     * be whole and canonical already; others are refused as a bug of the caller.
     */
    public static String canonical(Json value) {
        StringBuilder out = new StringBuilder();
        print(
                value,
                out,
                fields -> fields.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .toList());
        return out.toString();
    }

    private static void print(
            Json value, StringBuilder out, Function<Map<String, Json>, List<Map.Entry<String, Json>>> order) {
        switch (value) {
            case Json.Obj object -> {
                char before = '{';
                for (Map.Entry<String, Json> field : order.apply(object.fields())) {
                    out.append(before);
                    printString(field.getKey(), out);
                    out.append(':');
                    print(field.getValue(), out, order);
                    before = ',';
                }
                out.append(object.fields().isEmpty() ? "{}" : "}");
            }
            case Json.Arr array -> {
                char before = '[';
                for (Json item : array.items()) {
                    out.append(before);
                    print(item, out, order);
                    before = ',';
                }
                out.append(array.items().isEmpty() ? "[]" : "]");
            }
            case Json.Str string -> printString(string.value(), out);
            case Json.Num number -> out.append(number.text());
            case Json.Bool bool -> out.append(bool.value());
            case Json.Null nothing -> out.append("null");
        }
    }

    private static void printString(String string, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
