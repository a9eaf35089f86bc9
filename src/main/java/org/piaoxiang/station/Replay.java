package org.piaoxiang.station;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.meeting.act.Decision;
import org.piaoxiang.meeting.act.Meetings;
import org.piaoxiang.meeting.entry.Entry;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.state.MeetingState;

/** The meeting as this station makes it from the entries it has seen under checkpoints; nothing of it is the server's word. */
final class Replay {
    private final List<Entry> entries;

    private Replay(List<Entry> entries) {
        this.entries = entries;
    }

    /** Replays the record; empty where entries are withheld from this station's role. */
    static Optional<Replay> of(MeetingData data) throws JsonException {
        List<Entry> entries = new ArrayList<>();
        for (Json.Obj entry : data.raw()) {
            if (entry.fields().containsKey("leaf")) {
                return Optional.empty();
            }
            entries.add(Entry.parse(JsonWriter.canonical(entry).getBytes(StandardCharsets.UTF_8)));
        }
        return Optional.of(new Replay(entries));
    }

    List<Entry> entries() {
        return entries;
    }

    MeetingState state() throws JsonException {
        try {
            return MeetingState.replay(entries);
        } catch (IllegalArgumentException broken) {
            throw new JsonException("the record cannot be replayed: " + broken.getMessage());
        }
    }

    /** What becomes of the last entry of {@code type} about {@code round} when it is decided once more. */
    enum Again {
        SAME,
        DIFFERENT,
        NOT_THERE,
        UNREADABLE
    }

    /** Decides the last {@code type} of {@code round} once more from {@code given} alone, the fields that its actor gives. */
    Again decideAgain(EntryType type, String round, List<String> given) {
        MeetingState state = MeetingState.empty(entries.getFirst().meeting());
        Again found = Again.NOT_THERE;
        try {
            for (Entry entry : entries) {
                Fields data = Fields.of(entry.data(), "data");
                if (entry.type() == type && data.optional("round").equals(Optional.of(Json.text(round)))) {
                    Json.Obj acted = new Json.Obj(entry.data().fields().entrySet().stream()
                            .filter(field -> given.contains(field.getKey()))
                            .collect(
                                    java.util.LinkedHashMap::new,
                                    (map, field) -> map.put(field.getKey(), field.getValue()),
                                    java.util.Map::putAll));
                    found = Meetings.decide(state, type, acted, entry.by()) instanceof Decision.Accepted accepted
                                    && accepted.entries().getFirst().data().equals(entry.data())
                            ? Again.SAME
                            : Again.DIFFERENT;
                }
                state = state.evolve(entry);
            }
        } catch (IllegalArgumentException | JsonException broken) {
            return Again.UNREADABLE;
        }
        return found;
    }
}
