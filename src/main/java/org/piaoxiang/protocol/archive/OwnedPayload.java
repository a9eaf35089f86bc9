package org.piaoxiang.protocol.archive;

import org.piaoxiang.json.Fields;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;

/**
 * Payload of a Shuffle or PartialDecryption event: who made what (specification 3.3.0, sections 4.19 and 4.20).
 *
 * @param owner number of the custodian, from 1
 * @param payload hash of what was made, not yet looked at
 */
public record OwnedPayload(int owner, String payload) {
    /** Reads the payload; unknown fields are ignored, as peers do. */
    public static OwnedPayload parse(byte[] bytes) throws JsonException {
        Fields fields = Fields.of(JsonReader.read(bytes), "owned");
        return new OwnedPayload(fields.integer("owner"), fields.text("payload"));
    }
}
