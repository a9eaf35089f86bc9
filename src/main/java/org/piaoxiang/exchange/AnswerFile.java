package org.piaoxiang.exchange;

import java.nio.charset.StandardCharsets;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.meeting.review.SealedAnswer;
import org.piaoxiang.protocol.group.HashFunction;
import org.piaoxiang.record.VerifyKey;

/** The answer file (.pxa): the canonical JSON of {@code {key, signature, statement}}, the statement signed by the department. */
public final class AnswerFile {
    private AnswerFile() {}

    /** Signs {@code answer} and returns the file. */
    public static byte[] sign(SealedAnswer answer, OfficeKeys keys) {
        Json.Obj statement = answer.toJson();
        return bytes(keys.card().signing().base64(), keys.signing().signBase64(canonical(statement)), statement);
    }

    /**
     * Tells whether the data of IMPORT_ANSWERS are those of a file that its own key signed.
     *
     * @param data with {@code key, signature, statement} and {@code file}, the SHA-256 of the file
     */
    public static boolean holds(Fields data) throws JsonException {
        Json statement = data.value("statement");
        String signature = data.text("signature");
        byte[] file = bytes(data.text("key"), signature, statement);
        return HashFunction.SHA_256.hex(file).equals(data.text("file"))
                && VerifyKey.ofBase64(data.text("key"))
                        .filter(key -> key.verifyBase64(canonical(statement), signature))
                        .isPresent();
    }

    private static byte[] bytes(String key, String signature, Json statement) {
        return canonical(Json.object("key", Json.text(key), "signature", Json.text(signature), "statement", statement));
    }

    private static byte[] canonical(Json json) {
        return JsonWriter.canonical(json).getBytes(StandardCharsets.UTF_8);
    }
}
