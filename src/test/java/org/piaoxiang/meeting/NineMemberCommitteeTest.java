package org.piaoxiang.meeting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.meeting.agenda.Outcome;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.meeting.refusal.RefusalCode;
import org.piaoxiang.meeting.result.ItemResult;
import org.piaoxiang.meeting.round.RoundState;
import org.piaoxiang.meeting.rule.Percent;
import org.piaoxiang.meeting.state.MeetingState;
import org.piaoxiang.meeting.statement.Opinion;

class NineMemberCommitteeTest {
    @Test
    void everyNumberOfTheTableComesOut() {
        Play play = Committee.counted();
        decision(play, "i1", 8, 8, List.of(8, 0, 0), "88.9", Outcome.PASSED, "2×8＝16 ＞ 9");
        decision(play, "i2", 8, 8, List.of(7, 1, 0), "77.8", Outcome.PASSED, "2×7＝14 ＞ 9");
        decision(play, "i3", 7, 7, List.of(5, 1, 1), "55.6", Outcome.PASSED, "2×5＝10 ＞ 9");
        decision(play, "i5", 8, 8, List.of(4, 3, 1), "44.4", Outcome.NOT_PASSED, "2×4＝8 ≤ 9");
        decision(play, "i6", 8, 7, List.of(6, 1, 0), "66.7", Outcome.PASSED, "2×6＝12 ＞ 9");
        assertEquals(1, play.decision("i3").recused());
        assertEquals(1, play.decision("i6").box().unreturned());
        assertTrue(play.state.item("i4").deferral().orElseThrow().advisedByObserver());
        assertEquals(Optional.empty(), play.state.item("i4").round());
    }

    private static void decision(
            Play play,
            String item,
            int issued,
            int returned,
            List<Integer> votes,
            String rate,
            Outcome outcome,
            String arithmetic) {
        ItemResult.Decision result = play.decision(item);
        assertEquals(9, result.entitled());
        assertEquals(8, result.present());
        assertEquals(issued, result.box().issued());
        assertEquals(returned, result.box().returned());
        assertEquals(returned, result.box().valid());
        assertEquals(votes, play.votes(item));
        assertEquals(rate, result.options().getFirst().rate().percent());
        assertEquals(outcome, result.outcome());
        assertEquals(arithmetic, result.rule().arithmetic());
    }

    @Test
    void quorumStandsWithItsArithmetic() {
        Play play = Committee.inSession("COMBINED", "");
        Data quorum = play.view(Role.CHAIR).child("attendance").child("quorum");
        assertEquals("3×8＝24 ≥ 2×9＝18", quorum.text("arithmetic"));
        assertEquals(24, quorum.count("left"));
        assertEquals(6, quorum.count("needed"));
    }

    @Test
    void fivePresentLockPersonnelItemsAndSixDoNot() {
        Play play = Committee.prepared("COMBINED", "");
        play.arrive("p1", "p2", "p3", "p4", "p5");
        play.does(Role.CLERK, EntryType.COUNT_ATTENDANCE, "{}");
        assertEquals(
                "3×5＝15 ＜ 2×9＝18",
                Data.of(play.refused(RefusalCode.NO_QUORUM, Role.CHAIR, EntryType.CONFIRM_QUORUM, "{}"))
                        .text("arithmetic"));
        assertEquals(
                "NO_QUORUM",
                play.view(Role.CHAIR).child("next").child("refusal").text("code"));
        assertTrue(Data.of(play.does(Role.DOOR, EntryType.CHECK_IN, "{'person':'p6'}")
                        .data())
                .bool("late"));
        play.does(Role.CHAIR, EntryType.CONFIRM_QUORUM, "{}");
        assertEquals(5, play.state.pack().threshold("MAJORITY_OF_ENTITLED").least(9));
    }

    @Test
    void threeWhoLeaveBlockTheRoundAlthoughTheMeetingOpenedLawfully() {
        Play play = Committee.inSession("ITEM_BY_ITEM", "");
        play.introduce("i1");
        play.allAgree("i1", "p1");
        play.ready("i1");
        for (String person : List.of("p5", "p6", "p8")) {
            play.does(Role.DOOR, EntryType.DEPART, "{'person':'" + person + "'}");
        }
        play.refused(RefusalCode.NO_QUORUM, Role.CHAIR, EntryType.BEGIN_ROUND, "{'items':['i1']}");
        play.refused(RefusalCode.WRONG_STEP, Role.CLERK, EntryType.INTRODUCE, "{'item':'i6','introducer':'甲'}");
    }

    @Test
    void whoeverLeavesAfterTheSealBlocksTheOpening() {
        Play play = Committee.readyToVote();
        play.does(Role.CHAIR, EntryType.BEGIN_ROUND, "{'items':['i1']}");
        play.setUp();
        for (String person : List.of("p5", "p6", "p8")) {
            play.does(Role.DOOR, EntryType.DEPART, "{'person':'" + person + "'}");
        }
        play.refused(RefusalCode.NO_QUORUM, Role.CHAIR, EntryType.OPEN_ROUND, play.withRound(""));
    }

    @Test
    void theSecretaryThirdIsRefusedUntilAllOthersHaveSpoken() {
        Play play = Committee.inSession("COMBINED", "");
        play.introduce("i1");
        play.state("i1", "p2", "AGREE");
        play.state("i1", "p3", "AGREE");
        String third = "{'item':'i1','person':'p1','opinion':'AGREE'}";
        Data facts =
                Data.of(play.refused(RefusalCode.PRINCIPAL_MUST_BE_LAST, Role.CLERK, EntryType.STATE_OPINION, third));
        assertEquals(List.of("陈丙", "褚丁", "卫戊", "沈庚", "韩辛"), facts.texts("missing"));
        play.does(
                Role.CLERK,
                EntryType.STATE_OPINION,
                "{'item':'i1','person':'p1','opinion':'AGREE','gist':'插一句','interjection':true}");
        play.refused(RefusalCode.STATEMENTS_MISSING, Role.CHAIR, EntryType.READY_TO_VOTE, "{'item':'i1'}");
        play.does(Role.CLERK, EntryType.STATE_REST_AGREE, "{'item':'i1'}");
        play.refused(RefusalCode.NOTHING_LEFT, Role.CLERK, EntryType.STATE_REST_AGREE, "{'item':'i1'}");
        play.refused(RefusalCode.STATEMENTS_MISSING, Role.CHAIR, EntryType.READY_TO_VOTE, "{'item':'i1'}");
        play.state("i1", "p1", "AGREE");
        play.ready("i1");
    }

    @Test
    void thePresidingChairIsLastWhereThePrincipalIsAway() {
        Play play = Committee.prepared("COMBINED", "");
        play.does(Role.CLERK, EntryType.SET_CHAIR, "{'person':'p4'}");
        play.refused(RefusalCode.CHAIR_NOT_VOTING, Role.CLERK, EntryType.SET_CHAIR, "{'person':'s1'}");
        play.arrive("p2", "p3", "p4", "p5", "p6", "p8");
        play.openMeeting("['p2','p3']", "['s1','s2']");
        play.introduce("i1");
        play.refused(
                RefusalCode.PRINCIPAL_MUST_BE_LAST,
                Role.CLERK,
                EntryType.STATE_OPINION,
                "{'item':'i1','person':'p4','opinion':'AGREE'}");
        play.allAgree("i1", "p4");
        play.arrive("p9");
        play.refused(RefusalCode.STATEMENTS_MISSING, Role.CHAIR, EntryType.READY_TO_VOTE, "{'item':'i1'}");
        play.state("i1", "p9", "AGREE");
        play.refused(RefusalCode.STATEMENTS_MISSING, Role.CHAIR, EntryType.READY_TO_VOTE, "{'item':'i1'}");
        play.state("i1", "p4", "AGREE");
        play.ready("i1");
    }

    @Test
    void theRecusedScrutineerIsReplacedForThatItem() {
        Play play = Committee.inSession("COMBINED", "");
        play.introduce("i3");
        play.refused(
                RefusalCode.STATEMENT_RECUSED,
                Role.CLERK,
                EntryType.STATE_OPINION,
                "{'item':'i3','person':'p2','opinion':'AGREE'}");
        play.does(Role.CLERK, EntryType.RECUSAL_LEFT, "{'item':'i3','person':'p2'}");
        play.allAgree("i3", "p1");
        play.ready("i3");
        play.refused(RefusalCode.SCRUTINEER_IS_RECUSED, Role.CHAIR, EntryType.BEGIN_ROUND, "{'items':['i3']}");
        play.refused(
                RefusalCode.SCRUTINEER_IS_RECUSED,
                Role.CHAIR,
                EntryType.SUBSTITUTE_SCRUTINEER,
                "{'item':'i3','out':'p3','in':'p2'}");
        play.refused(
                RefusalCode.NOT_A_SCRUTINEER,
                Role.CHAIR,
                EntryType.SUBSTITUTE_SCRUTINEER,
                "{'item':'i3','out':'p5','in':'p4'}");
        play.does(Role.CHAIR, EntryType.SUBSTITUTE_SCRUTINEER, "{'item':'i3','out':'p2','in':'p4'}");
        assertEquals(List.of("p4", "p3"), play.state.scrutineers(play.state.item("i3")));
        play.does(Role.CHAIR, EntryType.BEGIN_ROUND, "{'items':['i3']}");
        assertEquals(7, play.round().polls().getFirst().issued());
        assertFalse(play.round().participants().contains("p2"));
    }

    @Test
    void aReducedBaseNeedsFiveOfEightToo() {
        Play play = Committee.inSession("COMBINED", ",'flags':{'recusalPolicy':'NO_VOTE_BASE_REDUCED'}");
        play.does(Role.CHAIR, EntryType.SUBSTITUTE_SCRUTINEER, "{'item':'i3','out':'p2','in':'p4'}");
        play.introduce("i3");
        play.allAgree("i3", "p1");
        play.ready("i3");
        play.openRound("['i3']");
        play.close(7);
        play.does(Role.SCRUTINEER, EntryType.RECONCILE, play.withRound(""));
        play.count("[[5,1,1]]");
        assertEquals("2×5＝10 ＞ 8", play.decision("i3").rule().arithmetic());
        assertEquals(Outcome.PASSED, play.decision("i3").outcome());
    }

    @Test
    void statementsAndBallotsMayDifferAndStayApart() {
        Play play = Committee.counted();
        List<Opinion> said = play.state.item("i5").statements().stream()
                .map(statement -> statement.opinion())
                .toList();
        assertEquals(5, said.stream().filter(Opinion.AGREE::equals).count());
        assertEquals(2, said.stream().filter(Opinion.DISAGREE::equals).count());
        assertEquals(1, said.stream().filter(Opinion.DEFER::equals).count());
        assertEquals(List.of(4, 3, 1), play.votes("i5"));
    }

    @Test
    void theWrittenOpinionOfTheAbsentIsShownAndNeverCounted() {
        Play play = Committee.inSession("COMBINED", "");
        String opinion = "{'person':'p7','text':'同意1至6项','items':['i1','i2','i3','i4','i5','i6']}";
        play.does(Role.CLERK, EntryType.ABSENTEE_OPINION, opinion);
        play.refused(RefusalCode.ALREADY_PRESENT, Role.CLERK, EntryType.ABSENTEE_OPINION, opinion.replace("p7", "p8"));
        assertEquals("同意1至6项", play.state.item("i6").absentees().getFirst().text());
        assertEquals(List.of(), play.state.item("i6").statements());
        assertEquals(8, play.state.participants(play.state.item("i6")).size());
    }

    @Test
    void adviceIsAnsweredBeforeTheVoteAndDeferralNamesAnOwner() {
        Play play = Committee.inSession("COMBINED", "");
        play.introduce("i4");
        play.allAgree("i4", "p1");
        play.refused(RefusalCode.NO_ADVICE, Role.CHAIR, EntryType.ANSWER_ADVICE, "{'item':'i4','accepted':true}");
        play.refused(RefusalCode.REASON_NEEDED, Role.OBSERVER, EntryType.ADVISE_DEFERRAL, "{'item':'i4','reason':' '}");
        play.does(Role.OBSERVER, EntryType.ADVISE_DEFERRAL, "{'item':'i4','reason':'不清'}");
        play.refused(RefusalCode.ADVICE_UNANSWERED, Role.CHAIR, EntryType.READY_TO_VOTE, "{'item':'i4'}");
        play.does(Role.CHAIR, EntryType.ANSWER_ADVICE, "{'item':'i4','accepted':true,'reason':'采纳'}");
        play.refused(RefusalCode.WRONG_STEP, Role.CHAIR, EntryType.READY_TO_VOTE, "{'item':'i4'}");
        String deferral = "{'item':'i4','reason':'MATERIAL_UNCLEAR','hands':{'agree':%s,'disagree':%s,'abstain':0}%s}";
        String owned = ",'owner':'甲','due':'2026-12-05'";
        play.refused(RefusalCode.OWNER_AND_DUE_NEEDED, Role.CHAIR, EntryType.DEFER, deferral.formatted("6", "2", ""));
        play.refused(RefusalCode.HANDS_MISMATCH, Role.CHAIR, EntryType.DEFER, deferral.formatted("6", "3", owned));
        play.refused(RefusalCode.NOT_APPROVED, Role.CHAIR, EntryType.DEFER, deferral.formatted("4", "4", owned));
        play.does(Role.CHAIR, EntryType.DEFER, deferral.formatted("6", "2", owned));
        play.refused(RefusalCode.ITEM_DECIDED, Role.CHAIR, EntryType.BEGIN_ROUND, "{'items':['i4']}");
        assertEquals("DEFERRED", item(play, Role.PROJECTOR, 3).text("outcome"));
    }

    private static Data item(Play play, Role role, int index) {
        return play.view(role).objects("items").get(index);
    }

    @Test
    void theChairAnswersAgainWhereTheMeetingDoesNotDefer() {
        Play play = Committee.inSession("COMBINED", "");
        play.introduce("i4");
        play.allAgree("i4", "p1");
        play.does(Role.OBSERVER, EntryType.ADVISE_DEFERRAL, "{'item':'i4','reason':'不清'}");
        play.does(Role.CHAIR, EntryType.ANSWER_ADVICE, "{'item':'i4','accepted':true,'reason':'采纳'}");
        play.does(Role.CHAIR, EntryType.ANSWER_ADVICE, "{'item':'i4','accepted':false,'reason':'举手未通过'}");
        play.ready("i4");
    }

    @Test
    void nineReturnedOfEightIssuedMakeTheItemVoidAndItIsRepeated() {
        Play play = Committee.readyToVote();
        play.openRound("['i1','i2']");
        play.close(8, 8);
        play.does(
                Role.SCRUTINEER,
                EntryType.RECONCILE,
                play.withRound(",'paper':[{'uuid':'i1-0','issued':0,'returned':1}]"));
        assertEquals(
                "VOID",
                play.view(Role.CHAIR).child("round").objects("polls").getFirst().text("state"));
        play.count("[[7,1,0]]");
        play.sign("s1", "s2", "p2", "p3");
        play.does(Role.CHAIR, EntryType.ANNOUNCE, "{'item':'i2'}");
        play.does(Role.CHAIR, EntryType.BEGIN_ROUND, "{'items':['i1']}");
        assertEquals("i1-1", play.round().polls().getFirst().uuid());
        assertEquals("r2", play.round().id());
    }

    @Test
    void aRoundCanBeBrokenOffWithAReasonAndRepeated() {
        Play play = Committee.readyToVote();
        play.openRound("['i1']");
        play.refused(RefusalCode.REASON_NEEDED, Role.CHAIR, EntryType.BREAK_OFF, play.withRound(""));
        play.refused(RefusalCode.ROUND_OPEN, Role.CHAIR, EntryType.BEGIN_ROUND, "{'items':['i2']}");
        play.does(Role.CHAIR, EntryType.BREAK_OFF, play.withRound(",'reason':'停电'"));
        assertEquals(RoundState.VOID, play.round().state());
        play.openRound("['i1']");
        assertEquals("i1-1", play.round().polls().getFirst().uuid());
    }

    @Test
    void nobodySeesCountsBeforeTheCloseAndTheRoomOnlyAfterTheAnnouncement() {
        Play play = Committee.readyToVote();
        play.openRound("['i1','i2','i3','i5','i6']");
        for (Role role : Role.values()) {
            assertFalse(JsonWriter.canonical(play.view(role).object()).contains("\"votes\""), role.name());
        }
        Play counted = Committee.counted();
        assertTrue(item(counted, Role.CHAIR, 0).has("result"));
        assertFalse(item(counted, Role.PROJECTOR, 0).has("result"));
        counted.sign("s1", "s2", "p2", "p3", "p4");
        counted.does(Role.CHAIR, EntryType.ANNOUNCE, "{'item':'i1'}");
        assertEquals("PASSED", item(counted, Role.PROJECTOR, 0).text("outcome"));
        assertFalse(item(counted, Role.PROJECTOR, 1).has("result"));
    }

    @Test
    void resultsAreSignedThenAnnouncedInOrderThenFiled() {
        Play play = Committee.counted();
        play.refused(RefusalCode.SIGNATURES_MISSING, Role.CHAIR, EntryType.ANNOUNCE, "{'item':'i1'}");
        play.sign("s1", "s2", "p2", "p3");
        play.refused(RefusalCode.SIGNATURES_MISSING, Role.CHAIR, EntryType.ANNOUNCE, "{'item':'i1'}");
        play.sign("p4");
        play.refused(RefusalCode.ANNOUNCE_IN_ORDER, Role.CHAIR, EntryType.ANNOUNCE, "{'item':'i2'}");
        play.refused(RefusalCode.NOT_ANNOUNCED, Role.SCRUTINEER, EntryType.FILE_BOX, play.withRound(""));
        for (String item : List.of("i1", "i2", "i3", "i5", "i6")) {
            play.does(Role.CHAIR, EntryType.ANNOUNCE, "{'item':'" + item + "'}");
        }
        play.refused(RefusalCode.ROUND_OPEN, Role.CHAIR, EntryType.ADJOURN, "{}");
        play.does(Role.SCRUTINEER, EntryType.FILE_BOX, play.withRound(""));
        play.does(Role.CHAIR, EntryType.ADJOURN, "{}");
        play.refused(RefusalCode.WRONG_STEP, Role.DOOR, EntryType.CHECK_IN, "{'person':'p7'}");
        play.does(Role.CLERK, EntryType.ADDENDUM, "{'entry':3,'text':'更正'}");
        play.refused(RefusalCode.BAD_FIELD, Role.CLERK, EntryType.ADDENDUM, "{'entry':9999,'text':'更正'}");
        assertEquals(play.state, MeetingState.replay("main", play.entries));
        assertEquals("ADJOURNED", play.view(Role.CHAIR).child("meeting").text("state"));
    }

    @Test
    void itemsVotedOnOneByOneWaitForEachOther() {
        Play play = Committee.inSession("ITEM_BY_ITEM", "");
        play.introduce("i1");
        play.allAgree("i1", "p1");
        play.ready("i1");
        play.refused(RefusalCode.WRONG_STEP, Role.CLERK, EntryType.INTRODUCE, "{'item':'i2','introducer':'甲'}");
        play.refused(RefusalCode.BAD_FIELD, Role.CHAIR, EntryType.BEGIN_ROUND, "{'items':['i1','i2']}");
        play.openRound("['i1']");
        play.close(8);
        play.does(Role.SCRUTINEER, EntryType.RECONCILE, play.withRound(""));
        play.count("[[8,0,0]]");
        play.refused(RefusalCode.WRONG_STEP, Role.CLERK, EntryType.INTRODUCE, "{'item':'i2','introducer':'甲'}");
        play.sign("s1", "s2", "p2", "p3");
        play.does(Role.CHAIR, EntryType.ANNOUNCE, "{'item':'i1'}");
        play.does(Role.SCRUTINEER, EntryType.FILE_BOX, play.withRound(""));
        play.introduce("i2");
    }

    @Test
    void officersAreWhoTheyMayBe() {
        Play play = Committee.prepared("COMBINED", "");
        play.arrive("p1", "p2", "p3", "p4", "p5", "p6");
        play.does(Role.CLERK, EntryType.COUNT_ATTENDANCE, "{}");
        play.does(Role.CHAIR, EntryType.CONFIRM_QUORUM, "{}");
        play.does(Role.CHAIR, EntryType.OPENING_REMARKS, "{'observerIntroduced':true,'disciplineRead':true}");
        officers(play, RefusalCode.SCRUTINEER_NOT_VOTING, "['p2','s1']", "['s1','s2']", 6);
        officers(play, RefusalCode.SCRUTINEER_NOT_PRESENT, "['p2','p9']", "['s1','s2']", 6);
        officers(play, RefusalCode.TELLER_NOT_STAFF, "['p2','p3']", "['s1','p4']", 6);
        officers(play, RefusalCode.TELLER_IS_SCRUTINEER, "['p2','p3']", "['s1','p3']", 6);
        officers(play, RefusalCode.TELLER_IS_CLERK, "['p2','p3']", "['s1','s3']", 6);
        officers(play, RefusalCode.TOO_FEW, "['p2']", "['s1','s2']", 6);
        officers(play, RefusalCode.HANDS_MISMATCH, "['p2','p3']", "['s1','s2']", 7);
        play.refused(RefusalCode.NOT_ALLOWED, Role.CLERK, EntryType.CONFIRM_QUORUM, "{}");
    }

    private static void officers(Play play, RefusalCode code, String scrutineers, String tellers, int agree) {
        play.refused(
                code,
                Role.CHAIR,
                EntryType.APPROVE_SCRUTINEERS,
                "{'scrutineers':" + scrutineers + ",'tellers':" + tellers + ",'hands':{'agree':" + agree
                        + ",'disagree':0,'abstain':0}}");
    }

    @Test
    void percentagesOfThirdsRoundHalfUp() {
        assertEquals("55.6", Percent.of(5, 9));
        assertEquals("0.1", Percent.of(1, 2000));
    }
}
