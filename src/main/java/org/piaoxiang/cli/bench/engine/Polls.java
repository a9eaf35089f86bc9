package org.piaoxiang.cli.bench.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.piaoxiang.cli.SeededRandom;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.ballot.BallotBuilder;
import org.piaoxiang.protocol.ballot.CheckedElection;
import org.piaoxiang.protocol.ballot.Election;
import org.piaoxiang.protocol.ballot.Question;
import org.piaoxiang.protocol.credential.Base58;
import org.piaoxiang.protocol.credential.Credential;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.RandomSource;
import org.piaoxiang.protocol.group.SecretScalar;

/** Elections and ballots to measure with; the same for everybody. */
final class Polls {
    private static final int UUID_LENGTH = 14;

    private final RandomSource random = new SeededRandom("bench");
    private final CheckedElection election;

    /** Makes an election in {@code group}. */
    Polls(Group group, Question question) {
        try (SecretScalar key = group.scalars().random(random)) {
            byte[] bytes = Election.bytes(
                    "bench",
                    "",
                    group,
                    group.secretPower(key).encoded(),
                    List.of(question),
                    Base58.random(UUID_LENGTH, random));
            this.election = checked(Election.parse(bytes));
        } catch (JsonException | Election.Unsupported ownMistake) {
            throw new IllegalStateException(ownMistake);
        }
    }

    /** Returns a question with {@code answers} answers, of which one is chosen. */
    static Question oneOf(int answers) {
        return Question.of(
                "bench",
                IntStream.rangeClosed(1, answers).mapToObj(i -> "答案" + i).toList(),
                1,
                1);
    }

    CheckedElection election() {
        return election;
    }

    RandomSource random() {
        return random;
    }

    /** Returns the same election with the arithmetic of {@code other}. */
    CheckedElection over(Group other) {
        Election own = election.election();
        return checked(new Election(
                own.name(), own.description(), other, own.publicKey(), own.questions(), own.uuid(), own.fingerprint()));
    }

    /** Returns ballots for {@link #oneOf}. */
    List<byte[]> ballots(int number) {
        BallotBuilder builder = new BallotBuilder(election, random);
        int answers = election.election().questions().getFirst().answers().size();
        List<byte[]> ballots = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            int chosen = i % answers;
            List<Integer> marks = IntStream.range(0, answers)
                    .mapToObj(answer -> answer == chosen ? 1 : 0)
                    .toList();
            ballots.add(builder.build(Credential.random(random), List.of(marks)).bytes());
        }
        return ballots;
    }

    private static CheckedElection checked(Election election) {
        return CheckedElection.check(election).checked().orElseThrow();
    }
}
