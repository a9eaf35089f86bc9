package org.piaoxiang.meeting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.piaoxiang.meeting.agenda.Outcome;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.meeting.refusal.RefusalCode;

class ReconsiderationTest {
    private static final String HANDS = "{'item':'i1','hands':{'agree':%d,'disagree':%d,'abstain':0}}";

    private static String earlier(String outcome, String more) {
        return ",'reconsiderationOf':{'meeting':'main','item':'i5','round':'r1','outcome':'" + outcome + "'" + more
                + "}";
    }

    private static Play meeting(String outcome) {
        Play play = new Play("again");
        play.does(Role.CLERK, EntryType.CREATE_MEETING, Committee.meeting("COMBINED", ""));
        play.does(Role.CLERK, EntryType.SET_ROSTER, Committee.ROSTER);
        play.does(
                Role.CLERK,
                EntryType.SET_AGENDA,
                "{'items':[" + Committee.item(1, "钱七", "E局副局长", earlier(outcome, "")) + "]}");
        play.clear("i1");
        play.prepareBallots(List.of(""), 9);
        play.arrive("p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8", "p9");
        play.openMeeting("['p2','p3']", "['s1','s2']");
        return play;
    }

    private static void vote(Play play, String counts) {
        play.introduce("i1");
        play.allAgree("i1", "p1");
        play.ready("i1");
        play.openRound("['i1']");
        play.close(9);
        play.does(Role.SCRUTINEER, EntryType.RECONCILE, play.withRound(""));
        play.count(counts);
    }

    @Test
    void fourHandsOfNineDoNotReopenAndFiveDo() {
        Play play = meeting("NOT_PASSED");
        play.refused(RefusalCode.WRONG_STEP, Role.CLERK, EntryType.INTRODUCE, "{'item':'i1','introducer':'甲'}");
        assertEquals(
                "2×4＝8 ≤ 9",
                Data.of(play.refused(
                                RefusalCode.RECONSIDERATION_NOT_CARRIED,
                                Role.CHAIR,
                                EntryType.RECONSIDER,
                                HANDS.formatted(4, 5)))
                        .text("arithmetic"));
        play.refused(RefusalCode.HANDS_MISMATCH, Role.CHAIR, EntryType.RECONSIDER, HANDS.formatted(5, 5));
        play.does(Role.CHAIR, EntryType.RECONSIDER, HANDS.formatted(5, 4));
        vote(play, "[[6,3,0]]");
        assertEquals(Outcome.PASSED, play.decision("i1").outcome());
        assertEquals(Optional.of("ADOPTED"), play.decision("i1").effect());
        assertEquals(Optional.of("main/i5"), play.decision("i1").reconsiderationOf());
        assertEquals(2, play.decision("i1").nomination());
    }

    @Test
    void failingTwiceEndsTheNomination() {
        Play play = meeting("NOT_PASSED");
        play.does(Role.CHAIR, EntryType.RECONSIDER, HANDS.formatted(5, 4));
        vote(play, "[[4,5,0]]");
        assertEquals("PLE-08", play.decision("i1").flags().getFirst().id());
        Play third = new Play("third");
        third.does(Role.CLERK, EntryType.CREATE_MEETING, Committee.meeting("COMBINED", ""));
        third.does(Role.CLERK, EntryType.SET_ROSTER, Committee.ROSTER);
        third.refused(
                RefusalCode.NOMINATION_LIMIT,
                Role.CLERK,
                EntryType.SET_AGENDA,
                "{'items':[" + Committee.item(1, "钱七", "E局副局长", earlier("NOT_PASSED", ",'nominations':2")) + "]}");
    }

    @Test
    void anAppointmentThatPassedCanBeCancelled() {
        Play play = meeting("PASSED");
        play.does(Role.CHAIR, EntryType.RECONSIDER, HANDS.formatted(6, 3));
        vote(play, "[[2,7,0]]");
        assertEquals(Outcome.NOT_PASSED, play.decision("i1").outcome());
        assertEquals(Optional.of("CANCELLED"), play.decision("i1").effect());
        assertEquals(1, play.decision("i1").nomination());
    }
}
