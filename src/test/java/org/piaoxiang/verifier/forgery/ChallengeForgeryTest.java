package org.piaoxiang.verifier.forgery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.piaoxiang.cli.SeededRandom;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.ballot.BallotBuilder;
import org.piaoxiang.protocol.ballot.CheckedElection;
import org.piaoxiang.protocol.ballot.Election;
import org.piaoxiang.protocol.ballot.Question;
import org.piaoxiang.protocol.credential.Credential;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.Groups;
import org.piaoxiang.verifier.ChallengeCheck;
import org.piaoxiang.verifier.ChallengeCheck.Captured;
import org.piaoxiang.verifier.ChallengeCheck.Found;
import org.piaoxiang.verifier.ChallengeCheck.Opening;
import org.piaoxiang.verifier.ChallengeCheck.Problem;
import org.piaoxiang.verifier.Commitment;

/** Tablets that lie about what they have encrypted: each is named by what is wrong with its opening. */
class ChallengeForgeryTest {
    private static final Group GROUP = Groups.byName("Ed25519").orElseThrow();
    private static final String FIRST = "Challenge1Challenge1";
    private static final String SECOND = "Challenge2Challenge2";
    private static final List<List<Integer>> AGREE = List.of(List.of(1, 0, 0));
    private static final List<List<Integer>> DISAGREE = List.of(List.of(0, 1, 0));

    private final SeededRandom random = new SeededRandom("challenges");
    private final Credential slip = Credential.random(random);
    private final Map<String, CheckedElection> elections =
            Map.of(FIRST, election(FIRST, "张三"), SECOND, election(SECOND, "李四"));

    /** A tablet's ballots of the round: what it opens, and the hashes that it has shown. */
    private record Ballots(List<Opening> opening, List<String> hashes) {
        Captured captured() {
            return new Captured(Commitment.of(hashes), hashes);
        }

        Ballots with(int at, Opening other) {
            List<Opening> changed = new ArrayList<>(opening);
            changed.set(at, other);
            return new Ballots(changed, hashes);
        }
    }

    private Ballots made(Credential by, List<List<Integer>> first, List<List<Integer>> second) {
        List<Opening> opening = new ArrayList<>();
        List<String> hashes = new ArrayList<>();
        new TreeMap<>(Map.of(FIRST, first, SECOND, second)).forEach((uuid, marks) -> {
            BallotBuilder.Openable openable =
                    new BallotBuilder(elections.getOrDefault(uuid, election(uuid, "")), random).openable(by, marks);
            opening.add(new Opening(
                    uuid,
                    new String(openable.ballot().unsignedBytes(), StandardCharsets.UTF_8),
                    openable.randomness()));
            hashes.add(openable.ballot().unsignedHash(GROUP.hash()));
        });
        return new Ballots(opening, hashes);
    }

    private Found found(Captured captured, List<Opening> opening) {
        Map<String, ChallengeCheck.Poll> polls = new TreeMap<>();
        elections.forEach((uuid, election) ->
                polls.put(uuid, new ChallengeCheck.Poll(election, Set.of(slip.publicKey(GROUP, uuid)))));
        return ChallengeCheck.check(captured, polls, opening);
    }

    private List<Problem> problems(Ballots shown) {
        return found(shown.captured(), shown.opening()).problems();
    }

    private static Opening changed(Opening one, String what, String by) {
        assertTrue(one.ballot().contains(what), what);
        return new Opening(one.uuid(), one.ballot().replace(what, by), one.randomness());
    }

    @Test
    void anHonestTabletIsReadAndACapturedNameAloneIsEnough() {
        Ballots made = made(slip, AGREE, DISAGREE);
        Found good = found(made.captured(), made.opening());
        assertEquals(List.of(), good.problems());
        assertEquals(Map.of(FIRST, AGREE, SECOND, DISAGREE), good.marks());
        assertEquals(good, found(new Captured(Commitment.of(made.hashes()), List.of()), made.opening()));
    }

    @Test
    void anotherChoiceThanWasMarkedIsReadOut() {
        assertEquals(
                Map.of(FIRST, DISAGREE, SECOND, AGREE),
                found(
                                made(slip, DISAGREE, AGREE).captured(),
                                made(slip, DISAGREE, AGREE).opening())
                        .marks());
    }

    @Test
    void ballotsOfAnotherChoiceAreNotThoseThatWereCaptured() {
        Ballots shown = made(slip, DISAGREE, AGREE);
        assertEquals(
                List.of(Problem.COMMITMENT),
                found(shown.captured(), made(slip, AGREE, AGREE).opening()).problems());
        // A commitment that fits beside hashes that do not: another set of the same name cannot be slipped in.
        Ballots other = made(slip, AGREE, AGREE);
        assertEquals(
                List.of(Problem.COMMITMENT),
                found(new Captured(Commitment.of(other.hashes()), shown.hashes()), other.opening())
                        .problems());
    }

    @Test
    void otherRandomnessOpensNothing() {
        Ballots shown = made(slip, DISAGREE, AGREE);
        Opening first = shown.opening().getFirst();
        Opening lie = new Opening(
                FIRST,
                first.ballot(),
                made(slip, AGREE, AGREE).opening().getFirst().randomness());
        Found found = found(shown.captured(), shown.with(0, lie).opening());
        assertEquals(List.of(Problem.OPENING), found.problems());
        assertEquals(Map.of(SECOND, AGREE), found.marks());
        for (List<List<String>> none : List.of(List.<List<String>>of(), List.of(List.of("0", "0", "0")))) {
            assertEquals(List.of(Problem.OPENING), problems(shown.with(0, new Opening(FIRST, first.ballot(), none))));
        }
    }

    @Test
    void anotherSlipIsNoSlipOfThePoll() {
        Credential stranger = Credential.random(random);
        assertEquals(List.of(Problem.CREDENTIAL), problems(made(stranger, AGREE, AGREE)));
        Ballots shown = made(slip, AGREE, AGREE);
        Opening renamed =
                changed(shown.opening().getFirst(), slip.publicKey(GROUP, FIRST), stranger.publicKey(GROUP, FIRST));
        assertEquals(List.of(Problem.COMMITMENT, Problem.CREDENTIAL), problems(shown.with(0, renamed)));
    }

    @Test
    void anotherElectionHashIsNotThePolls() {
        Ballots shown = made(slip, AGREE, AGREE);
        Opening other = changed(shown.opening().getFirst(), fingerprint(FIRST), fingerprint(SECOND));
        assertEquals(List.of(Problem.OPENING, Problem.COMMITMENT), problems(shown.with(0, other)));
        // Nor is it where the tablet has committed to it.
        assertEquals(List.of(Problem.OPENING), problems(recommitted(shown, other)));
    }

    @Test
    void anotherUuidIsNotThePolls() {
        Ballots shown = made(slip, AGREE, AGREE);
        Opening inside = changed(shown.opening().getFirst(), FIRST, SECOND);
        assertEquals(List.of(Problem.OPENING), problems(recommitted(shown, inside)));
        Opening first = shown.opening().getFirst();
        Opening outside = new Opening("Challenge3Challenge3", first.ballot(), first.randomness());
        assertEquals(List.of(Problem.POLL, Problem.COMMITMENT), problems(shown.with(0, outside)));
        Opening doubled = new Opening(SECOND, first.ballot(), first.randomness());
        assertTrue(problems(shown.with(0, doubled)).contains(Problem.POLL));
    }

    @Test
    void partsAndMisshapenBallotsAreNoOpening() {
        Ballots shown = made(slip, AGREE, AGREE);
        assertEquals(
                List.of(Problem.COMMITMENT),
                found(shown.captured(), shown.opening().subList(0, 1)).problems());
        Opening broken = new Opening(FIRST, "{", shown.opening().getFirst().randomness());
        assertEquals(List.of(Problem.OPENING, Problem.COMMITMENT), problems(shown.with(0, broken)));
    }

    /** The same tablet, had it committed to the first ballot as it is now. */
    private Ballots recommitted(Ballots shown, Opening first) {
        String hash = GROUP.hash().base64(first.ballot().getBytes(StandardCharsets.UTF_8));
        return new Ballots(
                shown.with(0, first).opening(), List.of(hash, shown.hashes().getLast()));
    }

    private String fingerprint(String uuid) {
        return elections.getOrDefault(uuid, election(uuid, "")).election().fingerprint();
    }

    private static CheckedElection election(String uuid, String name) {
        List<Question> questions = List.of(Question.of(name, List.of("同意", "不同意", "弃权"), 1, 1));
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
