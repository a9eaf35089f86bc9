package org.piaoxiang.protocol.trustee;

import java.util.ArrayList;
import java.util.List;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.group.ScalarField;
import org.piaoxiang.protocol.proof.Proof;

/**
 * What a member of a threshold group sends about its polynomial (specification 3.3.0, section 4.6.4).
 *
 * @param polynomial the polynomial itself, for its own member only
 * @param secrets its value for each member, for that member only
 * @param coefficients as powers of g, signed
 * @param signature over all certificates and the coefficients
 */
public record PolynomialMessage(String polynomial, List<String> secrets, SignedMessage coefficients, Proof signature) {
    /** Keeps a copy of {@code secrets}. */
    public PolynomialMessage {
        secrets = List.copyOf(secrets);
    }

    /** Reads a message. */
    public static PolynomialMessage parse(byte[] bytes, ScalarField field) throws JsonException {
        Fields fields = Fields.of(JsonReader.read(bytes), "polynomial");
        return new PolynomialMessage(
                fields.text("polynomial"),
                texts(fields.array("secrets"), "secrets"),
                SignedMessage.parse(fields.value("coefexps"), field, "coefexps"),
                Proof.parse(fields.value("signature"), field, "signature"));
    }

    /** Returns the specification's JSON. */
    public byte[] bytes() {
        return JsonWriter.compactBytes(Json.object(
                "polynomial", Json.text(polynomial),
                "secrets", Json.array(secrets.stream().map(Json::text).toList()),
                "coefexps", coefficients.json(),
                "signature", signature.json()));
    }

    static List<String> texts(List<Json> items, String place) throws JsonException {
        List<String> texts = new ArrayList<>();
        for (Json item : items) {
            texts.add(Fields.textOf(item, place));
        }
        return texts;
    }
}
