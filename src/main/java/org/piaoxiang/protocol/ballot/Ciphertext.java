package org.piaoxiang.protocol.ballot;

import org.piaoxiang.json.Json;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;

/**
 * An ElGamal ciphertext {@code (g^r, y^r·g^m)} (specification 3.3.0, section 4.3).
 *
 * @param alpha g^r
 * @param beta y^r·g^m
 */
public record Ciphertext(Element alpha, Element beta) {
    /** Returns the neutral ciphertext, an encryption of 0 with randomness 0. */
    public static Ciphertext neutral(Group group) {
        return new Ciphertext(group.identity(), group.identity());
    }

    /** Returns the ciphertext of the sum of both plaintexts. */
    public Ciphertext times(Ciphertext other, Group group) {
        return new Ciphertext(group.product(alpha, other.alpha), group.product(beta, other.beta));
    }

    /** Returns the text that is hashed into proofs: alpha, a comma, beta. */
    public String text() {
        return alpha.encoded() + "," + beta.encoded();
    }

    /** Returns the specification's JSON. */
    public Json json() {
        return Json.object("alpha", Json.text(alpha.encoded()), "beta", Json.text(beta.encoded()));
    }
}
