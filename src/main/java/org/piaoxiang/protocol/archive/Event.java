package org.piaoxiang.protocol.archive;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;

/**
 * One step of an election (specification 3.3.0, section 4.4).
 *
 * @param parent hash of the event before, absent in the first
 * @param height number of events before this one
 * @param type what happened
 * @param payload hash of the data it is about
 */
public record Event(Optional<String> parent, int height, EventType type, Optional<String> payload) {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /** Reads an event; refuses unknown fields and any form but the canonical one. */
    public static Event parse(byte[] bytes) throws JsonException {
        Fields fields = Fields.of(JsonReader.read(bytes), "event").only("parent", "height", "type", "payload");
        String word = fields.text("type");
        EventType type = EventType.of(word).orElseThrow(() -> new JsonException("event.type is unknown"));
        Event event = new Event(hash(fields, "parent"), fields.integer("height"), type, hash(fields, "payload"));
        if (!Arrays.equals(event.bytes(), bytes)) {
            throw new JsonException("the event is not in canonical form");
        }
        return event;
    }

    /** What can be made out of an event's bytes: the event where its type is known, and what is wrong with it. */
    public record Reading(Optional<Event> event, List<String> problems) {
        /** Keeps a copy of {@code problems}. */
        public Reading {
            problems = List.copyOf(problems);
        }
    }

    /** Reads as much as can be read: an event of a known type counts as that event, however spoilt the rest is. */
    public static Reading read(byte[] bytes) {
        try {
            return new Reading(Optional.of(parse(bytes)), List.of());
        } catch (JsonException spoilt) {
            return new Reading(salvage(bytes), List.of(spoilt.reason()));
        }
    }

    private static Optional<Event> salvage(byte[] bytes) {
        try {
            Fields fields = Fields.of(JsonReader.read(bytes), "event");
            return EventType.of(fields.text("type"))
                    .map(type ->
                            new Event(hashIn(fields, "parent"), heightIn(fields), type, hashIn(fields, "payload")));
        } catch (JsonException noEvent) {
            return Optional.empty();
        }
    }

    private static Optional<String> hashIn(Fields fields, String name) {
        try {
            return hash(fields, name);
        } catch (JsonException noHash) {
            return Optional.empty();
        }
    }

    private static int heightIn(Fields fields) {
        try {
            return fields.integer("height");
        } catch (JsonException noHeight) {
            return -1;
        }
    }

    /** Returns the canonical bytes. */
    public byte[] bytes() {
        Map<String, Json> fields = new LinkedHashMap<>();
        parent.ifPresent(hash -> fields.put("parent", Json.text(hash)));
        fields.put("height", Json.number(height));
        fields.put("type", Json.text(type.text()));
        payload.ifPresent(hash -> fields.put("payload", Json.text(hash)));
        return JsonWriter.compactBytes(new Json.Obj(fields));
    }

    private static Optional<String> hash(Fields fields, String name) throws JsonException {
        Optional<Json> value = fields.optional(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(hash(value.get(), "event." + name));
    }

    static String hash(Json value, String place) throws JsonException {
        String text = Fields.textOf(value, place);
        if (!HASH.matcher(text).matches()) {
            throw new JsonException(place + " is not a hash");
        }
        return text;
    }
}
