package org.piaoxiang.verifier;

import java.nio.charset.StandardCharsets;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonWriter;

/** What the issuer signs: which lists were made for a meeting, and for how many slips. */
public final class IssuedLists {
    private IssuedLists() {}

    /** Returns the canonical JSON that is signed; {@code lists} and {@code slips} as the act carries them. */
    public static byte[] statement(String meeting, Json lists, Json slips) {
        return JsonWriter.canonical(Json.object(
                        "format",
                        Json.text("piaoxiang-lists/1"),
                        "meeting",
                        Json.text(meeting),
                        "lists",
                        lists,
                        "slips",
                        slips))
                .getBytes(StandardCharsets.UTF_8);
    }
}
