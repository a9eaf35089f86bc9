package org.piaoxiang.meeting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.meeting.refusal.RefusalCode;
import org.piaoxiang.meeting.round.RoundState;

/** A receipt for a ballot that the closed box lacks: the round is not counted any more, whatever else happens. */
class ObjectionTest {
    private static Play closed() {
        Play play = Committee.readyToVote();
        play.openRound("['i1']");
        play.close(7);
        return play;
    }

    private static String receipt(Play play, String signature) {
        return play.withRound(",'statement':'{}','signature':'" + signature + "'");
    }

    @Test
    void nothingIsSignedOrOpenedOnceAReceiptWasShown() {
        Play play = closed();
        play.does(Role.SCRUTINEER, EntryType.RECONCILE, play.withRound(""));
        play.does(Role.SERVER, EntryType.OBJECT, receipt(play, "s1"));
        play.refused(
                RefusalCode.OBJECTION_STANDS,
                Role.SERVER,
                EntryType.SHARE_GIVEN,
                play.withRound(",'custodian':'OBSERVER','shares':[{'uuid':'"
                        + play.round().polls().getFirst().uuid() + "','hash':'aa'}]"));
        play.refused(
                RefusalCode.OBJECTION_STANDS,
                Role.SERVER,
                EntryType.COUNTED,
                JsonWriter.compact(play.counted("[[7,0,0]]")));
        assertTrue(play.view(Role.CLERK).child("round").bool("objected"));
        assertEquals("BREAK_OFF", play.view(Role.CHAIR).child("next").text("act"));
    }

    @Test
    void theObserverDoesNotSignABoxThatWasObjectedTo() {
        Play play = Committee.readyToVote();
        play.openRound("['i1']");
        play.does(Role.CHAIR, EntryType.WARN_CLOSE, play.withRound(",'seconds':30"));
        play.does(
                Role.SERVER,
                EntryType.CLOSE_ROUND,
                play.withRound(",'polls':[{'uuid':'"
                        + play.round().polls().getFirst().uuid() + "','returned':7,'closedSet':'ab'}]"));
        play.does(Role.OBSERVER, EntryType.OBJECT, receipt(play, "s1"));
        play.refused(
                RefusalCode.OBJECTION_STANDS,
                Role.OBSERVER,
                EntryType.COSIGN_CLOSED_SET,
                play.withRound(",'signature':'s'"));
    }

    @Test
    void theSameReceiptIsTakenOnceAndAnotherOneToo() {
        Play play = closed();
        play.does(Role.SERVER, EntryType.OBJECT, receipt(play, "s1"));
        play.refused(RefusalCode.ALREADY_OBJECTED, Role.SERVER, EntryType.OBJECT, receipt(play, "s1"));
        play.does(Role.SERVER, EntryType.OBJECT, receipt(play, "s2"));
    }

    @Test
    void thereIsNothingToObjectToBeforeTheCloseOrAfterTheCount() {
        Play play = Committee.readyToVote();
        play.openRound("['i1']");
        play.refused(RefusalCode.WRONG_STEP, Role.SERVER, EntryType.OBJECT, receipt(play, "s1"));
        Play counted = Committee.counted();
        counted.refused(RefusalCode.WRONG_STEP, Role.SERVER, EntryType.OBJECT, receipt(counted, "s1"));
    }

    @Test
    void aBrokenOffRoundIsRepeatedWithASparePoll() {
        Play play = closed();
        String first = play.round().polls().getFirst().uuid();
        play.does(Role.SERVER, EntryType.OBJECT, receipt(play, "s1"));
        play.does(Role.CHAIR, EntryType.BREAK_OFF, play.withRound(",'reason':'平板提出异议'"));
        assertEquals(RoundState.VOID, play.round().state());
        play.openRound("['i1']");
        assertTrue(!play.round().polls().getFirst().uuid().equals(first));
        play.close(8);
        play.does(Role.SCRUTINEER, EntryType.RECONCILE, play.withRound(""));
        play.count("[[8,0,0]]");
        assertEquals(List.of(8, 0, 0), play.votes("i1"));
    }
}
