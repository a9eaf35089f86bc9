package org.piaoxiang.protocol.shuffle;

import java.util.ArrayList;
import java.util.List;
import org.piaoxiang.protocol.ballot.CheckedElection;
import org.piaoxiang.protocol.ballot.Ciphertext;
import org.piaoxiang.protocol.group.Base;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.RandomSource;
import org.piaoxiang.protocol.group.Scalar;
import org.piaoxiang.protocol.group.ScalarField;
import org.piaoxiang.protocol.group.SecretScalar;
import org.piaoxiang.protocol.parallel.Workers;

/**
 * Shuffles the answers to all shuffled questions and proves it (specification 3.3.0, section 6, GenShuffle and
 * GenShuffleProof). Powers are constant-time; that memory is read in the order of the permutation is not hidden
 * (docs/threats.md).
 */
public final class ShuffleMaker {
    private final CheckedElection election;
    private final Generators generators;
    private final RandomSource random;
    private final Workers workers;

    /** Makes shuffles in {@code election} that take their randomness from {@code random}, on the calling thread alone. */
    public ShuffleMaker(CheckedElection election, Generators generators, RandomSource random) {
        this(election, generators, random, Workers.alone());
    }

    /** Makes shuffles whose powers {@code workers} compute; what is drawn does not hang on them. */
    public ShuffleMaker(CheckedElection election, Generators generators, RandomSource random, Workers workers) {
        this.election = election;
        this.generators = generators;
        this.random = random;
        this.workers = workers;
    }

    /** Shuffles the ciphertexts of all shuffled questions. */
    public Shuffle shuffle(List<List<Ciphertext>> before) {
        List<List<Ciphertext>> rows = new ArrayList<>();
        List<ShuffleProof> proofs = new ArrayList<>();
        Base h = election.group().secretBase(generators.secondary());
        Base y = election.group().secretBase(election.publicKey());
        for (List<Ciphertext> row : before) {
            try (Run run = new Run(row, h, y)) {
                rows.add(run.after);
                proofs.add(run.prove());
            }
        }
        return new Shuffle(rows, proofs);
    }

    /** The shuffle of one question, with all its secrets, which closing wipes. */
    private final class Run implements AutoCloseable {
        private final Group group = election.group();
        private final ScalarField field = group.scalars();
        private final List<SecretScalar> secrets = new ArrayList<>();
        private final List<Ciphertext> before;
        private final int size;
        private final Base h;
        private final Base y;
        private final Permutation permutation;
        private final List<SecretScalar> reEncryption;
        private final List<Ciphertext> after;

        Run(List<Ciphertext> before, Base h, Base y) {
            this.before = before;
            this.size = before.size();
            this.h = h;
            this.y = y;
            this.permutation = Permutation.random(size, random);
            this.reEncryption = randoms(size);
            this.after = workers.each(size, i -> {
                Ciphertext old = before.get(permutation.of(i));
                SecretScalar r = reEncryption.get(permutation.of(i));
                return new Ciphertext(
                        group.product(old.alpha(), group.secretPower(r)),
                        group.product(old.beta(), group.secretPower(y, r)));
            });
        }

        ShuffleProof prove() {
            List<Element> hh = generators.first(size, workers);
            List<SecretScalar> r = new ArrayList<>(randoms(size));
            List<Element> c = new ArrayList<>(hh);
            List<Element> committed =
                    workers.each(size, i -> group.product(group.secretPower(r.get(permutation.of(i))), hh.get(i)));
            for (int i = 0; i < size; i++) {
                c.set(permutation.of(i), committed.get(i));
            }
            ShuffleTranscript transcript = new ShuffleTranscript(
                    group, election.publicKey(), election.election().fingerprint(), before, after, c);
            List<Scalar> u = transcript.rowChallenges();
            List<SecretScalar> permuted = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                permuted.add(kept(field.secret(u.get(permutation.of(i)))));
            }
            Chain chain = new Chain(permuted);
            List<SecretScalar> w = randoms(4);
            List<SecretScalar> rowW = randoms(size);
            List<Element> t = List.of(
                    group.secretPower(w.get(0)),
                    group.secretPower(w.get(1)),
                    group.product(group.secretPower(w.get(2)), powers(hh, rowW)),
                    group.product(
                            group.inverse(group.secretPower(y, w.get(3))),
                            powers(after.stream().map(Ciphertext::beta).toList(), rowW)),
                    group.product(
                            group.inverse(group.secretPower(w.get(3))),
                            powers(after.stream().map(Ciphertext::alpha).toList(), rowW)));
            List<SecretScalar> chainW = randoms(size);
            List<Element> chainT = chain.commitments(chainW, rowW);
            Scalar challenge = transcript.challenge(t, chainT, chain.links);
            List<Scalar> s = List.of(
                    response(w.get(0), sum(r), challenge),
                    response(w.get(1), chain.end(), challenge),
                    response(w.get(2), weighted(r, u), challenge),
                    response(w.get(3), weighted(reEncryption, u), challenge));
            return new ShuffleProof(
                    t,
                    chainT,
                    s,
                    responses(chainW, chain.randomness, challenge),
                    responses(rowW, permuted, challenge),
                    c,
                    chain.links);
        }

        /** ĉ_i = g^r̂_i · ĉ_{i−1}^u'_i, written as g^R_i · h^U_i so that two bases with tables serve for all. */
        private final class Chain {
            final List<SecretScalar> randomness = randoms(size);
            final List<Element> links;
            private final List<SecretScalar> ofG = new ArrayList<>();
            private final List<SecretScalar> ofH = new ArrayList<>();

            Chain(List<SecretScalar> permuted) {
                ofG.add(kept(field.secret(field.of(0))));
                ofH.add(kept(field.secret(field.of(1))));
                for (int i = 0; i < size; i++) {
                    SecretScalar raised = kept(field.product(permuted.get(i), ofG.get(i)));
                    ofG.add(kept(field.add(randomness.get(i), raised)));
                    ofH.add(kept(field.product(permuted.get(i), ofH.get(i))));
                }
                links = workers.each(size, i -> power(ofG.get(i + 1), ofH.get(i + 1)));
            }

            /** t̂_i = g^ω̂_i · ĉ_{i−1}^ω'_i. */
            List<Element> commitments(List<SecretScalar> chainW, List<SecretScalar> rowW) {
                List<SecretScalar> exponentsOfG = new ArrayList<>();
                List<SecretScalar> exponentsOfH = new ArrayList<>();
                for (int i = 0; i < size; i++) {
                    SecretScalar raised = kept(field.product(rowW.get(i), ofG.get(i)));
                    exponentsOfG.add(kept(field.add(chainW.get(i), raised)));
                    exponentsOfH.add(kept(field.product(rowW.get(i), ofH.get(i))));
                }
                return workers.each(size, i -> power(exponentsOfG.get(i), exponentsOfH.get(i)));
            }

            /** Returns Σ r̂_i·v_i, which is R_N. */
            SecretScalar end() {
                return ofG.getLast();
            }

            private Element power(SecretScalar exponentOfG, SecretScalar exponentOfH) {
                return group.product(group.secretPower(exponentOfG), group.secretPower(h, exponentOfH));
            }
        }

        /** Returns the product of powers, which is that of the products of parts of them. */
        private Element powers(List<Element> elements, List<SecretScalar> exponents) {
            return workers
                    .parts(
                            size,
                            (from, to) -> group.secretPowers(elements.subList(from, to), exponents.subList(from, to)))
                    .stream()
                    .reduce(group.identity(), group::product);
        }

        /** Returns nonce + challenge·secret. */
        private Scalar response(SecretScalar nonce, SecretScalar secret, Scalar challenge) {
            return field.response(nonce, secret, field.negate(challenge));
        }

        private List<Scalar> responses(List<SecretScalar> nonces, List<SecretScalar> values, Scalar challenge) {
            List<Scalar> responses = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                responses.add(response(nonces.get(i), values.get(i), challenge));
            }
            return responses;
        }

        private SecretScalar sum(List<SecretScalar> values) {
            SecretScalar sum = kept(field.secret(field.of(0)));
            for (SecretScalar value : values) {
                sum = kept(field.add(sum, value));
            }
            return sum;
        }

        private SecretScalar weighted(List<SecretScalar> values, List<Scalar> weights) {
            List<SecretScalar> products = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                products.add(kept(field.multiply(values.get(i), weights.get(i))));
            }
            return sum(products);
        }

        private List<SecretScalar> randoms(int count) {
            List<SecretScalar> drawn = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                drawn.add(kept(field.random(random)));
            }
            return drawn;
        }

        private SecretScalar kept(SecretScalar secret) {
            secrets.add(secret);
            return secret;
        }

        @Override
        public void close() {
            secrets.forEach(SecretScalar::close);
            permutation.close();
        }
    }
}
