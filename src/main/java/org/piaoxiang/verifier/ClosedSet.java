package org.piaoxiang.verifier;

import java.util.HexFormat;
import java.util.List;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.group.HashFunction;

/** The trackers in a closed box, without order: their hash, and what the observer cosigns. */
public final class ClosedSet {
    private ClosedSet() {}

    /** Returns the hash of {@code trackers} in hexadecimal: sorted, joined by line feeds. */
    public static String hash(List<String> trackers) {
        String text = String.join("\n", trackers.stream().sorted().toList());
        return HexFormat.of().formatHex(HashFunction.SHA_256.digest(text));
    }

    /** One poll's closed set. */
    public record Poll(String uuid, int returned, String closedSet) {}

    /** Returns the canonical JSON that the observer signs for a round. */
    public static String statement(String meeting, String round, List<Poll> polls) {
        return JsonWriter.canonical(Json.object(
                "format", Json.text("piaoxiang-closed-set/1"),
                "meeting", Json.text(meeting),
                "round", Json.text(round),
                "polls",
                        Json.array(polls.stream()
                                .map(poll -> Json.object(
                                        "uuid", Json.text(poll.uuid),
                                        "returned", Json.number(poll.returned),
                                        "closedSet", Json.text(poll.closedSet)))
                                .toList())));
    }
}
