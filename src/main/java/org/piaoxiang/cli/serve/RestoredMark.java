package org.piaoxiang.cli.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.proceedings.MeetingRooms;
import org.piaoxiang.proceedings.Restoration;
import org.piaoxiang.proceedings.ServerLog;
import org.piaoxiang.proceedings.port.RecordStore;
import org.piaoxiang.record.SigningKey;

/** The mark in a data folder that it comes from a backup: the next start says so in every record, before anybody can act. */
final class RestoredMark {
    private static final String NAME = "restored.json";

    private final Path file;

    RestoredMark(Path data) {
        this.file = data.resolve(NAME);
    }

    /** Leaves the mark. */
    void leave(Restoration restoration) throws IOException {
        Files.writeString(
                file,
                JsonWriter.compact(Json.object(
                        "reason", Json.text(restoration.reason()), "backup", Json.text(restoration.backup()))));
    }

    /** Says it in every record where the mark is there, and removes the mark. */
    void declare(RecordStore records, SigningKey key) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        Restoration restoration = read();
        MeetingRooms rooms = new MeetingRooms(records, key, InstantSource.system(), meeting -> {});
        rooms.meetings().forEach(meeting -> rooms.restore(meeting, restoration));
        ServerLog.restore(records, key, InstantSource.system(), restoration);
        Files.delete(file);
    }

    private Restoration read() throws IOException {
        try {
            Fields fields = Fields.of(JsonReader.read(Files.readAllBytes(file)), NAME);
            return new Restoration(fields.text("reason"), fields.text("backup"));
        } catch (JsonException damaged) {
            throw new IOException("the mark of a restoration, " + NAME + ", cannot be read", damaged);
        }
    }
}
