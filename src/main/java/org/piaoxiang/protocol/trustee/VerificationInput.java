package org.piaoxiang.protocol.trustee;

import java.util.List;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.group.ScalarField;
import org.piaoxiang.protocol.proof.Proof;

/**
 * What one member of a threshold group gets from all (specification 3.3.0, section 4.6.5, vinput).
 *
 * @param polynomial what the member sent itself
 * @param secrets each member's value for this one
 * @param coefficients of each member
 * @param signatures of each member over all certificates and its coefficients
 */
public record VerificationInput(
        String polynomial, List<String> secrets, List<SignedMessage> coefficients, List<Proof> signatures) {
    /** Keeps copies of the lists. */
    public VerificationInput {
        secrets = List.copyOf(secrets);
        coefficients = List.copyOf(coefficients);
        signatures = List.copyOf(signatures);
    }

    /** Reads an input. */
    public static VerificationInput parse(byte[] bytes, ScalarField field) throws JsonException {
        Fields fields = Fields.of(JsonReader.read(bytes), "vinput");
        return new VerificationInput(
                fields.text("polynomial"),
                PolynomialMessage.texts(fields.array("secrets"), "secrets"),
                SignedMessage.parseList(fields.array("coefexps"), field, "coefexps"),
                Proof.parseList(fields.value("signatures"), field, "signatures"));
    }

    /** Returns the specification's JSON. */
    public byte[] bytes() {
        return JsonWriter.compactBytes(Json.object(
                "polynomial", Json.text(polynomial),
                "secrets", Json.array(secrets.stream().map(Json::text).toList()),
                "coefexps", SignedMessage.json(coefficients),
                "signatures", Proof.json(signatures)));
    }
}
