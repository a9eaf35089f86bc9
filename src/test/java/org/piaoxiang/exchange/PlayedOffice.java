package org.piaoxiang.exchange;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.meeting.review.SealedAnswer;
import org.piaoxiang.protocol.group.HashFunction;

/** The superior department in tests of other rooms. */
public final class PlayedOffice implements AutoCloseable {
    private final OfficeKeys keys = OfficeKeys.generate("市委组织部干部监督科", new SecureRandom()::nextBytes);

    /** Returns its keys. */
    public OfficeKeys keys() {
        return keys;
    }

    /** Returns the data of SUPERIOR_CARD. */
    public Json.Obj card() {
        OfficeCard card = keys.card();
        return Json.object(
                "name", Json.text(card.name()),
                "signing", Json.text(card.signing().base64()),
                "sealing", Json.text(card.sealing()),
                "signature", Json.text(card.signature()),
                "code", Json.text(card.code()));
    }

    /** Returns the data of IMPORT_ANSWERS for what this department signs. */
    public Json.Obj signed(SealedAnswer answer) throws JsonException {
        return data(AnswerFile.sign(answer, keys));
    }

    /** Returns the data of IMPORT_ANSWERS for a file. */
    public static Json.Obj data(byte[] file) throws JsonException {
        Fields fields = Fields.of(JsonReader.read(file), "file");
        return Json.object(
                "file", Json.text(HashFunction.SHA_256.hex(file)),
                "key", fields.value("key"),
                "signature", fields.value("signature"),
                "statement", fields.value("statement"));
    }

    /** Returns the data of IMPORT_ANSWERS with something in the statement changed afterwards. */
    public static Json.Obj spoiled(Json.Obj data, String from, String to) throws JsonException {
        String text = org.piaoxiang.json.JsonWriter.canonical(data).replace(from, to);
        return (Json.Obj) JsonReader.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        keys.close();
    }
}
