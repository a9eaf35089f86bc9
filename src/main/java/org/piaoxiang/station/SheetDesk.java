package org.piaoxiang.station;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.group.HashFunction;
import org.piaoxiang.record.SigningKey;

/**
 * The 列席监督核验单: facts that this station derives from the record it has seen, answers that the observer gives, both in one
 * canonical statement under the key of the observer's card.
 */
final class SheetDesk {
    static final List<String> ANSWERS = List.of(
            "unit",
            "name",
            "received",
            "review",
            "attends",
            "attendance",
            "statements",
            "principalLast",
            "recusals",
            "slips",
            "count",
            "result",
            "advice",
            "minutes",
            "remarks",
            "date");
    private static final int LONGEST_ANSWER = 1000;

    private final MeetingData data;
    private final StationFiles files;

    SheetDesk(MeetingData data, StationFiles files) {
        this.data = data;
        this.files = files;
    }

    /** Returns the facts and, where a sheet was signed here, the last one. */
    Json.Obj read() throws IOException, JsonException, StationRefusal {
        Json.Obj facts = facts();
        Optional<String> signed = files.note(note());
        return signed.isEmpty()
                ? Json.object("facts", facts)
                : Json.object("facts", facts, "signed", JsonReader.read(signed.get()));
    }

    /** Signs the facts as they are now with the observer's answers, and has the record keep the statement. */
    Json.Obj sign(Fields body)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        Fields given = body.object("answers");
        Map<String, Json> answers = new TreeMap<>();
        for (String name : ANSWERS) {
            String text = given.optional(name).isPresent() ? given.text(name).strip() : "";
            if (text.length() > LONGEST_ANSWER) {
                throw new StationRefusal("ANSWER_TOO_LONG", Json.object("most", Json.number(LONGEST_ANSWER)));
            }
            answers.put(name, Json.text(text));
        }
        Json.Obj statement = Json.object(
                "format", Json.text("piaoxiang-sheet/1"),
                "at", Json.text(Instant.now().truncatedTo(ChronoUnit.SECONDS).toString()),
                "facts", facts(),
                "answers", new Json.Obj(answers));
        byte[] bytes = JsonWriter.canonical(statement).getBytes(StandardCharsets.UTF_8);
        try (SigningKey key = files.signingKey()) {
            if (!Optional.of(key.verifyKey()).equals(new SealedRound(data, "r1").observer())) {
                throw new StationRefusal("NOT_THE_CARD");
            }
            Json.Obj act = Json.object(
                    "sheet", statement,
                    "hash", Json.text(HashFunction.SHA_256.hex(bytes)),
                    "signature", Json.text(key.signBase64(bytes)));
            data.server().act(data.meeting(), "SIGN_SHEET", act);
            files.keep(note(), JsonWriter.compact(act));
            return act;
        }
    }

    private Json.Obj facts() throws IOException, JsonException, StationRefusal {
        Replay replay = Replay.of(data).orElseThrow(() -> new StationRefusal("ENTRIES_WITHHELD"));
        return new SheetFacts(data, files, replay).facts();
    }

    private String note() {
        return "sheet-" + data.meeting() + ".json";
    }
}
