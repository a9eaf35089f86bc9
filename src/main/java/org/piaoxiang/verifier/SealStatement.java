package org.piaoxiang.verifier;

import java.util.ArrayList;
import java.util.List;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;

/**
 * What the observer signs before a poll opens (封箱确认).
 *
 * @param meeting the meeting
 * @param round the round
 * @param uuid the poll
 * @param election hash of the election in hexadecimal
 * @param setup hash of the setup in hexadecimal
 * @param size number of slips on the list
 * @param custodians public keys of all custodians, each needed
 * @param floor fewest ballots that may be opened
 */
public record SealStatement(
        String meeting,
        String round,
        String uuid,
        String election,
        String setup,
        int size,
        List<String> custodians,
        int floor) {
    private static final String FORMAT = "piaoxiang-seal/1";

    /** Keeps a copy of {@code custodians}. */
    public SealStatement {
        custodians = List.copyOf(custodians);
    }

    /** Returns the canonical JSON that is signed. */
    public String canonical() {
        return JsonWriter.canonical(Json.object(
                "format", Json.text(FORMAT),
                "meeting", Json.text(meeting),
                "round", Json.text(round),
                "uuid", Json.text(uuid),
                "election", Json.text(election),
                "setup", Json.text(setup),
                "size", Json.number(size),
                "custodians", Json.array(custodians.stream().map(Json::text).toList()),
                "floor", Json.number(floor)));
    }

    /** Reads a statement; refuses any text but its canonical form. */
    public static SealStatement parse(String text) throws JsonException {
        Fields fields = Fields.of(JsonReader.read(text), "seal");
        List<String> custodians = new ArrayList<>();
        for (Json key : fields.array("custodians")) {
            custodians.add(Fields.textOf(key, "seal.custodians"));
        }
        SealStatement seal = new SealStatement(
                fields.text("meeting"),
                fields.text("round"),
                fields.text("uuid"),
                fields.text("election"),
                fields.text("setup"),
                fields.integer("size"),
                custodians,
                fields.integer("floor"));
        if (!seal.canonical().equals(text)) {
            throw new JsonException("the seal is not in canonical form");
        }
        return seal;
    }
}
