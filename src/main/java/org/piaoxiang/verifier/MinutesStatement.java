package org.piaoxiang.verifier;

import java.nio.charset.StandardCharsets;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonWriter;

/** What the observer signs about draft minutes (现场核实). */
public final class MinutesStatement {
    private MinutesStatement() {}

    /** Returns the canonical JSON that is signed; {@code draft} is the SHA-256 of the draft's canonical data. */
    public static byte[] of(String meeting, String draft, String verdict, String text) {
        return JsonWriter.canonical(Json.object(
                        "format", Json.text("piaoxiang-minutes/1"),
                        "meeting", Json.text(meeting),
                        "draft", Json.text(draft),
                        "verdict", Json.text(verdict),
                        "text", Json.text(text)))
                .getBytes(StandardCharsets.UTF_8);
    }
}
