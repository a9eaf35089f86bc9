package org.piaoxiang.protocol.shuffle;

import java.util.ArrayList;
import java.util.List;
import org.piaoxiang.protocol.ballot.CheckedElection;
import org.piaoxiang.protocol.ballot.Ciphertext;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.Scalar;
import org.piaoxiang.protocol.group.ScalarField;
import org.piaoxiang.protocol.parallel.Workers;

/** Checks the proof of one shuffled question (specification 3.3.0, section 6, CheckShuffleProof; docs/protocol.md, H2). */
public final class ShuffleCheck {
    private final CheckedElection election;
    private final Group group;
    private final ScalarField field;
    private final Generators generators;
    private final Workers workers;

    /** Makes the check of shuffles in {@code election}, on the calling thread alone. */
    public ShuffleCheck(CheckedElection election, Generators generators) {
        this(election, generators, Workers.alone());
    }

    /** Makes the check of shuffles in {@code election}, whose equations {@code workers} check side by side. */
    public ShuffleCheck(CheckedElection election, Generators generators, Workers workers) {
        this.workers = workers;
        this.election = election;
        this.group = election.group();
        this.field = group.scalars();
        this.generators = generators;
    }

    /** Returns the numbers, from 1, of the shuffled questions whose proof does not hold. */
    public List<Integer> failures(List<List<Ciphertext>> before, Shuffle shuffle) {
        List<Integer> failures = new ArrayList<>();
        for (int q = 0; q < before.size(); q++) {
            if (!holds(before.get(q), shuffle.rows().get(q), shuffle.proofs().get(q))) {
                failures.add(q + 1);
            }
        }
        return failures;
    }

    private boolean holds(List<Ciphertext> before, List<Ciphertext> after, ShuffleProof proof) {
        ShuffleTranscript transcript = new ShuffleTranscript(
                group, election.publicKey(), election.election().fingerprint(), before, after, proof.permutation());
        List<Scalar> u = transcript.rowChallenges();
        Scalar challenge = transcript.challenge(proof.t(), proof.chainT(), proof.chain());
        Scalar minus = field.negate(challenge);
        List<Element> h = generators.first(u.size(), workers);
        List<Boolean> verdicts = workers.all(List.of(
                () -> permutationHolds(h, proof, u, minus) && chainEndHolds(proof, u, minus),
                () -> alphasHold(before, after, proof, u, minus),
                () -> betasHold(before, after, proof, u, minus),
                () -> chainHolds(proof, minus, transcript.weights(challenge, proof))));
        return verdicts.stream().allMatch(Boolean::booleanValue);
    }

    /** t_1 and t_3: c commits to a permutation of the generators, and u' is u in that order. */
    private boolean permutationHolds(List<Element> h, ShuffleProof proof, List<Scalar> u, Scalar minus) {
        Element all = group.product(product(proof.permutation()), group.inverse(product(h)));
        Element weighted = group.powers(proof.permutation(), u);
        Element rows = group.powers(h, proof.rowS());
        return equal(proof.t().get(0), power(all, minus), generator(proof.s().get(0)))
                && equal(
                        proof.t().get(2),
                        group.product(power(weighted, minus), rows),
                        generator(proof.s().get(2)));
    }

    /** t_2: the chain ends in the product of all u. */
    private boolean chainEndHolds(ShuffleProof proof, List<Scalar> u, Scalar minus) {
        Element h = generators.secondary();
        Element last = proof.chain().isEmpty() ? h : proof.chain().getLast();
        Scalar product = u.stream().reduce(field.of(1), field::multiply);
        Element end = group.product(last, group.inverse(power(h, product)));
        return equal(proof.t().get(1), power(end, minus), generator(proof.s().get(1)));
    }

    /** t_{4,1}: the new betas, weighted by u', re-encrypt the old ones, weighted by u. */
    private boolean betasHold(
            List<Ciphertext> before, List<Ciphertext> after, ShuffleProof proof, List<Scalar> u, Scalar minus) {
        Element beta =
                group.product(power(group.powers(betas(before), u), minus), group.powers(betas(after), proof.rowS()));
        return equal(
                proof.t().get(3),
                beta,
                group.power(election.keyBase(), field.negate(proof.s().get(3))));
    }

    /** t_{4,2}: the same of the alphas. */
    private boolean alphasHold(
            List<Ciphertext> before, List<Ciphertext> after, ShuffleProof proof, List<Scalar> u, Scalar minus) {
        Element alpha =
                group.product(power(group.powers(alphas(before), u), minus), group.powers(alphas(after), proof.rowS()));
        return equal(proof.t().get(4), alpha, generator(field.negate(proof.s().get(3))));
    }

    /**
     * t̂_i = ĉ_i^−c · g^ŝ_i · ĉ_{i−1}^s'_i for every i, with ĉ_0 = h: all at once, each raised to its weight. If one does not
     * hold, neither does the product, except by a chance of 2^−128.
     */
    private boolean chainHolds(ShuffleProof proof, Scalar minus, List<Scalar> weights) {
        int size = weights.size();
        List<Element> elements = new ArrayList<>(List.of(generators.secondary()));
        elements.addAll(proof.chain());
        List<Scalar> exponents = new ArrayList<>();
        Scalar ofG = field.of(0);
        for (int i = 0; i <= size; i++) {
            Scalar own = i == 0 ? field.of(0) : field.multiply(minus, weights.get(i - 1));
            Scalar next = i == size
                    ? field.of(0)
                    : field.multiply(weights.get(i), proof.rowS().get(i));
            exponents.add(field.add(own, next));
        }
        for (int i = 0; i < size; i++) {
            ofG = field.add(ofG, field.multiply(weights.get(i), proof.chainS().get(i)));
        }
        return equal(group.powers(proof.chainT(), weights), group.powers(elements, exponents), generator(ofG));
    }

    private boolean equal(Element claimed, Element one, Element other) {
        return claimed.equals(group.product(one, other));
    }

    private Element power(Element element, Scalar exponent) {
        return group.power(group.base(element), exponent);
    }

    private Element generator(Scalar exponent) {
        return group.power(group.generatorBase(), exponent);
    }

    private Element product(List<Element> elements) {
        return elements.stream().reduce(group.identity(), group::product);
    }

    private static List<Element> alphas(List<Ciphertext> ciphertexts) {
        return ciphertexts.stream().map(Ciphertext::alpha).toList();
    }

    private static List<Element> betas(List<Ciphertext> ciphertexts) {
        return ciphertexts.stream().map(Ciphertext::beta).toList();
    }
}
