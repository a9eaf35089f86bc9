package org.piaoxiang.protocol.ballot;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.piaoxiang.protocol.credential.Credential;
import org.piaoxiang.protocol.group.Embedding;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.RandomSource;
import org.piaoxiang.protocol.group.ScalarField;
import org.piaoxiang.protocol.group.SecretScalar;
import org.piaoxiang.protocol.proof.KeyProof;
import org.piaoxiang.protocol.proof.Proof;

/** Builds ballots of one election (specification 3.3.0, section 4.17). */
public final class BallotBuilder {
    private final CheckedElection election;
    private final RandomSource random;

    /** Makes a builder that takes its randomness from {@code random}. */
    public BallotBuilder(CheckedElection election, RandomSource random) {
        this.election = election;
        this.random = random;
    }

    /**
     * Tells what is unlawful about {@code choices}, or nothing. Per question one 0 or 1 for each answer, with a leading one
     * for blank where the question allows it; or, where the question is shuffled, a number for each answer.
     */
    public static Optional<String> unlawful(List<Question> questions, List<List<Integer>> choices) {
        if (choices.size() != questions.size()) {
            return Optional.of("there must be one vector of marks for each question");
        }
        for (int i = 0; i < questions.size(); i++) {
            Optional<String> problem = switch (questions.get(i)) {
                case HomomorphicQuestion marks -> unlawfulMarks(marks, choices.get(i));
                case NonHomomorphicQuestion numbers -> unlawfulNumbers(numbers, choices.get(i));
            };
            if (problem.isPresent()) {
                return Optional.of("question " + (i + 1) + ": " + problem.get());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> unlawfulMarks(HomomorphicQuestion question, List<Integer> marks) {
        if (marks.size() != question.choices() || marks.stream().anyMatch(mark -> mark != 0 && mark != 1)) {
            return Optional.of("there must be " + question.choices() + " marks, each 0 or 1");
        }
        boolean blank = question.allowsBlank() && marks.getFirst() == 1;
        int sum = marks.stream().mapToInt(Integer::intValue).sum() - (blank ? 1 : 0);
        return (blank ? sum != 0 : sum < question.min() || sum > question.max())
                ? Optional.of("the number of marks does not keep the limits")
                : Optional.empty();
    }

    private static Optional<String> unlawfulNumbers(NonHomomorphicQuestion question, List<Integer> numbers) {
        int count = question.answers().size();
        return numbers.size() != count || numbers.stream().anyMatch(each -> each < 0 || each > Embedding.LARGEST)
                ? Optional.of("there must be " + count + " numbers, each 0 to " + Embedding.LARGEST)
                : Optional.empty();
    }

    /**
     * Encrypts, proves and signs a ballot.
     *
     * @throws IllegalArgumentException when {@link #unlawful} says so
     */
    public RawBallot build(Credential credential, List<List<Integer>> choices) {
        return build(credential, choices, randomness -> {});
    }

    /**
     * A ballot and what opens it.
     *
     * @param ballot signed, as it would be cast
     * @param randomness one decimal number for each ciphertext, by question
     */
    public record Openable(RawBallot ballot, List<List<String>> randomness) {
        /** Whoever sees the randomness sees the vote. */
        @Override
        public String toString() {
            return "Openable[hidden]";
        }
    }

    /** Builds a ballot that can be challenged; for homomorphic questions. */
    public Openable openable(Credential credential, List<List<Integer>> choices) {
        List<List<String>> randomness = new ArrayList<>();
        ScalarField field = election.group().scalars();
        RawBallot ballot = build(
                credential,
                choices,
                used -> randomness.add(used.stream()
                        .map(each -> new BigInteger(1, field.export(each)).toString())
                        .toList()));
        return new Openable(ballot, List.copyOf(randomness));
    }

    private RawBallot build(Credential credential, List<List<Integer>> choices, Consumer<List<SecretScalar>> used) {
        Optional<String> unlawful = unlawful(election.election().questions(), choices);
        if (unlawful.isPresent()) {
            throw new IllegalArgumentException(unlawful.get());
        }
        Group group = election.group();
        try (SecretScalar secret =
                credential.exponent(group, election.election().uuid())) {
            String publicKey = group.secretPower(secret).encoded();
            List<Answer> answers = new ArrayList<>();
            for (int i = 0; i < choices.size(); i++) {
                answers.add(answer(
                        election.election().questions().get(i), choices.get(i), election.proofPrefix(publicKey), used));
            }
            Proof none = new Proof(group.scalars().of(0), group.scalars().of(0));
            RawBallot unsigned = new RawBallot(
                    election.election().uuid(), election.election().fingerprint(), publicKey, answers, "", none);
            String hash = unsigned.unsignedHash(group.hash());
            Proof signature = KeyProof.prove(group, secret, KeyProof.signature(hash), random);
            return new RawBallot(unsigned.uuid(), unsigned.electionHash(), publicKey, answers, hash, signature);
        }
    }

    private Answer answer(Question question, List<Integer> numbers, String prefix, Consumer<List<SecretScalar>> used) {
        return switch (question) {
            case HomomorphicQuestion marks -> new AnswerBuilder(election, marks, prefix, random).build(numbers, used);
            case NonHomomorphicQuestion _ -> NonHomomorphicAnswer.build(election, numbers, prefix, random);
        };
    }
}
