package org.piaoxiang.server;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;

/** Ways in which a good request can be spoiled. */
final class BadInput {
    private BadInput() {}

    /** Bodies that are no JSON object of ours, whatever the operation. */
    static List<byte[]> bodies() {
        List<byte[]> bodies = new ArrayList<>();
        for (String text : List.of(
                "",
                " ",
                "null",
                "true",
                "1",
                "\"x\"",
                "[]",
                "[{}]",
                "{",
                "{}",
                "}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{'a':1}",
                "{\"a\":1}{\"a\":1}",
                "{\"a\":01}",
                "{\"a\":1e999999}",
                "{\"a\":-1e-999999}",
                "{\"a\":" + "9".repeat(400) + "}",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":\"\\udc00\\ud800\"}",
                "{\"\\ud800\":1}",
                "{\"a\":\"\\u0000\"}",
                "{\"a\":\"\\x\"}",
                "{\"__proto__\":{},\"constructor\":{}}",
                "\ufeff{}",
                "[".repeat(40),
                "[".repeat(5_000) + "]".repeat(5_000),
                "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000),
                "{\"a\":\"" + "x".repeat(300_000) + "\"}",
                "[" + "0,".repeat(20_000) + "0]")) {
            bodies.add(text.getBytes(StandardCharsets.UTF_8));
        }
        bodies.add(new byte[] {(byte) 0xff, (byte) 0xfe, 0, '{'});
        bodies.add(new byte[] {'{', '"', (byte) 0xc3, '(', '"', ':', '1', '}'});
        bodies.add(new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'});
        bodies.add(new byte[1000]);
        return bodies;
    }

    /** Content types other than the one that is described. */
    static List<String> contentTypes() {
        return List.of(
                Call.ABSENT,
                "",
                "text/plain",
                "text/html",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data",
                "multipart/form-data; boundary=x",
                "application/json; charset=utf-16",
                "application/jsonx",
                "json",
                ";;;",
                "application/" + "j".repeat(3000));
    }

    /** Values of the wrong type or size for any field. */
    static List<String> values() {
        return List.of(
                "null",
                "true",
                "0",
                "-1",
                "1.5",
                "1e30",
                "99999999999999999999",
                "\"\"",
                "\"\\u0000\"",
                "\"\\u202e𠮷\\uffff\"",
                "\"../../etc/passwd\"",
                "\"' OR 1=1 --\"",
                "\"" + "长".repeat(5_000) + "\"",
                "[]",
                "[null]",
                "[[[[[[]]]]]]",
                "{}",
                "{\"a\":{\"b\":[1]}}");
    }

    /** Returns about {@code many} of {@code all}, spread evenly; always the same ones. */
    static <T> List<T> some(List<T> all, int many) {
        int step = Math.max(1, all.size() / many);
        List<T> some = new ArrayList<>();
        for (int i = all.size() % step; i < all.size(); i += step) {
            some.add(all.get(i));
        }
        return some;
    }

    /** Returns the body with every field, at any depth, once missing, once doubled, and once with each wrong value. */
    static List<byte[]> spoiledFields(byte[] body) throws JsonException {
        List<byte[]> spoiled = new ArrayList<>();
        if (JsonReader.read(body) instanceof Json.Obj object) {
            spoil(object, "", "", spoiled, 0);
        }
        return spoiled;
    }

    private static void spoil(Json.Obj object, String before, String after, List<byte[]> spoiled, int depth) {
        for (Map.Entry<String, Json> field : object.fields().entrySet()) {
            String head = before + "{";
            StringBuilder others = new StringBuilder();
            object.fields().forEach((name, value) -> {
                if (!name.equals(field.getKey())) {
                    others.append(',').append(member(name, JsonWriter.compact(value)));
                }
            });
            String rest = others + "}" + after;
            add(spoiled, head + (others.isEmpty() ? "" : others.substring(1)) + "}" + after);
            String same = JsonWriter.compact(field.getValue());
            add(spoiled, head + member(field.getKey(), same) + "," + member(field.getKey(), same) + rest);
            add(spoiled, head + member(field.getKey(), same) + "," + member("unknown", "1") + rest);
            for (String value : values()) {
                add(spoiled, head + member(field.getKey(), value) + rest);
            }
            String open = head + member(field.getKey(), "").stripTrailing();
            if (depth < 4 && field.getValue() instanceof Json.Obj child) {
                spoil(child, open, rest, spoiled, depth + 1);
            } else if (depth < 4
                    && field.getValue() instanceof Json.Arr list
                    && !list.items().isEmpty()
                    && list.items().getFirst() instanceof Json.Obj first) {
                add(spoiled, open + "[" + JsonWriter.compact(first) + "," + JsonWriter.compact(first) + "]" + rest);
                spoil(first, open + "[", "]" + rest, spoiled, depth + 1);
            }
        }
    }

    private static String member(String name, String value) {
        return JsonWriter.compact(Json.text(name)) + ":" + value;
    }

    private static void add(List<byte[]> spoiled, String text) {
        spoiled.add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Paths near {@code path} that must not confuse anybody. */
    static List<String> paths(String path) {
        String last = path.substring(path.lastIndexOf('/') + 1);
        String folder = path.substring(0, path.lastIndexOf('/'));
        return List.of(
                path + "/",
                path + "//",
                path + "/..",
                path + "/%2e%2e",
                path + "%00",
                path + "%0a",
                path + "%ff",
                path + "%",
                path + "%zz",
                path + "%2fx",
                path + ";x=1",
                path + "\\",
                path + "?%",
                path + "?%ff=%00",
                path + "?a=1&a=2&&=&%zz=",
                path + "?" + "q".repeat(3000),
                path + "#fragment",
                folder + "//" + last,
                folder + "/./" + last,
                folder + "/../x/" + last,
                folder + "/%2e%2e/" + last,
                folder + "/..%2f..%2fetc%2fpasswd",
                folder + "/" + "a".repeat(3_000),
                folder + "/" + "%E7%A5%A8".repeat(200),
                folder + "/.",
                folder + "/" + last.toUpperCase(java.util.Locale.ROOT));
    }

    /** Request lines that HTTP itself forbids. */
    static List<String> targets() {
        return List.of(
                "/api/me\u0000",
                "/api/me\u0001",
                "/api/票",
                "api/me",
                "*",
                "/%",
                "http://elsewhere.invalid/api/me",
                "/" + "a".repeat(20_000),
                "");
    }
}
