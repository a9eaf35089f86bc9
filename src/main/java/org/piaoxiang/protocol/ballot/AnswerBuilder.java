package org.piaoxiang.protocol.ballot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.RandomSource;
import org.piaoxiang.protocol.group.ScalarField;
import org.piaoxiang.protocol.group.SecretScalar;
import org.piaoxiang.protocol.proof.OneOf;
import org.piaoxiang.protocol.proof.Proof;

/** Encrypts and proves one homomorphic answer (specification 3.3.0, sections 4.11.1, 4.12 and 4.13), in constant time. */
final class AnswerBuilder {
    private final CheckedElection election;
    private final HomomorphicQuestion question;
    private final String prefix;
    private final RandomSource random;

    AnswerBuilder(CheckedElection election, HomomorphicQuestion question, String prefix, RandomSource random) {
        this.election = election;
        this.question = question;
        this.prefix = prefix;
        this.random = random;
    }

    /** Builds the answer for {@code marks}, which keep the question's limits. */
    HomomorphicAnswer build(List<Integer> marks) {
        return build(marks, randomness -> {});
    }

    /** Builds as {@link #build(List)} does and shows {@code used} the randomness of the ciphertexts before it is wiped. */
    HomomorphicAnswer build(List<Integer> marks, Consumer<List<SecretScalar>> used) {
        Group group = election.group();
        ScalarField field = group.scalars();
        List<SecretScalar> randomness = new ArrayList<>();
        List<Ciphertext> ciphertexts = new ArrayList<>();
        for (int mark : marks) {
            SecretScalar r = field.random(random);
            Element alpha = group.secretPower(r);
            Element shift = group.secretPower(field.secret(new byte[] {(byte) mark}));
            ciphertexts.add(new Ciphertext(alpha, group.product(group.secretPower(election.publicKey(), r), shift)));
            randomness.add(r);
        }
        List<List<Proof>> individual = new ArrayList<>();
        for (int i = 0; i < marks.size(); i++) {
            int mark = marks.get(i);
            SecretScalar r = randomness.get(i);
            individual.add(prove(
                    AnswerCheck.individualPrefix(prefix, ciphertexts.get(i)),
                    List.of(new OneOf.Secret(r, mark, 0, 1 - mark), new OneOf.Secret(r, mark, 1, mark))));
        }
        List<Answer.Texts> texts = ciphertexts.stream().map(Answer.Texts::of).toList();
        HomomorphicAnswer unproved = new HomomorphicAnswer(texts, individual, List.of(), List.of());
        HomomorphicAnswer answer = withLimits(unproved, marks, randomness, ciphertexts);
        used.accept(randomness);
        randomness.forEach(SecretScalar::close);
        return answer;
    }

    private HomomorphicAnswer withLimits(
            HomomorphicAnswer answer,
            List<Integer> marks,
            List<SecretScalar> randomness,
            List<Ciphertext> ciphertexts) {
        Group group = election.group();
        String full = prefix + "|" + answer.joinedChoices();
        int first = question.allowsBlank() ? 1 : 0;
        int sum = 0;
        Ciphertext sumCiphertext = Ciphertext.neutral(group);
        SecretScalar sumRandomness = group.scalars().secret(new byte[1]);
        for (int i = first; i < marks.size(); i++) {
            sum += marks.get(i);
            sumCiphertext = sumCiphertext.times(ciphertexts.get(i), group);
            sumRandomness = group.scalars().add(sumRandomness, randomness.get(i));
        }
        List<OneOf.Secret> overall = new ArrayList<>();
        List<Proof> blankProof = List.of();
        int isBlank = 0;
        if (question.allowsBlank()) {
            isBlank = marks.getFirst();
            SecretScalar blankRandomness = randomness.getFirst();
            blankProof = prove(
                    "bproof0|" + full + "|",
                    List.of(
                            new OneOf.Secret(blankRandomness, isBlank, 0, 1 - isBlank),
                            new OneOf.Secret(sumRandomness, sum, 0, isBlank)));
            overall.add(new OneOf.Secret(blankRandomness, isBlank, 1, isBlank));
        }
        for (int number = question.min(); number <= question.max(); number++) {
            int chosen = (1 - isBlank) * equal(sum, number);
            overall.add(new OneOf.Secret(sumRandomness, sum, number, chosen));
        }
        List<Proof> overallProof = prove(AnswerCheck.overallPrefix(question, full, sumCiphertext), overall);
        return new HomomorphicAnswer(answer.choices(), answer.individual(), overallProof, blankProof);
    }

    private List<Proof> prove(String hashed, List<OneOf.Secret> statements) {
        return OneOf.prove(election.group(), election.publicKey(), hashed, statements, random);
    }

    /** Returns 1 when both are equal and 0 otherwise, without a branch. */
    private static int equal(int a, int b) {
        int difference = a ^ b;
        return 1 ^ ((difference | -difference) >>> 31);
    }
}
