package org.piaoxiang.verifier.forgery;

import java.util.function.UnaryOperator;
import org.piaoxiang.cli.SeededRandom;
import org.piaoxiang.json.Json;
import org.piaoxiang.protocol.credential.Credential;
import org.piaoxiang.protocol.group.SecretScalar;
import org.piaoxiang.protocol.proof.KeyProof;
import org.piaoxiang.protocol.proof.Proof;

/** Signs whatever stands in a ballot, as the holder of a slip can. */
final class Pen {
    private Pen() {}

    /** Alters ballot {@code number} of {@code poll} and signs it with the slip that cast it. */
    static byte[] altered(Poll poll, int number, UnaryOperator<Json> alteration) {
        return Edit.print(signed(poll, alteration.apply(poll.ballot(number)), poll.slips.get(number)));
    }

    static Json signed(Poll poll, Json ballot, Credential slip) {
        return signed(poll, ballot, slip, hash(ballot));
    }

    /** Signs {@code hash}, whatever it is the hash of. */
    static Json signed(Poll poll, Json ballot, Credential slip, String hash) {
        try (SecretScalar secret = slip.exponent(poll.group, poll.uuid())) {
            Proof proof = KeyProof.prove(poll.group, secret, KeyProof.signature(hash), new SeededRandom("pen " + hash));
            return Edit.with(
                    Edit.without(ballot, "signature"),
                    "signature",
                    Json.object("hash", Json.text(hash), "proof", proof.json()));
        }
    }

    static String hash(Json ballot) {
        return Poll.hash().base64(Edit.print(Edit.without(ballot, "signature")));
    }
}
