package org.piaoxiang.protocol.ballot;

import java.util.List;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.group.ScalarField;

/** An answer as it stands in a ballot (specification 3.3.0, section 4.11), its group elements not yet decoded. */
sealed interface Answer permits HomomorphicAnswer, NonHomomorphicAnswer {
    /** The texts of a ciphertext. */
    record Texts(String alpha, String beta) {
        static Texts parse(Json json, String place) throws JsonException {
            Fields ciphertext = Fields.of(json, place).only("alpha", "beta");
            return new Texts(ciphertext.text("alpha"), ciphertext.text("beta"));
        }

        static Texts of(Ciphertext ciphertext) {
            return new Texts(ciphertext.alpha().encoded(), ciphertext.beta().encoded());
        }

        String joined() {
            return alpha + "," + beta;
        }

        Json json() {
            return Json.object("alpha", Json.text(alpha), "beta", Json.text(beta));
        }
    }

    /** Reads an answer and holds it to the shape that {@code question} demands. */
    static Answer parse(Json json, Question question, ScalarField field, String place) throws JsonException {
        return switch (question) {
            case HomomorphicQuestion marks -> HomomorphicAnswer.parse(json, marks, field, place);
            case NonHomomorphicQuestion _ -> NonHomomorphicAnswer.parse(json, field, place);
        };
    }

    /** Returns the ciphertexts. */
    List<Texts> choices();

    /** Returns the specification's JSON. */
    Json json();
}
