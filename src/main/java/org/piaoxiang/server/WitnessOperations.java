package org.piaoxiang.server;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.proceedings.MeetingRooms;
import org.piaoxiang.proceedings.Outcome;
import org.piaoxiang.proceedings.Witnessing;
import org.piaoxiang.proceedings.port.RecordStore.Alarm;
import org.piaoxiang.record.Cosignature;
import org.piaoxiang.record.NoteSignature;

/** What stations have seen of a meeting's record. */
public final class WitnessOperations {
    private final MeetingRooms rooms;
    private final Witnessing witnessing;

    /** Makes the operations. */
    public WitnessOperations(MeetingRooms rooms, Witnessing witnessing) {
        this.rooms = rooms;
        this.witnessing = witnessing;
    }

    /** Adds them to {@code operations}. */
    public void addTo(Map<String, Operation> operations) {
        operations.put("presentCheckpoint", this::present);
        operations.put("cosignatures", this::list);
    }

    private Reply present(Request request) throws JsonException {
        return switch (witnessing.present(
                request.path("meeting"), request.fields().text("note"))) {
            case Outcome.Done done -> Reply.done();
            case Outcome.Refused refused -> Reply.refused(refused.code(), refused.facts());
        };
    }

    private Reply list(Request request) {
        String meeting = request.path("meeting");
        if (rooms.state(meeting).isEmpty()) {
            return Reply.refused("NOT_FOUND");
        }
        List<Json> cosigned = witnessing.cosigned(meeting).stream()
                .map(WitnessOperations::json)
                .toList();
        List<Json> alarms =
                witnessing.alarms(meeting).stream().map(WitnessOperations::json).toList();
        return Reply.data(Json.object(
                "origin", Json.text(rooms.origin(meeting).name()),
                "cosignatures", Json.array(cosigned),
                "alarms", Json.array(alarms)));
    }

    private static Json json(Witnessing.Cosigned cosigned) {
        Map<String, Json> row = new LinkedHashMap<>();
        row.put("witness", Json.text(cosigned.kept().witness()));
        cosigned.name().ifPresent(name -> row.put("name", Json.text(name)));
        row.put("size", Json.number(cosigned.kept().size()));
        time(cosigned.kept().line()).ifPresent(at -> row.put("at", Json.text(at)));
        row.put("line", Json.text(cosigned.kept().line()));
        return new Json.Obj(row);
    }

    private static Optional<String> time(String line) {
        return NoteSignature.parse(line)
                .flatMap(Cosignature::of)
                .map(cosignature -> Instant.ofEpochSecond(cosignature.seconds()).toString());
    }

    private static Json json(Alarm alarm) {
        return Json.object(
                "kind", Json.text(alarm.kind().name()),
                "size", Json.number(alarm.size()),
                "at", Json.text(alarm.noticed().toString()),
                "note", Json.text(alarm.note()));
    }
}
