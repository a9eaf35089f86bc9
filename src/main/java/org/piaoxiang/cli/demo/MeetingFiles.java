package org.piaoxiang.cli.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.station.ServerClient;
import org.piaoxiang.station.StationRefusal;

/** Writes what a played meeting leaves: archives, record and checkpoint. */
final class MeetingFiles {
    private MeetingFiles() {}

    static void write(Stage stage, Path folder, Ledger ledger)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        Path polls = Files.createDirectories(folder.resolve("polls"));
        Player observer = stage.person("observer");
        List<String> entries = observer.entries();
        String api = "/api/meetings/" + stage.meeting();
        for (String text : entries) {
            Fields entry = Fields.of(JsonReader.read(text), "entry");
            if (entry.text("type").equals("COUNTED")) {
                for (Json row : entry.object("data").array("polls")) {
                    String file = Fields.of(row, "poll").text("uuid") + ".bel";
                    Files.write(polls.resolve(file), observer.client().bytes(api + "/polls/" + file));
                }
            }
        }
        Path record = Files.createDirectories(folder.resolve("record"));
        String checkpoint = Fields.of(observer.client().get(api + "/entries?from=" + entries.size()), "entries")
                .text("checkpoint");
        Files.writeString(record.resolve("entries.jsonl"), String.join("\n", entries) + "\n", StandardCharsets.UTF_8);
        Files.writeString(record.resolve("checkpoint"), checkpoint, StandardCharsets.UTF_8);
        ledger.expect(
                "记录条数与签名检查点一致", entries.size(), Integer.parseInt(checkpoint.split("\n", -1)[1]));
        for (String text : entries) {
            Fields entry = Fields.of(JsonReader.read(text), "entry");
            if (entry.text("type").equals("FILE_APPOINTMENTS")) {
                String hash = entry.object("data").text("sha256");
                Files.write(folder.resolve("filing.zip"), observer.client().bytes(api + "/filing/" + hash));
            }
        }
        MeetingPapers.write(observer, folder, ledger);
    }
}
