package org.piaoxiang.protocol.ballot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.piaoxiang.cli.SeededRandom;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.credential.Credential;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.Groups;
import org.piaoxiang.protocol.group.HashFunction;

/** Which marks make a ballot, and what a challenged ballot opens to. */
class BallotBuilderTest {
    private static final Group GROUP = Groups.byName("Ed25519").orElseThrow();
    private static final String UUID = "Ballot1Ballot1";
    private static final Question UP_TO_TWO =
            new HomomorphicQuestion("推荐", List.of("甲", "乙", "丙"), Optional.of(true), 1, 2);
    private static final Question ONE = Question.of("同意", List.of("是", "否"), 1, 1);
    private static final Question NUMBERS = NonHomomorphicQuestion.of("另推荐", List.of("高位", "低位"));
    private static final List<List<Integer>> LAWFUL = List.of(List.of(0, 1, 0, 1), List.of(1, 0));

    private final SeededRandom random = new SeededRandom("ballot builder");
    private final CheckedElection election = election(List.of(UP_TO_TWO, ONE), UUID);
    private final Credential slip = Credential.random(random);

    @Test
    void marksKeepTheLimitsOfTheirQuestion() {
        for (List<Integer> lawful :
                List.of(List.of(1, 0, 0, 0), List.of(0, 1, 0, 0), List.of(0, 0, 0, 1), List.of(0, 1, 1, 0))) {
            assertEquals(Optional.empty(), problem(lawful, List.of(0, 1)), lawful::toString);
        }
        String limits = "question 1: the number of marks does not keep the limits";
        for (List<Integer> unlawful : List.of(
                List.of(0, 0, 0, 0),
                List.of(0, 1, 1, 1),
                List.of(1, 1, 0, 0),
                List.of(1, 0, 0, 1),
                List.of(1, 1, 1, 1))) {
            assertEquals(Optional.of(limits), problem(unlawful, List.of(0, 1)), unlawful::toString);
        }
        String marks = "question 1: there must be 4 marks, each 0 or 1";
        for (List<Integer> unlawful : List.of(
                List.<Integer>of(),
                List.of(0, 1, 0),
                List.of(0, 1, 0, 0, 0),
                List.of(0, 2, 0, 0),
                List.of(0, -1, 1, 1))) {
            assertEquals(Optional.of(marks), problem(unlawful, List.of(0, 1)), unlawful::toString);
        }
    }

    @Test
    void theQuestionThatIsWrongIsNamed() {
        String second = "question 2: the number of marks does not keep the limits";
        assertEquals(Optional.of(second), problem(LAWFUL.get(0), List.of(0, 0)));
        // Without blank the first mark is a mark like any other.
        assertEquals(Optional.of(second), problem(LAWFUL.get(0), List.of(1, 1)));
        assertEquals(Optional.empty(), problem(LAWFUL.get(0), List.of(1, 0)));
        String rows = "there must be one vector of marks for each question";
        assertEquals(Optional.of(rows), BallotBuilder.unlawful(List.of(UP_TO_TWO, ONE), LAWFUL.subList(0, 1)));
        assertEquals(
                Optional.of(rows),
                BallotBuilder.unlawful(List.of(UP_TO_TWO, ONE), List.of(LAWFUL.get(0), LAWFUL.get(1), LAWFUL.get(1))));
    }

    @Test
    void numbersFitIntoAByteEach() {
        List<Question> questions = List.of(NUMBERS);
        for (List<Integer> lawful : List.of(List.of(0, 255), List.of(255, 0))) {
            assertEquals(Optional.empty(), BallotBuilder.unlawful(questions, List.of(lawful)));
        }
        for (List<Integer> unlawful : List.of(List.of(0), List.of(0, 0, 0), List.of(0, 256), List.of(-1, 0))) {
            assertEquals(
                    Optional.of("question 1: there must be 2 numbers, each 0 to 255"),
                    BallotBuilder.unlawful(questions, List.of(unlawful)),
                    unlawful::toString);
        }
    }

    @Test
    void aBallotOfLawfulMarksHoldsAndOneOfOthersIsNotMade() {
        BallotBuilder builder = new BallotBuilder(election, random);
        BallotCheck.Outcome outcome =
                new BallotCheck(election).check(builder.build(slip, LAWFUL).bytes());
        assertTrue(outcome.isValid());
        assertEquals(List.of(), outcome.problems());
        assertThrows(
                IllegalArgumentException.class, () -> builder.build(slip, List.of(List.of(0, 0, 0, 0), List.of(1, 0))));
        CheckedElection shuffled = election(List.of(NUMBERS, NUMBERS), UUID);
        RawBallot ballot = new BallotBuilder(shuffled, random).build(slip, List.of(List.of(0, 255), List.of(1, 2)));
        assertTrue(new BallotCheck(shuffled).check(ballot.bytes()).isValid());
        assertFalse(new BallotCheck(election).check(ballot.bytes()).isValid());
    }

    @Test
    void aBlankIsProvedWhereNoMarkAtAllIsLawfulToo() {
        Question question = new HomomorphicQuestion("推荐", List.of("甲", "乙"), Optional.of(true), 0, 1);
        CheckedElection free = election(List.of(question), UUID);
        for (List<Integer> marks : List.of(List.of(1, 0, 0), List.of(0, 0, 0), List.of(0, 0, 1))) {
            RawBallot ballot = new BallotBuilder(free, random).build(slip, List.of(marks));
            assertEquals(List.of(), new BallotCheck(free).check(ballot.bytes()).problems(), marks::toString);
        }
    }

    @Test
    void moreThanAByteOfMarksIsProved() {
        List<String> names = Collections.nCopies(260, "名");
        CheckedElection wide = election(List.of(Question.of("等额", names, 0, 260)), UUID);
        RawBallot ballot = new BallotBuilder(wide, random).build(slip, List.of(Collections.nCopies(260, 1)));
        assertEquals(List.of(), new BallotCheck(wide).check(ballot.bytes()).problems());
    }

    @Test
    void aChallengedBallotOpensToItsMarks() throws Exception {
        BallotBuilder.Openable openable = new BallotBuilder(election, random).openable(slip, LAWFUL);
        byte[] unsigned = openable.ballot().unsignedBytes();
        OpenedBallot opened = OpenedBallot.of(election, unsigned, openable.randomness());
        assertTrue(opened.opens());
        assertEquals(
                new OpenedBallot(HashFunction.SHA_256.base64(unsigned), slip.publicKey(GROUP, UUID), LAWFUL, List.of()),
                opened);
        assertEquals("Openable[hidden]", openable.toString());
    }

    @Test
    void whatDoesNotOpenIsNamed() throws Exception {
        BallotBuilder.Openable openable = new BallotBuilder(election, random).openable(slip, LAWFUL);
        byte[] unsigned = openable.ballot().unsignedBytes();
        List<List<String>> numbers = openable.randomness();
        String other = numbers.get(0).get(0);
        assertEquals(
                List.of("question 1, mark 2 does not open"),
                problems(unsigned, List.of(with(numbers.get(0), 1, other), numbers.get(1))));
        assertEquals(
                List.of("question 2, mark 1 does not open"),
                problems(unsigned, List.of(numbers.get(0), with(numbers.get(1), 0, "no number"))));
        assertEquals(
                List.of("question 1, mark 4 does not open"),
                problems(unsigned, List.of(numbers.get(0).subList(0, 3), numbers.get(1))));
        assertEquals(
                List.of("question 2, mark 1 does not open", "question 2, mark 2 does not open"),
                problems(unsigned, List.of(numbers.get(0))));
        OpenedBallot wrong = OpenedBallot.of(election, unsigned, List.of(numbers.get(0)));
        assertFalse(wrong.opens());
        assertEquals(List.of(List.of(0, 1, 0, 1), List.of(0, 0)), wrong.marks());
    }

    @Test
    void anAlphaOrBetaOfAnotherMarkDoesNotOpen() throws Exception {
        BallotBuilder.Openable openable = new BallotBuilder(election, random).openable(slip, LAWFUL);
        List<Answer.Texts> marks = openable.ballot().answers().get(1).choices();
        String text = new String(openable.ballot().unsignedBytes(), StandardCharsets.UTF_8);
        String otherBeta = text.replace(
                "\"" + marks.get(0).beta() + "\"", "\"" + marks.get(1).beta() + "\"");
        assertEquals(List.of("question 2, mark 1 does not open"), problems(bytes(otherBeta), openable.randomness()));
        String otherAlpha = text.replace(
                "\"" + marks.get(1).alpha() + "\"", "\"" + marks.get(0).alpha() + "\"");
        assertEquals(List.of("question 2, mark 2 does not open"), problems(bytes(otherAlpha), openable.randomness()));
    }

    @Test
    void unlawfulMarksThatOpenAreTold() throws Exception {
        // Made for an election that lets everything through, then opened in one with limits.
        CheckedElection loose = election(List.of(UP_TO_TWO, Question.of("同意", List.of("是", "否"), 0, 2)), UUID);
        List<List<Integer>> both = List.of(LAWFUL.get(0), List.of(1, 1));
        BallotBuilder.Openable openable = new BallotBuilder(loose, random).openable(slip, both);
        byte[] unsigned = openable.ballot().unsignedBytes();
        OpenedBallot opened = OpenedBallot.of(strict(loose), unsigned, openable.randomness());
        assertEquals(both, opened.marks());
        assertEquals(List.of("question 2: the number of marks does not keep the limits"), opened.problems());
    }

    /** The same election, only that its second question takes exactly one mark of two, with as many proofs. */
    private static CheckedElection strict(CheckedElection loose) {
        Election election = loose.election();
        Question strict = new HomomorphicQuestion("同意", List.of("是", "否"), Optional.empty(), -1, 1);
        return new CheckedElection(
                new Election(
                        election.name(),
                        election.description(),
                        election.group(),
                        election.publicKey(),
                        List.of(UP_TO_TWO, strict),
                        election.uuid(),
                        election.fingerprint()),
                loose.publicKey(),
                loose.keyBase());
    }

    @Test
    void aBallotOfAnotherElectionIsTold() throws Exception {
        BallotBuilder.Openable openable = new BallotBuilder(election, random).openable(slip, LAWFUL);
        String text = new String(openable.ballot().unsignedBytes(), StandardCharsets.UTF_8);
        assertEquals(
                List.of("names another poll"),
                problems(bytes(text.replace(UUID, "Ballot1Ballot2")), openable.randomness()));
        String fingerprint = election.election().fingerprint();
        assertEquals(
                List.of("names another election"),
                problems(bytes(text.replace(fingerprint, "x" + fingerprint)), openable.randomness()));
    }

    @Test
    void anUnsignedBallotIsReadOnlyInCanonicalForm() {
        BallotBuilder.Openable openable = new BallotBuilder(election, random).openable(slip, LAWFUL);
        String text = new String(openable.ballot().unsignedBytes(), StandardCharsets.UTF_8);
        for (String other : List.of(
                text + "\n",
                text.replace("{\"election_uuid\"", "{ \"election_uuid\""),
                text.replace("{\"election_uuid\"", "{\"more\":1,\"election_uuid\""),
                new String(openable.ballot().bytes(), StandardCharsets.UTF_8))) {
            assertThrows(
                    JsonException.class, () -> OpenedBallot.of(election, bytes(other), openable.randomness()), other);
        }
    }

    @Test
    void aBallotIsAtMostSixteenMebibytes() {
        for (int length : List.of(RawBallot.MAX_LENGTH, RawBallot.MAX_LENGTH + 1)) {
            boolean tooLong = length > RawBallot.MAX_LENGTH;
            String cast = assertThrows(
                            JsonException.class, () -> RawBallot.parse(new byte[length], election.election()))
                    .reason();
            assertEquals(tooLong, cast.equals("the ballot is too long"), cast);
            String unsigned = assertThrows(
                            JsonException.class, () -> RawBallot.parseUnsigned(new byte[length], election.election()))
                    .reason();
            assertEquals(tooLong, unsigned.equals("the ballot is too long"), unsigned);
        }
    }

    private List<String> problems(byte[] unsigned, List<List<String>> randomness) throws JsonException {
        return OpenedBallot.of(election, unsigned, randomness).problems();
    }

    private static Optional<String> problem(List<Integer> first, List<Integer> second) {
        return BallotBuilder.unlawful(List.of(UP_TO_TWO, ONE), List.of(first, second));
    }

    private static List<String> with(List<String> numbers, int at, String number) {
        List<String> changed = new ArrayList<>(numbers);
        changed.set(at, number);
        return changed;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static CheckedElection election(List<Question> questions, String uuid) {
        String key = GROUP.secretPower(GROUP.scalars().random(new SeededRandom("box key")))
                .encoded();
        try {
            return CheckedElection.check(Election.parse(Election.bytes("n", "d", GROUP, key, questions, uuid)))
                    .checked()
                    .orElseThrow();
        } catch (JsonException | Election.Unsupported ownMistake) {
            throw new IllegalStateException(ownMistake);
        }
    }
}
