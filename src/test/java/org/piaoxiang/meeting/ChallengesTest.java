package org.piaoxiang.meeting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.meeting.refusal.RefusalCode;
import org.piaoxiang.meeting.round.JointCoin;

/** Challenges of tablets: who says what of them, when, and what a bad one stops. */
class ChallengesTest {
    private static final String ONE = "0123456789abcdef0123456789abcdef";
    private static final String TWO = "fedcba9876543210fedcba9876543210";
    private static final String OBSERVERS = "11".repeat(32);
    private static final String SERVERS = "22".repeat(32);

    private Play play = new Play("none");

    @BeforeEach
    void seal() {
        play = Committee.readyToVote();
        play.does(Role.CHAIR, EntryType.BEGIN_ROUND, "{'items':['i1']}");
    }

    @Test
    void aGoodChallengeIsCountedAndStopsNothing() {
        play.refused(RefusalCode.WRONG_STEP, Role.SERVER, EntryType.CHALLENGE, challenge(ONE, "GOOD", ""));
        play.setUp();
        play.refused(RefusalCode.CHALLENGE_NOT_OPENED, Role.OBSERVER, EntryType.JUDGE_CHALLENGE, judge(ONE, "GOOD"));
        play.does(Role.SERVER, EntryType.CHALLENGE, challenge(ONE, "GOOD", ""));
        play.refused(RefusalCode.CHALLENGE_KNOWN, Role.SERVER, EntryType.CHALLENGE, challenge(ONE, "GOOD", ""));
        play.does(Role.SCRUTINEER, EntryType.JUDGE_CHALLENGE, judge(ONE, "GOOD"));
        play.refused(RefusalCode.CHALLENGE_KNOWN, Role.OBSERVER, EntryType.JUDGE_CHALLENGE, judge(ONE, "GOOD"));
        play.does(Role.CHAIR, EntryType.OPEN_ROUND, play.withRound(""));
        String view = JsonWriter.canonical(play.view(Role.OBSERVER).object());
        assertTrue(
                view.contains("\"bad\":0") && view.contains("\"good\":1") && view.contains("\"failed\":false"), view);
    }

    @Test
    void aBadOneStopsTheRoundUntilItIsBrokenOff() {
        play.setUp();
        play.does(Role.SERVER, EntryType.CHALLENGE, challenge(ONE, "GOOD", ""));
        play.does(Role.OBSERVER, EntryType.JUDGE_CHALLENGE, judge(ONE, "BAD"));
        play.refused(RefusalCode.CHALLENGE_FAILED, Role.CHAIR, EntryType.OPEN_ROUND, play.withRound(""));
        play.does(Role.CHAIR, EntryType.BREAK_OFF, play.withRound(",'reason':'平板与所示不符'"));
        play.does(Role.CHAIR, EntryType.BEGIN_ROUND, "{'items':['i1']}");
        play.setUp();
        play.does(Role.CHAIR, EntryType.OPEN_ROUND, play.withRound(""));
        assertFalse(play.state.ballots().challenges().failed("r2"));
    }

    @Test
    void aBadOneInAnOpenRoundKeepsItFromClosing() {
        play.setUp();
        play.does(Role.CHAIR, EntryType.OPEN_ROUND, play.withRound(""));
        play.does(Role.SERVER, EntryType.CHALLENGE, challenge(ONE, "BAD", ",'castBefore':true"));
        play.refused(RefusalCode.CHALLENGE_FAILED, Role.CHAIR, EntryType.WARN_CLOSE, play.withRound(",'seconds':30"));
    }

    @Test
    void whatDoesNotOpenStopsNothingUntilSomebodySaysSo() {
        play.setUp();
        play.does(Role.SERVER, EntryType.CHALLENGE, challenge(ONE, "BAD", ""));
        assertFalse(play.state.ballots().challenges().failed("r1"));
        play.refused(RefusalCode.CHALLENGE_NOT_OPENED, Role.OBSERVER, EntryType.JUDGE_CHALLENGE, judge(ONE, "GOOD"));
        play.does(Role.OBSERVER, EntryType.JUDGE_CHALLENGE, judge(TWO, "BAD"));
        assertTrue(play.state.ballots().challenges().failed("r1"));
    }

    @Test
    void aBadOneFoundAfterTheCloseStopsTheCount() {
        play.setUp();
        play.does(Role.SERVER, EntryType.CHALLENGE, challenge(ONE, "GOOD", ""));
        play.does(Role.CHAIR, EntryType.OPEN_ROUND, play.withRound(""));
        play.close(8);
        play.does(Role.SCRUTINEER, EntryType.RECONCILE, play.withRound(""));
        play.does(Role.OBSERVER, EntryType.JUDGE_CHALLENGE, judge(ONE, "BAD"));
        play.refused(
                RefusalCode.CHALLENGE_FAILED,
                Role.SERVER,
                EntryType.SHARE_GIVEN,
                play.withRound(",'custodian':'OBSERVER','shares':[{'uuid':'"
                        + play.round().polls().getFirst().uuid() + "','hash':'aa'}]"));
    }

    @Test
    void theCoinPicksWhatBothHaveThrown() {
        play.setUp();
        String commitment = JointCoin.commitment(OBSERVERS);
        play.does(
                Role.OBSERVER,
                EntryType.DRAW_CHALLENGES,
                play.withRound(",'commitment':'" + commitment + "','tablets':8,'picks':2"));
        play.refused(
                RefusalCode.WRONG_STEP,
                Role.OBSERVER,
                EntryType.REVEAL_CHALLENGES,
                play.withRound(",'random':'" + OBSERVERS + "'"));
        play.does(Role.SERVER, EntryType.ANSWER_DRAW, play.withRound(",'random':'" + SERVERS + "'"));
        play.refused(
                RefusalCode.DRAW_MISMATCH,
                Role.OBSERVER,
                EntryType.REVEAL_CHALLENGES,
                play.withRound(",'random':'" + "33".repeat(32) + "'"));
        play.does(Role.OBSERVER, EntryType.REVEAL_CHALLENGES, play.withRound(",'random':'" + OBSERVERS + "'"));
        List<Integer> picked = JointCoin.picks(OBSERVERS, SERVERS, 8, 2);
        assertEquals(
                picked,
                play.state
                        .ballots()
                        .challenges()
                        .drawsOf("r1")
                        .getFirst()
                        .picked()
                        .orElseThrow());
        play.does(Role.SERVER, EntryType.CHALLENGE, challenge(ONE, "GOOD", ""));
        play.does(
                Role.OBSERVER,
                EntryType.JUDGE_CHALLENGE,
                play.withRound(",'commitment':'" + ONE + "','outcome':'GOOD','tablet':" + picked.getFirst()));
        assertTrue(
                play.state.ballots().challenges().find("r1", ONE).orElseThrow().drawn());
    }

    /** Computed by the recipe in docs/acts.md with another program. */
    @Test
    void theCoinIsTheDescribedOne() {
        assertEquals(List.of(4, 5), JointCoin.picks(OBSERVERS, SERVERS, 8, 2));
        assertEquals(IntStream.rangeClosed(1, 40).boxed().toList(), JointCoin.picks(OBSERVERS, SERVERS, 40, 40));
    }

    private String challenge(String commitment, String outcome, String more) {
        return play.withRound(",'commitment':'" + commitment + "','outcome':'" + outcome + "','opening':'aa',"
                + "'ballots':[{'uuid':'" + play.round().polls().getFirst().uuid() + "','hash':'h'}]" + more);
    }

    private String judge(String commitment, String outcome) {
        return play.withRound(",'commitment':'" + commitment + "','outcome':'" + outcome + "'");
    }
}
