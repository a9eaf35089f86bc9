package org.piaoxiang.station;

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
import org.piaoxiang.json.JsonWriter;

/**
 * A refusal of this station as a problem document (RFC 9457), with sentences in Chinese and English.
 *
 * @param status HTTP status
 * @param body the document
 */
record StationProblem(int status, Json.Obj body) {
    private static final Map<String, Json> TABLE = table();

    /** Returns the document of {@code code}; {@code facts} fill the gaps in its sentences. */
    static StationProblem of(String code, Json.Obj facts) {
        Json entry = Objects.requireNonNull(TABLE.get(code), code);
        try {
            Fields fields = Fields.of(entry, code);
            Fields zh = fields.object("zh");
            Fields en = fields.object("en");
            int status = fields.integer("status");
            return new StationProblem(
                    status,
                    Json.object(
                            "type", Json.text("urn:piaoxiang:problem:" + code),
                            "title", fill(zh.text("title"), facts),
                            "status", Json.number(status),
                            "code", Json.text(code),
                            "detail", fill(zh.text("detail"), facts),
                            "action", fill(zh.text("action"), facts),
                            "titleEn", fill(en.text("title"), facts),
                            "detailEn", fill(en.text("detail"), facts),
                            "actionEn", fill(en.text("action"), facts)));
        } catch (JsonException ownMistake) {
            throw new IllegalStateException(ownMistake);
        }
    }

    /** Returns the document of a refusal. */
    static StationProblem of(StationRefusal refusal) {
        return of(refusal.code(), refusal.facts());
    }

    /** Passes on what the server refused, in the server's own words. */
    static StationProblem of(ServerClient.Refusal refusal) {
        return refusal.body() instanceof Json.Obj body && !body.fields().isEmpty()
                ? new StationProblem(refusal.status(), body)
                : of("SERVER_ANSWER", Json.object("what", Json.text(refusal.code())));
    }

    private static Json fill(String template, Json.Obj facts) {
        String text = template;
        for (Map.Entry<String, Json> fact : facts.fields().entrySet()) {
            String value =
                    fact.getValue() instanceof Json.Str string ? string.value() : JsonWriter.compact(fact.getValue());
            text = text.replace("{" + fact.getKey() + "}", value);
        }
        return Json.text(text);
    }

    private static Map<String, Json> table() {
        try (InputStream in =
                Objects.requireNonNull(StationProblem.class.getResourceAsStream("/station-problems.json"))) {
            return new LinkedHashMap<>(((Json.Obj) JsonReader.read(in.readAllBytes())).fields());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (JsonException ownMistake) {
            throw new IllegalStateException(ownMistake);
        }
    }
}
