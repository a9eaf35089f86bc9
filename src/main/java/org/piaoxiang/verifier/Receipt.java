package org.piaoxiang.verifier;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.record.VerifyKey;

/**
 * What the server signs when it has taken the ballots of a slip: that exactly these are in the box of the round. It says
 * neither when nor in which order. Whoever holds one can prove that a ballot was dropped.
 *
 * @param meeting the meeting
 * @param round the round
 * @param trackers the full trackers of the ballots, sorted
 */
public record Receipt(String meeting, String round, List<String> trackers) {
    /** Sorts the trackers. */
    public Receipt {
        trackers = trackers.stream().sorted().toList();
    }

    /** Returns the canonical JSON that is signed. */
    public String canonical() {
        return JsonWriter.canonical(Json.object(
                "meeting", Json.text(meeting),
                "round", Json.text(round),
                "trackers", Json.array(trackers.stream().map(Json::text).toList())));
    }

    /** Reads a receipt's statement; refuses any text but its canonical form. */
    public static Receipt parse(String statement) throws JsonException {
        Fields fields = Fields.of(JsonReader.read(statement), "receipt").only("meeting", "round", "trackers");
        List<String> trackers = new ArrayList<>();
        for (Json tracker : fields.array("trackers")) {
            trackers.add(Fields.textOf(tracker, "receipt.trackers"));
        }
        Receipt receipt = new Receipt(fields.text("meeting"), fields.text("round"), trackers);
        if (!receipt.canonical().equals(statement)) {
            throw new JsonException("the receipt is not in canonical form");
        }
        return receipt;
    }

    /** Whether {@code signature} (Base64) under {@link #canonical} is that of {@code server}. */
    public boolean isSignedBy(VerifyKey server, String signature) {
        return server.verifyBase64(canonical().getBytes(StandardCharsets.UTF_8), signature);
    }

    /** Returns the trackers that {@code box}, the trackers of all closed polls of the round, lacks. */
    public List<String> missingFrom(Collection<String> box) {
        return trackers.stream().filter(tracker -> !box.contains(tracker)).toList();
    }
}
