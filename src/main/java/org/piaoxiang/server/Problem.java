package org.piaoxiang.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;

/**
 * A problem document (RFC 9457) with a stable code and its sentences in Chinese and English.
 *
 * @param status HTTP status
 * @param code stable, upper snake case
 * @param zh Chinese sentences
 * @param en English sentences
 */
public record Problem(int status, String code, Words zh, Words en) {
    private static final int BAD_REQUEST = 400;
    private static final int CONFLICT = 409;

    /** Title, what is wrong, and what to do. */
    public record Words(String title, String detail, String action) {}

    private static final Map<String, Json.Obj> TABLE = table();

    /** Makes the problem {@code code}; {@code facts} fill the gaps in its sentences. */
    public static Problem of(String code, Json.Obj facts) {
        Json.Obj entry = TABLE.get(code);
        if (entry != null) {
            try {
                Fields fields = Fields.of(entry, code);
                return new Problem(
                        fields.integer("status"),
                        code,
                        words(fields.object("zh"), facts),
                        words(fields.object("en"), facts));
            } catch (JsonException ownMistake) {
                throw new IllegalStateException(ownMistake);
            }
        }
        return MeetingRefusals.problem(code, facts, CONFLICT);
    }

    /** Returns the body. */
    public Json.Obj json() {
        return Json.object(
                "type", Json.text("urn:piaoxiang:problem:" + code),
                "title", Json.text(zh.title),
                "status", Json.number(status),
                "code", Json.text(code),
                "detail", Json.text(zh.detail),
                "action", Json.text(zh.action),
                "titleEn", Json.text(en.title),
                "detailEn", Json.text(en.detail),
                "actionEn", Json.text(en.action));
    }

    private static Words words(Fields fields, Json.Obj facts) throws JsonException {
        return new Words(
                fill(fields.text("title"), facts),
                fill(fields.text("detail"), facts),
                fill(fields.text("action"), facts));
    }

    static String fill(String template, Json.Obj facts) {
        String text = template;
        for (Map.Entry<String, Json> fact : facts.fields().entrySet()) {
            String value = fact.getValue() instanceof Json.Str string
                    ? string.value()
                    : org.piaoxiang.json.JsonWriter.compact(fact.getValue());
            text = text.replace("{" + fact.getKey() + "}", value);
        }
        return text;
    }

    private static Map<String, Json.Obj> table() {
        try (InputStream in = Objects.requireNonNull(Problem.class.getResourceAsStream("/problems.json"))) {
            Map<String, Json.Obj> table = new LinkedHashMap<>();
            Json.Obj all = (Json.Obj) JsonReader.read(in.readAllBytes());
            all.fields().forEach((code, entry) -> table.put(code, (Json.Obj) entry));
            return Map.copyOf(table);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (JsonException ownMistake) {
            throw new IllegalStateException(ownMistake);
        }
    }

    /** Returns the problem for a request that is not of the right form. */
    static Problem badRequest(String what) {
        return of("BAD_REQUEST", Json.object("what", Json.text(what), "status", Json.number(BAD_REQUEST)));
    }
}
