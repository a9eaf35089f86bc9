package org.piaoxiang.station;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.meeting.entry.Entry;
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
}
