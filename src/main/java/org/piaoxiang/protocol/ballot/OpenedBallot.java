package org.piaoxiang.protocol.ballot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.Scalar;

/**
 * A ballot that was opened instead of being cast: a challenge (Benaloh, Ballot casting assurance via voter-initiated poll
 * station auditing, EVT 2007). Nothing that the tablet says of its choices is believed: what each ciphertext holds follows
 * from the randomness alone.
 *
 * @param hash of the ballot without a signature: what {@code signature.hash} would have been
 * @param credential text of the slip's public key
 * @param marks what the ballot holds, for each question; only what {@code problems} leaves standing
 * @param problems why it does not open, in the order of the questions
 */
public record OpenedBallot(String hash, String credential, List<List<Integer>> marks, List<String> problems) {
    /** Keeps copies. */
    public OpenedBallot {
        marks = List.copyOf(marks);
        problems = List.copyOf(problems);
    }

    /** Whether the randomness opens every ciphertext, and what they hold is a lawful ballot of this election. */
    public boolean opens() {
        return problems.isEmpty();
    }

    /**
     * Opens {@code unsigned}, the canonical bytes of a ballot without its signature.
     *
     * @param randomness one decimal number for each ciphertext, by question
     */
    public static OpenedBallot of(CheckedElection election, byte[] unsigned, List<List<String>> randomness)
            throws JsonException {
        RawBallot ballot = RawBallot.parseUnsigned(unsigned, election.election());
        List<String> problems = new ArrayList<>();
        if (!ballot.uuid().equals(election.election().uuid())) {
            problems.add("names another poll");
        }
        if (!ballot.electionHash().equals(election.election().fingerprint())) {
            problems.add("names another election");
        }
        List<List<Integer>> marks = new ArrayList<>();
        for (int i = 0; i < ballot.answers().size(); i++) {
            List<Answer.Texts> choices = ballot.answers().get(i).choices();
            List<String> numbers = i < randomness.size() ? randomness.get(i) : List.of();
            List<Integer> row = new ArrayList<>();
            for (int j = 0; j < choices.size(); j++) {
                Optional<Integer> mark =
                        j < numbers.size() ? mark(election, choices.get(j), numbers.get(j)) : Optional.empty();
                if (mark.isEmpty()) {
                    problems.add("question " + (i + 1) + ", mark " + (j + 1) + " does not open");
                }
                row.add(mark.orElse(0));
            }
            marks.add(List.copyOf(row));
        }
        if (problems.isEmpty()) {
            BallotBuilder.unlawful(election.election().questions(), marks).ifPresent(problems::add);
        }
        return new OpenedBallot(ballot.unsignedHash(election.group().hash()), ballot.credential(), marks, problems);
    }

    /** The randomness is public by now: no need for constant time. */
    private static Optional<Integer> mark(CheckedElection election, Answer.Texts choice, String number) {
        Group group = election.group();
        Optional<Scalar> randomness = group.scalars().parse(number);
        if (randomness.isEmpty()
                || !group.power(group.generatorBase(), randomness.get())
                        .encoded()
                        .equals(choice.alpha())) {
            return Optional.empty();
        }
        Element mask = group.power(election.keyBase(), randomness.get());
        if (mask.encoded().equals(choice.beta())) {
            return Optional.of(0);
        }
        return group.product(mask, group.generator()).encoded().equals(choice.beta())
                ? Optional.of(1)
                : Optional.empty();
    }
}
