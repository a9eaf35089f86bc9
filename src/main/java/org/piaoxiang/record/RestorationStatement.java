package org.piaoxiang.record;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonWriter;

/**
 * What a server signs when a record goes on from a backup.
 *
 * @param before the record as the backup has it
 * @param next the name under which checkpoints are signed from now on
 * @param reason why
 * @param backup when the backup was made
 */
public record RestorationStatement(Checkpoint before, String next, String reason, String backup) {
    /** Returns the bytes that are signed: canonical JSON. */
    public byte[] bytes() {
        return JsonWriter.canonical(Json.object(
                        "format", Json.text("piaoxiang-restoration/1"),
                        "origin", Json.text(before.origin()),
                        "size", Json.number(before.size()),
                        "root", Json.text(before.root().base64()),
                        "next", Json.text(next),
                        "reason", Json.text(reason),
                        "backup", Json.text(backup)))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the data of the entry that says it. */
    public Json.Obj sign(SigningKey key) {
        return Json.object(
                "origin", Json.text(before.origin()),
                "size", Json.number(before.size()),
                "root", Json.text(before.root().base64()),
                "next", Json.text(next),
                "reason", Json.text(reason),
                "backup", Json.text(backup),
                "signature", Json.text(key.signBase64(bytes())));
    }

    /** Reads the data of an entry; empty where {@code key} has not signed exactly that. */
    public static Optional<RestorationStatement> open(Fields data, VerifyKey key) {
        try {
            Optional<TreeHash> root = TreeHash.ofBase64(data.text("root"));
            if (root.isEmpty()) {
                return Optional.empty();
            }
            RestorationStatement statement = new RestorationStatement(
                    new Checkpoint(data.text("origin"), data.integer("size"), root.get()),
                    data.text("next"),
                    data.text("reason"),
                    data.text("backup"));
            return Optional.of(statement).filter(said -> key.verifyBase64(said.bytes(), signature(data)));
        } catch (JsonException | IllegalArgumentException misshapen) {
            return Optional.empty();
        }
    }

    private static String signature(Fields data) {
        return data.optional("signature").orElse(Json.text("")) instanceof Json.Str text ? text.value() : "";
    }
}
