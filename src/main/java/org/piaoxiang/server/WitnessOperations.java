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
import org.piaoxiang.proceedings.port.RecordStore;
import org.piaoxiang.proceedings.port.RecordStore.Alarm;
import org.piaoxiang.record.Cosignature;
import org.piaoxiang.record.NoteSignature;

/** What stations have seen of a meeting's record, and of the server's own. */
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
        operations.put("presentCheckpoint", request -> present(request.path("meeting"), request));
        operations.put("presentServerCheckpoint", ofServer(request -> present(RecordStore.SERVER, request)));
        operations.put("cosignatures", request -> {
            String meeting = request.path("meeting");
            return rooms.state(meeting).isEmpty() ? Reply.refused("NOT_FOUND") : list(meeting);
        });
        operations.put("serverCosignatures", ofServer(request -> list(RecordStore.SERVER)));
    }

    private static Operation ofServer(Operation operation) {
        return request -> ServerRecord.mayRead(request) ? operation.handle(request) : Reply.refused("ROLE_NOT_ALLOWED");
    }

    private Reply present(String meeting, Request request) throws JsonException {
        return switch (witnessing.present(meeting, request.fields().text("note"))) {
            case Outcome.Done done -> Reply.done();
            case Outcome.Refused refused -> Reply.refused(refused.code(), refused.facts());
        };
    }

    private Reply list(String meeting) {
        List<Json> cosigned = witnessing.cosigned(meeting).stream()
                .map(WitnessOperations::json)
                .toList();
        List<Json> alarms =
                witnessing.alarms(meeting).stream().map(WitnessOperations::json).toList();
        return Reply.data(Json.object(
                "origin", Json.text(witnessing.origin(meeting).name()),
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
