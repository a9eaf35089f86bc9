package org.piaoxiang.verifier.forgery;

import static org.piaoxiang.verifier.CheckId.B4;
import static org.piaoxiang.verifier.CheckId.B5;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.piaoxiang.json.Json;
import org.piaoxiang.protocol.ballot.Ciphertext;
import org.piaoxiang.protocol.group.Base;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.Scalar;
import org.piaoxiang.protocol.proof.OneOf;
import org.piaoxiang.protocol.proof.Proof;

/**
 * What a voter can do to a verifier whose challenge forgets the ciphertext (Bernhard, Pereira and Warinschi, "How not to
 * prove yourself", 2012): the commitments are fixed first and the vote is computed from the challenge. The vote is no small
 * number, but one that a colluding custodian can work with. Ours hashes the ciphertext, the election and the slip.
 */
final class WeakFiatShamir {
    private static final int LAST = 4;

    private final Poll poll = Poll.ours(Poll.curve());
    private final Group group = poll.group;
    private final BigInteger order = group.scalars().order();
    private final Element key = poll.checked.publicKey();
    private final String prefix = "prove|" + poll.checked.election().fingerprint() + "|" + poll.slipKey(LAST) + "|";

    private WeakFiatShamir() {}

    static List<Forgery> all() {
        WeakFiatShamir attack = new WeakFiatShamir();
        Json ballot = attack.ballot();
        byte[] signed = Pen.altered(attack.poll, LAST, json -> ballot);
        return List.of(BallotForgeries.single(
                "A vote is computed from a challenge that forgets it", attack.poll, signed, B4, B5));
    }

    private Json ballot() {
        for (int attempt = 1; ; attempt++) {
            Optional<Json> made = attempt(BigInteger.valueOf(attempt));
            if (made.isPresent()) {
                return made.get();
            }
        }
    }

    /** A_j = g^a_j and B_j = y^a_j·g^t_j are chosen; m solves t_0/m + t_1/(m−1) = challenge. */
    private Optional<Json> attempt(BigInteger seed) {
        BigInteger[] nonces = {seed.add(BigInteger.valueOf(1001)), seed.add(BigInteger.valueOf(2002))};
        BigInteger[] shifts = {seed.add(BigInteger.valueOf(3003)), seed.add(BigInteger.valueOf(4004))};
        BigInteger randomness = seed.add(BigInteger.valueOf(5005));
        List<Element> commitments = new ArrayList<>();
        for (int j = 0; j < 2; j++) {
            commitments.add(power(group.generator(), nonces[j]));
            commitments.add(group.product(power(key, nonces[j]), power(group.generator(), shifts[j])));
        }
        BigInteger challenge = group.scalars()
                .ofHash(group.hash().digest(prefix + String.join(",", group.encode(commitments))))
                .value();
        BigInteger linear = challenge.add(shifts[0]).add(shifts[1]);
        BigInteger discriminant = linear.multiply(linear)
                .subtract(challenge.multiply(shifts[0]).shiftLeft(2))
                .mod(order);
        return squareRoot(discriminant).map(root -> {
            BigInteger vote = linear.add(root)
                    .multiply(challenge.shiftLeft(1).modInverse(order))
                    .mod(order);
            BigInteger[] challenges = {
                shifts[0].multiply(vote.modInverse(order)).mod(order),
                shifts[1]
                        .multiply(vote.subtract(BigInteger.ONE).modInverse(order))
                        .mod(order)
            };
            List<Proof> proofs = new ArrayList<>();
            for (int j = 0; j < 2; j++) {
                proofs.add(new Proof(
                        scalar(challenges[j]), scalar(nonces[j].subtract(randomness.multiply(challenges[j])))));
            }
            Ciphertext ciphertext = new Ciphertext(
                    power(group.generator(), randomness),
                    group.product(power(key, randomness), power(group.generator(), vote)));
            requireThatAWeakVerifierIsFooled(ciphertext, proofs);
            return Edit.set(
                    Edit.set(poll.ballot(LAST), "answers/0/choices/0", ciphertext.json()),
                    "answers/0/individual_proofs/0",
                    Proof.json(proofs));
        });
    }

    /** Otherwise the forgery would prove nothing about our verifier. */
    private void requireThatAWeakVerifierIsFooled(Ciphertext ciphertext, List<Proof> proofs) {
        Base alpha = group.base(ciphertext.alpha());
        Base beta = group.base(ciphertext.beta());
        List<OneOf.Statement> statements =
                List.of(new OneOf.Statement(alpha, beta, 0), new OneOf.Statement(alpha, beta, 1));
        if (!OneOf.claim(group, group.base(key), prefix, statements, proofs).holds(group)) {
            throw new IllegalStateException("the attack does not fool a weak verifier");
        }
    }

    /** A square root modulo the order, which is 3 modulo 4 (SM2) or 5 modulo 8 (Ed25519). */
    private Optional<BigInteger> squareRoot(BigInteger square) {
        BigInteger root = order.testBit(1)
                ? square.modPow(order.add(BigInteger.ONE).shiftRight(2), order)
                : square.modPow(order.add(BigInteger.valueOf(3)).shiftRight(3), order);
        BigInteger turned =
                root.multiply(BigInteger.TWO.modPow(order.shiftRight(2), order)).mod(order);
        return Stream.of(root, turned)
                .filter(candidate -> candidate.multiply(candidate).mod(order).equals(square))
                .findFirst();
    }

    private Element power(Element base, BigInteger exponent) {
        return group.power(group.base(base), scalar(exponent));
    }

    private Scalar scalar(BigInteger value) {
        return group.scalars().reduce(value);
    }
}
