package org.piaoxiang.protocol.shuffle;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.piaoxiang.protocol.ballot.Ciphertext;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.Scalar;

/** The challenges of a shuffle's proof, as prover and verifier hash them (specification 3.3.0, section 6). */
final class ShuffleTranscript {
    private static final int WEIGHT_BYTES = 16;

    private final Group group;
    private final Element publicKey;
    private final String fingerprint;
    private final int size;
    private final String statement;

    /**
     * Begins a transcript: str_c.
     *
     * @param fingerprint φ of the election
     * @param before the ciphertexts
     * @param after the same, shuffled
     * @param permutation commitments to the permutation
     */
    ShuffleTranscript(
            Group group,
            Element publicKey,
            String fingerprint,
            List<Ciphertext> before,
            List<Ciphertext> after,
            List<Element> permutation) {
        this.group = group;
        this.publicKey = publicKey;
        this.fingerprint = fingerprint;
        this.size = before.size();
        StringBuilder text = new StringBuilder();
        appendCiphertexts(text, before);
        appendCiphertexts(text, after);
        append(text, permutation);
        this.statement = text.toString();
    }

    /** Returns u_1 … u_N. */
    List<Scalar> rowChallenges() {
        String seed = hex("shuffle-challenges|" + fingerprint + "|" + statement);
        List<Scalar> challenges = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            challenges.add(group.scalars().ofHash(group.hash().digest(seed + hex(Integer.toString(i)))));
        }
        return challenges;
    }

    /** Returns c. */
    Scalar challenge(List<Element> t, List<Element> chainT, List<Element> chain) {
        StringBuilder text =
                new StringBuilder("shuffle-challenge|").append(fingerprint).append('|');
        append(text, t);
        append(text, chainT);
        text.append(statement);
        append(text, chain);
        text.append(publicKey.encoded());
        return group.scalars().ofHash(group.hash().digest(text.toString()));
    }

    /**
     * Returns numbers of 128 bits that nobody can choose, to check N equations by one weighted product of all. They hang on
     * the challenge, which hangs on all commitments, and on all responses.
     */
    List<Scalar> weights(Scalar challenge, ShuffleProof proof) {
        StringBuilder text = new StringBuilder("shuffle-weights|").append(challenge);
        for (List<Scalar> responses : List.of(proof.s(), proof.chainS(), proof.rowS())) {
            responses.forEach(response -> text.append(',').append(response));
        }
        String seed = hex(text.toString());
        List<Scalar> weights = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            byte[] digest = group.hash().digest(seed + "|" + i);
            weights.add(group.scalars().reduce(new BigInteger(1, digest, 0, WEIGHT_BYTES)));
        }
        return weights;
    }

    private void appendCiphertexts(StringBuilder text, List<Ciphertext> ciphertexts) {
        List<Element> elements = new ArrayList<>(2 * ciphertexts.size());
        for (Ciphertext ciphertext : ciphertexts) {
            elements.add(ciphertext.alpha());
            elements.add(ciphertext.beta());
        }
        append(text, elements);
    }

    private void append(StringBuilder text, List<Element> elements) {
        for (String element : group.encode(elements)) {
            text.append(element).append(',');
        }
    }

    private String hex(String text) {
        return group.hash().hex(text.getBytes(StandardCharsets.UTF_8));
    }
}
