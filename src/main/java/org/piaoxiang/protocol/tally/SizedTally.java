package org.piaoxiang.protocol.tally;

import java.math.BigInteger;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;

/**
 * Payload of an EncryptedTally event (specification 3.3.0, section 4.18).
 *
 * @param ballots number of ballots that count
 * @param weight sum of their weights
 * @param tallyHash hash of the encrypted tally
 */
public record SizedTally(int ballots, BigInteger weight, String tallyHash) {
    /** Above this, peers write numbers as strings. */
    static final BigInteger LARGEST_NUMBER = BigInteger.valueOf(1073741823);

    /** Reads the payload; unknown fields are ignored, as peers do. */
    public static SizedTally parse(byte[] bytes) throws JsonException {
        Fields fields = Fields.of(JsonReader.read(bytes), "sized_encrypted_tally");
        return read(fields, fields.text("encrypted_tally"));
    }

    /** Reads the two numbers, whatever tally the payload refers to; that is left empty. */
    public static SizedTally parseNumbers(byte[] bytes) throws JsonException {
        return read(Fields.of(JsonReader.read(bytes), "sized_encrypted_tally"), "");
    }

    private static SizedTally read(Fields fields, String tallyHash) throws JsonException {
        return new SizedTally(
                fields.integer("num_tallied"), whole(fields.value("total_weight"), "total_weight"), tallyHash);
    }

    /** Returns the published bytes. */
    public byte[] bytes() {
        return JsonWriter.compactBytes(Json.object(
                "num_tallied", Json.number(ballots),
                "total_weight", whole(weight),
                "encrypted_tally", Json.text(tallyHash)));
    }

    /** Returns {@code number} as peers write it. */
    static Json whole(BigInteger number) {
        return number.compareTo(LARGEST_NUMBER) > 0 ? Json.text(number.toString()) : new Json.Num(number.toString());
    }

    /** Reads a whole number that is not negative, in the form {@link #whole(BigInteger)} writes. */
    static BigInteger whole(Json json, String place) throws JsonException {
        String text = switch (json) {
            case Json.Num number -> number.text();
            case Json.Str string -> string.value();
            default -> "";
        };
        if (!text.matches("0|[1-9][0-9]{0,24}")) {
            throw new JsonException(place + " is not a whole number");
        }
        BigInteger number = new BigInteger(text);
        if (!whole(number).equals(json)) {
            throw new JsonException(place + " is not written as it should be");
        }
        return number;
    }
}
