package org.piaoxiang.protocol.trustee;

import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.group.ScalarField;

/**
 * What a member of a threshold group hands in at the end (specification 3.3.0, section 4.6.6, voutput).
 *
 * @param privateKey its part of the key, for itself only
 * @param publicKey the public key of its part, proved and signed
 */
public record VerificationOutput(String privateKey, TrusteeKey publicKey) {
    /** Reads an output. */
    public static VerificationOutput parse(byte[] bytes, ScalarField field) throws JsonException {
        Fields fields = Fields.of(JsonReader.read(bytes), "voutput");
        return new VerificationOutput(
                fields.text("private_key"), TrusteeKey.published(fields.value("public_key"), field, "public_key"));
    }

    /** Returns the specification's JSON. */
    public byte[] bytes() {
        return JsonWriter.compactBytes(
                Json.object("private_key", Json.text(privateKey), "public_key", publicKey.json()));
    }
}
