package org.piaoxiang.protocol.proof;

import java.util.List;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.RandomSource;
import org.piaoxiang.protocol.group.Scalar;
import org.piaoxiang.protocol.group.SecretScalar;

/**
 * Proof of knowing the exponent of a public key: for its own sake (specification 3.3.0, section 4.5, pok) or as a
 * signature over what the prefix says (section 4.16).
 */
public final class KeyProof {
    private KeyProof() {}

    /** Proves knowledge of {@code secret}; {@code prefix} is hashed before the commitment. */
    public static Proof prove(Group group, SecretScalar secret, String prefix, RandomSource random) {
        try (SecretScalar nonce = group.scalars().random(random)) {
            String commitment = group.secretPower(nonce).encoded();
            Scalar challenge = Claim.challenge(group, prefix, List.of(commitment));
            return new Proof(challenge, group.scalars().response(nonce, secret, challenge));
        }
    }

    /** Returns the claim that {@code proof} makes for {@code publicKey}. */
    public static Claim claim(Group group, Element publicKey, String prefix, Proof proof) {
        Element commitment =
                group.powerProduct(group.generatorBase(), proof.response(), group.base(publicKey), proof.challenge());
        return new Claim(prefix, List.of(commitment), proof.challenge());
    }

    /** Returns what is hashed before the commitment in a custodian's proof of possession (section 4.5). */
    public static String possession(Group group, Element publicKey) {
        return "pok|" + group.name() + "|" + publicKey.encoded() + "|";
    }

    /** Returns what is hashed before the commitment in a ballot's signature over {@code hash} (section 4.16). */
    public static String signature(String hash) {
        return "sig|" + hash + "|";
    }
}
