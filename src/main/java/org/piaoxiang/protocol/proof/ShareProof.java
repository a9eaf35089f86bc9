package org.piaoxiang.protocol.proof;

import java.util.List;
import org.piaoxiang.protocol.group.Base;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.RandomSource;
import org.piaoxiang.protocol.group.Scalar;
import org.piaoxiang.protocol.group.SecretScalar;

/**
 * Proof that a decryption factor is {@code alpha^x} for the {@code x} of the custodian's key {@code g^x}: the
 * specification's (3.3.0, section 4.20), whose hash covers neither alpha nor the factor, and our bound one, whose hash
 * does (docs/protocol.md, bound shares).
 */
public final class ShareProof {
    private ShareProof() {}

    /** Proves with {@code secret}; {@code prefix} from {@link #specified} or {@link #bound}. */
    public static Proof prove(Group group, SecretScalar secret, Element alpha, String prefix, RandomSource random) {
        try (SecretScalar nonce = group.scalars().random(random)) {
            List<String> commitments = group.encode(List.of(group.secretPower(nonce), group.secretPower(alpha, nonce)));
            Scalar challenge = Claim.challenge(group, prefix, commitments);
            return new Proof(challenge, group.scalars().response(nonce, secret, challenge));
        }
    }

    /** Returns the claim that {@code proof} makes. */
    public static Claim claim(Group group, Base publicKey, Base alpha, Base factor, String prefix, Proof proof) {
        Element first = group.powerProduct(group.generatorBase(), proof.response(), publicKey, proof.challenge());
        Element second = group.powerProduct(alpha, proof.response(), factor, proof.challenge());
        return new Claim(prefix, List.of(first, second), proof.challenge());
    }

    /** Returns the specification's prefix; {@code fingerprint} is the election's hash φ. */
    public static String specified(String fingerprint, Element publicKey) {
        return "decrypt|" + fingerprint + "|" + publicKey.encoded() + "|";
    }

    /** Returns the prefix of a bound proof. */
    public static String bound(String fingerprint, Element publicKey, Element alpha, Element factor) {
        return "bound-decrypt|" + fingerprint + "|" + publicKey.encoded() + "|" + alpha.encoded() + "|"
                + factor.encoded() + "|";
    }
}
