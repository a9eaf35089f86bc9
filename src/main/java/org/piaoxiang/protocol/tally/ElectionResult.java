package org.piaoxiang.protocol.tally;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;

/**
 * The counts (specification 3.3.0, section 4.21).
 *
 * @param counts per question, per choice; the leading one counts blanks where the question allows them
 */
public record ElectionResult(List<List<BigInteger>> counts) {
    /** Keeps a copy of {@code counts}. */
    public ElectionResult {
        counts = counts.stream().map(List::copyOf).toList();
    }

    /** Reads a result of homomorphic questions. */
    public static ElectionResult parse(byte[] bytes) throws JsonException {
        Fields fields = Fields.of(JsonReader.read(bytes), "result");
        List<List<BigInteger>> counts = new ArrayList<>();
        for (Json row : fields.array("result")) {
            List<BigInteger> items = new ArrayList<>();
            for (Json item : Fields.arrayOf(row, "result[" + counts.size() + "]")) {
                items.add(SizedTally.whole(item, "result[" + counts.size() + "][" + items.size() + "]"));
            }
            counts.add(items);
        }
        return new ElectionResult(counts);
    }

    /** Returns the published bytes. */
    public byte[] bytes() {
        return JsonWriter.compactBytes(Json.object(
                "result",
                Json.array(counts.stream()
                        .map(row ->
                                Json.array(row.stream().map(SizedTally::whole).toList()))
                        .toList())));
    }
}
