package org.piaoxiang.protocol.ballot;

import java.util.List;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.RandomSource;
import org.piaoxiang.protocol.group.ScalarField;
import org.piaoxiang.protocol.group.SecretScalar;
import org.piaoxiang.protocol.proof.Claim;
import org.piaoxiang.protocol.proof.KeyProof;
import org.piaoxiang.protocol.proof.Proof;

/**
 * An answer that will be shuffled (specification 3.3.0, section 4.11.2): all its numbers in one ciphertext, with the proof
 * that whoever cast it knows what is inside, so that nobody casts a copy of another's.
 *
 * @param ciphertext alpha and beta
 * @param proof of knowing the randomness
 */
record NonHomomorphicAnswer(Answer.Texts ciphertext, Proof proof) implements Answer {
    static NonHomomorphicAnswer parse(Json json, ScalarField field, String place) throws JsonException {
        Fields fields = Fields.of(json, place).only("choices", "proof");
        return new NonHomomorphicAnswer(
                Answer.Texts.parse(fields.value("choices"), place + ".choices"),
                Proof.parse(fields.value("proof"), field, place + ".proof"));
    }

    /** Encrypts and proves {@code numbers}; {@code prefix} is S_0 of section 4.11. */
    static NonHomomorphicAnswer build(
            CheckedElection election, List<Integer> numbers, String prefix, RandomSource random) {
        Group group = election.group();
        Element plain = group.embedding().orElseThrow().encode(numbers);
        try (SecretScalar r = group.scalars().random(random)) {
            Element alpha = group.secretPower(r);
            Element beta = group.product(group.secretPower(election.publicKey(), r), plain);
            Answer.Texts texts = Answer.Texts.of(new Ciphertext(alpha, beta));
            String hashed = hashed(election, texts, prefix);
            return new NonHomomorphicAnswer(texts, KeyProof.prove(group, r, hashed, random));
        }
    }

    /** Returns the claim that the proof makes about the decoded {@code alpha}. */
    Claim claim(CheckedElection election, Element alpha, String prefix) {
        return KeyProof.claim(election.group(), alpha, hashed(election, ciphertext, prefix), proof);
    }

    @Override
    public List<Answer.Texts> choices() {
        return List.of(ciphertext);
    }

    @Override
    public Json json() {
        return Json.object("choices", ciphertext.json(), "proof", proof.json());
    }

    private static String hashed(CheckedElection election, Answer.Texts texts, String prefix) {
        return "raweg|" + prefix + "|" + election.publicKey().encoded() + "," + texts.joined() + "|";
    }
}
