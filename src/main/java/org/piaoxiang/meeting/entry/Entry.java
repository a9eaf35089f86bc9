package org.piaoxiang.meeting.entry;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;

/**
 * One act of a meeting's record. The time is for people; order is by number.
 *
 * @param meeting the meeting's id
 * @param number counted from 0 without gaps
 * @param at a time with offset, as text
 */
public record Entry(String meeting, int number, EntryType type, String at, Actor by, Json.Obj data) {
    /** Checks number and time. */
    public Entry {
        if (number < 0) {
            throw new IllegalArgumentException("Entries are counted from 0");
        }
        try {
            OffsetDateTime.parse(at);
        } catch (DateTimeException notTime) {
            throw new IllegalArgumentException("An entry's time is written like 2026-11-21T15:04:05+08:00", notTime);
        }
    }

    /** Returns the time. */
    public OffsetDateTime time() {
        return OffsetDateTime.parse(at);
    }

    /** Returns the canonical JSON (RFC 8785). */
    public String canonical() {
        return JsonWriter.canonical(new ObjectBuilder()
                .put("at", at)
                .put("by", by.toJson())
                .put("data", data)
                .put("meeting", meeting)
                .put("number", number)
                .put("type", type)
                .build());
    }

    /** Returns the bytes of the canonical JSON: one leaf of the meeting's tree. */
    public byte[] canonicalBytes() {
        return canonical().getBytes(StandardCharsets.UTF_8);
    }

    /** Reads an entry; refuses bytes that are not its canonical ones. */
    public static Entry parse(byte[] bytes) throws JsonException {
        try {
            Entry entry = read(JsonReader.read(bytes));
            if (!Arrays.equals(entry.canonicalBytes(), bytes)) {
                throw new JsonException("the entry is not written canonically");
            }
            return entry;
        } catch (BadField bad) {
            throw new JsonException("entry: " + bad.field() + " " + bad.reason());
        } catch (IllegalArgumentException bad) {
            throw new JsonException("entry: " + bad.getMessage());
        }
    }

    private static Entry read(Json json) throws JsonException {
        if (!(json instanceof Json.Obj object)) {
            throw new JsonException("an entry is an object");
        }
        Data data = Data.of(object).only("at", "by", "data", "meeting", "number", "type");
        return new Entry(
                data.id("meeting"),
                data.count("number"),
                data.choice("type", EntryType.class),
                data.text("at"),
                Actor.read(data.child("by")),
                data.child("data").object());
    }
}
