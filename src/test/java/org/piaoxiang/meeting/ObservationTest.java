package org.piaoxiang.meeting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.piaoxiang.meeting.act.Decision;
import org.piaoxiang.meeting.act.Meetings;
import org.piaoxiang.meeting.entry.Actor;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.meeting.refusal.RefusalCode;
import org.piaoxiang.meeting.script.Next;

/** The observer who comes late, leaves, refuses, remarks or does not attend; advice before the seal. */
class ObservationTest {
    private static final String LATE = ",'reason':'LATE_OBSERVER','note':'航班延误'";

    private static RefusalCode refused(Play play, Actor actor, EntryType type, String data) {
        return switch (Meetings.decide(play.state, type, Play.json(data), actor)) {
            case Decision.Refused refused -> {
                Play.assertWhole(refused);
                yield refused.code();
            }
            case Decision.Accepted accepted -> throw new AssertionError("accepted " + accepted);
        };
    }

    private static Play closed() {
        Play play = Committee.readyToVote();
        play.openRound("['i1']");
        play.does(Role.CHAIR, EntryType.WARN_CLOSE, play.withRound(",'seconds':30"));
        play.does(
                Role.SERVER,
                EntryType.CLOSE_ROUND,
                play.withRound(",'polls':[{'uuid':'i1-0','returned':8,'closedSet':'ab'}]"));
        return play;
    }

    @Test
    void aLateObserverLetsTheVoteGoOnAndTheCountWait() {
        Play play = Committee.readyToVote();
        play.refused(RefusalCode.UNKNOWN_ROUND, Role.CHAIR, EntryType.POSTPONE_COUNT, "{'round':'r1'" + LATE + "}");
        play.openRound("['i1']");
        play.does(Role.CHAIR, EntryType.POSTPONE_COUNT, play.withRound(LATE));
        play.refused(RefusalCode.COUNT_POSTPONED, Role.CHAIR, EntryType.POSTPONE_COUNT, play.withRound(LATE));
        play.does(Role.CHAIR, EntryType.WARN_CLOSE, play.withRound(",'seconds':30"));
        play.does(
                Role.SERVER,
                EntryType.CLOSE_ROUND,
                play.withRound(",'polls':[{'uuid':'i1-0','returned':8,'closedSet':'ab'}]"));
        play.refused(
                RefusalCode.COUNT_POSTPONED,
                Role.OBSERVER,
                EntryType.COSIGN_CLOSED_SET,
                play.withRound(",'signature':'s'"));
        play.does(Role.SCRUTINEER, EntryType.RECONCILE, play.withRound(""));
        assertEquals(Optional.of(EntryType.RESUME_COUNT), Next.of(play.state).map(Next::act));
        play.does(Role.DOOR, EntryType.DEPART, "{'person':'o1'}");
        play.refused(RefusalCode.OBSERVER_NOT_PRESENT, Role.OBSERVER, EntryType.RESUME_COUNT, play.withRound(""));
        play.arrive("o1");
        play.does(Role.OBSERVER, EntryType.RESUME_COUNT, play.withRound(",'reason':'已到会'"));
        play.does(Role.OBSERVER, EntryType.COSIGN_CLOSED_SET, play.withRound(",'signature':'s'"));
        play.count("[[8,0,0]]");
        play.refused(RefusalCode.WRONG_STEP, Role.CHAIR, EntryType.POSTPONE_COUNT, play.withRound(LATE));
    }

    @Test
    void aRefusalNeedsAReasonAndKeepsTheBoxSealedEvenAfterTheCosignature() {
        Play play = closed();
        play.does(Role.OBSERVER, EntryType.COSIGN_CLOSED_SET, play.withRound(",'signature':'s'"));
        play.does(Role.SCRUTINEER, EntryType.RECONCILE, play.withRound(""));
        play.refused(RefusalCode.REASON_NEEDED, Role.OBSERVER, EntryType.REFUSE_COUNT, play.withRound(",'reason':' '"));
        play.does(Role.OBSERVER, EntryType.REFUSE_COUNT, play.withRound(",'reason':'发出数与名单不符'"));
        String share = play.withRound(",'custodian':'OBSERVER','shares':[{'uuid':'i1-0','hash':'aa'}]");
        play.refused(RefusalCode.COUNT_POSTPONED, Role.SERVER, EntryType.SHARE_GIVEN, share);
        assertEquals(
                "发出数与名单不符", play.view(Role.CLERK).child("round").child("hold").text("text"));
        assertEquals(
                RefusalCode.NOT_ALLOWED,
                refused(play, Play.actor(Role.CHAIR), EntryType.RESUME_COUNT, play.withRound("")));
        assertEquals(
                RefusalCode.SEALER_NOT_NAMED,
                refused(play, Play.actor(Role.SCRUTINEER), EntryType.RESUME_COUNT, play.withRound("")));
        play.does(Role.OBSERVER, EntryType.RESUME_COUNT, play.withRound(",'reason':'已查明'"));
        play.refused(RefusalCode.COUNT_NOT_WAITING, Role.OBSERVER, EntryType.RESUME_COUNT, play.withRound(""));
        play.does(Role.SERVER, EntryType.SHARE_GIVEN, share);
    }

    @Test
    void afterAHandoverOnlyWhoTookOverActsAsObserver() {
        Play play = Committee.readyToVote();
        String over = "{'to':{'name':'钱某','unit':'干部监督科'},'reason':'另有任务'}";
        play.refused(RefusalCode.WRONG_STEP, Role.OBSERVER, EntryType.HAND_OVER_OBSERVER, over);
        play.does(Role.OBSERVER, EntryType.OBSERVER_CARD, "{'name':'郑某','unit':'监督科','key':'k'}");
        play.does(Role.OBSERVER, EntryType.HAND_OVER_OBSERVER, over);
        play.refused(RefusalCode.OBSERVER_HANDED_OVER, Role.OBSERVER, EntryType.REMARK, "{'text':'还在'}");
        Actor second = Actor.of("钱某", Role.OBSERVER);
        play.does(second, EntryType.REMARK, Play.json("{'text':'已接手'}"));
        play.openRoundBy(second, "['i1']");
        assertEquals(
                "钱某",
                play.view(Role.CHAIR).child("observation").child("handover").text("name"));
        assertTrue(Next.of(play.state).orElseThrow().toJson(play.state).fields().get("refusal") == null);
    }

    @Test
    void adviceAfterTheRoundBeganIsAnsweredBeforeTheSeal() {
        Play play = Committee.readyToVote();
        play.does(Role.CHAIR, EntryType.BEGIN_ROUND, "{'items':['i1']}");
        play.does(Role.SCRUTINEER, EntryType.HAND_OUT, play.withRound(",'slips':[{'count':8}]"));
        play.does(
                Play.actor(Role.SERVER),
                EntryType.SET_UP_POLLS,
                play.setups().put("code", "山水林田湖草").build());
        play.does(Role.OBSERVER, EntryType.ADVISE_DEFERRAL, "{'item':'i1','reason':'新的反映'}");
        assertEquals(
                RefusalCode.ADVICE_UNANSWERED,
                ((Decision.Refused) play.decide(
                                Role.OBSERVER,
                                EntryType.SEAL_ROUND,
                                play.seals().build()))
                        .code());
        play.does(Role.CHAIR, EntryType.ANSWER_ADVICE, "{'item':'i1','accepted':true,'reason':'先核实'}");
        assertEquals(
                RefusalCode.WRONG_STEP,
                ((Decision.Refused) play.decide(
                                Role.OBSERVER,
                                EntryType.SEAL_ROUND,
                                play.seals().build()))
                        .code());
        play.does(Role.CHAIR, EntryType.ANSWER_ADVICE, "{'item':'i1','accepted':false,'reason':'举手未通过'}");
        play.does(Play.actor(Role.OBSERVER), EntryType.SEAL_ROUND, play.seals().build());
        play.refused(RefusalCode.ROUND_SEALED, Role.OBSERVER, EntryType.ADVISE_DEFERRAL, "{'item':'i1','reason':'迟了'}");
    }

    @Test
    void whoTheSuperiorNamedSealsInItsPlaceWithAnOwnCard() {
        Play play = Committee.inSession("COMBINED", "");
        Actor named = Actor.of("冯乙", Role.SCRUTINEER, "p3");
        String card = "{'name':'冯乙','unit':'县委','key':'k'}";
        assertEquals(RefusalCode.SEALER_NOT_NAMED, refused(play, named, EntryType.OBSERVER_CARD, card));
        for (String item : List.of("i1", "i2", "i3", "i4", "i5", "i6")) {
            play.does(
                    Role.SUPERIOR,
                    EntryType.ANSWER_REVIEW,
                    "{'item':'" + item + "','answer':'CLEARED','handledBy':'甲','reviewedBy':'乙','signedBy':'丙',"
                            + "'attends':false,'sealsInstead':'冯乙'}");
        }
        assertEquals("冯乙", play.view(Role.CHAIR).child("people").text("sealsInstead"));
        assertEquals(
                RefusalCode.SEALER_NOT_NAMED,
                refused(
                        play,
                        Actor.of("周甲", Role.SCRUTINEER, "p2"),
                        EntryType.OBSERVER_CARD,
                        card.replace("冯乙", "周甲")));
        play.does(named, EntryType.OBSERVER_CARD, Play.json(card));
        assertTrue(play.state.officers().observer().orElseThrow().instead());
        assertFalse(play.state.officers().observer().orElseThrow().key().isEmpty());
        assertEquals(
                RefusalCode.SEALER_NOT_NAMED,
                refused(
                        play,
                        Actor.of("周甲", Role.SCRUTINEER, "p2"),
                        EntryType.SEAL_ROUND,
                        "{'round':'r1','seals':[{}],'signature':'s'}"));
    }

    @Test
    void aSheetIsSignedAfterTheMeetingTooAndIsBounded() {
        Play play = Committee.readyToVote();
        String sheet = "{'sheet':{'format':'piaoxiang-sheet/1','text':'%s'},'hash':'ab','signature':'s'}";
        play.refused(RefusalCode.BAD_FIELD, Role.OBSERVER, EntryType.SIGN_SHEET, sheet.formatted("长".repeat(70_000)));
        play.does(Role.CHAIR, EntryType.ADJOURN, "{'reason':'改日再议'}");
        play.does(Role.OBSERVER, EntryType.SIGN_SHEET, sheet.formatted("一致"));
        assertEquals(1, play.state.observation().sheets().size());
        play.refused(RefusalCode.WRONG_STEP, Role.OBSERVER, EntryType.REMARK, "{'text':'晚了'}");
    }
}
