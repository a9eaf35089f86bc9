package org.piaoxiang.server;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.Role;

/**
 * Requests for every operation of the contract, each a good one with one to three changes. The same seed gives the same
 * changes; {@code -Dpiaoxiang.fuzz.seed} chooses another one, {@code -Dpiaoxiang.fuzz.requests} another number.
 */
final class Fuzz {
    static final int REQUESTS = Integer.getInteger("piaoxiang.fuzz.requests", 1_500);
    private static final long SEED = 20_261_121L;

    /** Operations that make documents or hash passwords: tried less often, so that the test stays quick. */
    static final List<String> SLOW = List.of("signIn", "export", "paper", "paperData", "createMeeting", "setPassword");

    private final long seed = Long.getLong("piaoxiang.fuzz.seed", SEED);
    private final Random random = new Random(seed);
    private final Examples examples;
    private final List<House.Meeting> meetings;
    private final List<String> operations;

    Fuzz(Examples examples, List<House.Meeting> meetings) {
        this.examples = examples;
        this.meetings = meetings;
        this.operations = List.copyOf(examples.calls().keySet());
    }

    /** A request for an operation. */
    record Shot(String operation, Call call) {}

    long seed() {
        return seed;
    }

    /** Returns the next request; half of all are acts. */
    Shot next() throws JsonException {
        if (random.nextBoolean()) {
            return new Shot("act", act());
        }
        String operation = pick(operations);
        while (SLOW.contains(operation) && random.nextInt(10) > 0) {
            operation = pick(operations);
        }
        Call call = Objects.requireNonNull(examples.calls().get(operation));
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            call = changed(call);
        }
        return new Shot(operation, call);
    }

    private Call act() throws JsonException {
        EntryType type = pick(List.of(EntryType.values()));
        Json data = Objects.requireNonNull(examples.acts().get(type));
        int changes = random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            data = mutated(data);
        }
        House.Meeting meeting = pick(meetings);
        Role role = pick(type.roles());
        if (role == Role.SERVER || random.nextInt(12) == 0) {
            role = pick(List.copyOf(meeting.sessions().keySet()));
        }
        Json body = Json.object("type", Json.text(type.name()), "data", data);
        return Call.json("POST", Examples.meeting(meeting) + "/acts", body).as(meeting.session(role));
    }

    private Call changed(Call call) {
        return switch (random.nextInt(10)) {
            // Nobody else is signed out, since other tests of the class use those sessions too.
            case 0 ->
                call.target().equals("/api/sign-out")
                        ? call
                        : call.as(pick(meetings)
                                .session(pick(List.copyOf(
                                        meetings.getFirst().sessions().keySet()))));
            case 1 -> call.enrolled(random.nextBoolean() ? pick(meetings).token() : text());
            case 2 -> call.withTarget(elsewhere(call.target()));
            case 3 ->
                call.withTarget(call.target() + pick(List.of("?from=", "?name=", "&x=")) + random.nextInt(-5, 99));
            case 4 -> call.withBody(noise(call.body()));
            default ->
                call.body().length == 0
                        ? call.withTarget(elsewhere(call.target()))
                        : call.withBody(mutated(call.body()));
        };
    }

    /** One segment of the path becomes another one that exists, or does not. */
    private String elsewhere(String target) {
        String[] segments = target.split("/", -1);
        int at = 1 + random.nextInt(segments.length - 1);
        segments[at] = pick(List.of(
                meetings.get(0).id(),
                meetings.get(1).id(),
                meetings.get(2).id(),
                "r1",
                "r2",
                "void",
                "agenda",
                "1.png",
                "0".repeat(64),
                "11111111111111.bel",
                "%E7%A5%A8",
                "x"));
        return String.join("/", segments);
    }

    private byte[] mutated(byte[] body) {
        try {
            return JsonWriter.compact(mutated(JsonReader.read(body))).getBytes(StandardCharsets.UTF_8);
        } catch (JsonException changedBefore) {
            return noise(body);
        }
    }

    /** A few bytes become others, or are lost. */
    private byte[] noise(byte[] body) {
        byte[] noisy = body.clone();
        for (int i = 0; i < 1 + random.nextInt(4) && noisy.length > 0; i++) {
            noisy[random.nextInt(noisy.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(4) == 0 ? java.util.Arrays.copyOf(noisy, random.nextInt(noisy.length + 1)) : noisy;
    }

    /** One value, somewhere inside, becomes another, or is lost, or doubled. */
    private Json mutated(Json json) throws JsonException {
        return switch (json) {
            case Json.Obj object
            when !object.fields().isEmpty() && random.nextInt(6) > 0 -> {
                Map<String, Json> fields = new LinkedHashMap<>(object.fields());
                String name = pick(List.copyOf(fields.keySet()));
                switch (random.nextInt(8)) {
                    case 0 -> fields.remove(name);
                    case 1 -> fields.put(text(), value());
                    default -> fields.put(name, mutated(Objects.requireNonNull(fields.get(name))));
                }
                yield new Json.Obj(fields);
            }
            case Json.Arr array
            when !array.items().isEmpty() && random.nextInt(6) > 0 -> {
                List<Json> items = new ArrayList<>(array.items());
                int at = random.nextInt(items.size());
                switch (random.nextInt(5)) {
                    case 0 -> items.remove(at);
                    case 1 -> items.add(items.get(at));
                    default -> items.set(at, mutated(items.get(at)));
                }
                yield Json.array(items);
            }
            case Json.Str text when random.nextInt(3) == 0 -> Json.text(nearly(text.value()));
            default -> value();
        };
    }

    private String nearly(String text) {
        if (text.isEmpty()) {
            return text();
        }
        int at = random.nextInt(text.length());
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at);
            case 1 -> text + text;
            case 2 -> text.substring(0, at) + (char) ('!' + random.nextInt(90)) + text.substring(at + 1);
            default -> " " + text;
        };
    }

    private Json value() throws JsonException {
        return JsonReader.read(
                random.nextInt(3) == 0 ? JsonWriter.compact(Json.text(text())) : pick(BadInput.values()));
    }

    private String text() {
        return pick(
                List.of("p1", "p6", "p99", "i1", "i2", "i9", "r1", "r2", "AGREE", "OBSERVER", "A", "", "x", "票", "1"));
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
