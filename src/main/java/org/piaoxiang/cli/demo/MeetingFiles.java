package org.piaoxiang.cli.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.station.ServerClient;

/** Writes what a played meeting leaves: archives, record and checkpoint. */
final class MeetingFiles {
    private MeetingFiles() {}

    static void write(Stage stage, Path folder, Ledger ledger)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal {
        Path polls = Files.createDirectories(folder.resolve("polls"));
        Player clerk = stage.person("clerk");
        for (Fields counted : clerk.data().entries("COUNTED")) {
            for (Json row : counted.array("polls")) {
                String uuid = Fields.of(row, "poll").text("uuid");
                Files.write(polls.resolve(uuid + ".bel"), clerk.data().archive(uuid));
            }
        }
        Path record = Files.createDirectories(folder.resolve("record"));
        List<String> lines = new ArrayList<>();
        String checkpoint = "";
        while (true) {
            Fields page = Fields.of(
                    clerk.client().get("/api/meetings/" + stage.meeting() + "/entries?from=" + lines.size()),
                    "entries");
            if (page.array("entries").isEmpty()) {
                checkpoint = page.text("checkpoint");
                break;
            }
            for (Json entry : page.array("entries")) {
                lines.add(Fields.textOf(entry, "entry"));
            }
        }
        Files.writeString(record.resolve("entries.jsonl"), String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
        Files.writeString(record.resolve("checkpoint"), checkpoint, StandardCharsets.UTF_8);
        ledger.expect("记录条数与签名检查点一致", lines.size(), Integer.parseInt(checkpoint.split("\n", -1)[1]));
    }
}
