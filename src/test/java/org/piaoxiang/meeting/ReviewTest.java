package org.piaoxiang.meeting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.meeting.agenda.Clearance;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.meeting.refusal.RefusalCode;
import org.piaoxiang.meeting.review.Filing;
import org.piaoxiang.meeting.script.Next;
import org.piaoxiang.meeting.state.FiledReview;
import org.piaoxiang.meeting.state.MeetingState;

/** Filing before the meeting, the answers of one or two levels, and holds. */
class ReviewTest {
    private static final String SIGNERS = "'handledBy':'吴经办','reviewedBy':'郑审核','signedBy':'王签发'";
    private static final String ATTENDS = ",'attends':true,'observer':'郑某'";
    private static final String DOSSIER = "{'item':'i1','candidate':'c1',"
            + "'recommendations':[{'mode':'MEETING','date':'2026-05-22','entitled':60,'present':50,'valid':50,'votes':41}],"
            + "'inspections':[{'check':'ARCHIVES','date':'2026-08-01'}],"
            + "'consultations':[{'with':'分管领导','opinion':'同意','divergent':false}],"
            + "'attachments':[{'hash':'" + "0".repeat(64) + "','name':'考察材料.pdf','size':1200}]}";

    private static Play planned(String more) {
        Play play = new Play("main");
        play.does(Role.CLERK, EntryType.CREATE_MEETING, Committee.meeting("COMBINED", more));
        play.does(Role.CLERK, EntryType.SET_ROSTER, Committee.ROSTER);
        play.does(Role.CLERK, EntryType.SET_AGENDA, Committee.agenda());
        return play;
    }

    private static String filing(String items, String dossiers) {
        return "{'items':[" + items + "],'account':'经集体研究','dossiers':[" + dossiers + "]}";
    }

    private static String answer(String item, String answer, String more) {
        return "{'item':'" + item + "','answer':'" + answer + "'," + SIGNERS + more + "}";
    }

    private static Clearance clearance(Play play, String item) {
        return play.state.item(item).clearance();
    }

    private static Play filed(String more) {
        Play play = planned(more);
        play.does(Role.CLERK, EntryType.FILE_FOR_REVIEW, filing("'i1','i2'", DOSSIER));
        return play;
    }

    @Test
    void anAccountIsFiledAndShownToThoseWhoReview() {
        Play play = filed("");
        assertEquals(Clearance.FILED, clearance(play, "i1"));
        assertEquals(Clearance.NOT_FILED, clearance(play, "i3"));
        for (Role role : Role.values()) {
            boolean sees = List.of(Role.CLERK, Role.SUPERIOR, Role.SUPERVISION, Role.OBSERVER)
                    .contains(role);
            assertEquals(sees, JsonWriter.canonical(play.view(role).object()).contains("考察材料.pdf"), role.name());
        }
        Filing filing = play.state.review().filing("i1").orElseThrow();
        assertEquals(1, filing.dossiers().size());
        assertEquals(
                List.of(EntryType.FILE_FOR_REVIEW),
                filing.steps().stream().map(Filing.Step::type).toList());
        assertEquals("王文书", filing.steps().getFirst().by());
        assertEquals(play.state, MeetingState.replay(play.entries));
    }

    @Test
    void anAccountBelongsToAPersonOfAFiledItem() {
        Play play = planned("");
        String bad = DOSSIER.replace("'i1'", "'i2'");
        play.refused(RefusalCode.BAD_FIELD, Role.CLERK, EntryType.FILE_FOR_REVIEW, filing("'i1'", bad));
        bad = DOSSIER.replace("'c1'", "'c9'");
        play.refused(RefusalCode.BAD_FIELD, Role.CLERK, EntryType.FILE_FOR_REVIEW, filing("'i1'", bad));
        play.refused(
                RefusalCode.BAD_FIELD, Role.CLERK, EntryType.FILE_FOR_REVIEW, filing("'i1'", DOSSIER + "," + DOSSIER));
        for (String[] spoiled : new String[][] {
            {"'date':'2026-05-22'", "'date':'2026-02-30'"},
            {"'present':50", "'present':61"},
            {"'valid':50", "'valid':51"},
            {"'votes':41", "'votes':51"},
            {"'mode':'MEETING'", "'mode':'X'"},
            {"'check':'ARCHIVES'", "'check':'X'"},
            {"'hash':'0", "'hash':'Z"},
            {"'with':'分管领导'", "'with':''"},
            {"'votes':41", "'votes':41,'seats':0"},
            {"'votes':41", "'votes':41,'names':['']"},
            {"'divergent':false", "'divergent':'no'"},
            {"'inspections':[", "'inspections':[{'check':'ARCHIVES','date':'2026-08-01'},"}
        }) {
            String dossier = DOSSIER.replace(spoiled[0], spoiled[1]);
            assertFalse(dossier.equals(DOSSIER), spoiled[0]);
            play.refused(RefusalCode.BAD_FIELD, Role.CLERK, EntryType.FILE_FOR_REVIEW, filing("'i1'", dossier));
        }
        play.refused(RefusalCode.NOT_ALLOWED, Role.SUPERIOR, EntryType.FILE_FOR_REVIEW, filing("'i1'", DOSSIER));
    }

    @Test
    void eachItemGetsItsOwnAnswerAndOnlyAClearedOneIsIntroduced() {
        Play play = Committee.prepared("COMBINED", "");
        String[] answers = {"CLEARED", "REJECTED", "DEFERRAL_ADVISED", "RETURNED"};
        for (int i = 0; i < answers.length; i++) {
            play.does(
                    Role.SUPERIOR,
                    EntryType.ANSWER_REVIEW,
                    answer("i" + (i + 1), answers[i], ATTENDS + ",'note':'说明'"));
        }
        play.arrive("p1", "p2", "p3", "p4", "p5", "p6", "p8", "p9", "o1");
        play.openMeeting("['p2','p3']", "['s1','s2']");
        for (int i = 1; i <= answers.length; i++) {
            String introduce = "{'item':'i" + i + "','introducer':'许部长','gist':'略'}";
            if (i == 1) {
                play.does(Role.CLERK, EntryType.INTRODUCE, introduce);
            } else {
                Json.Obj facts = play.refused(RefusalCode.ITEM_NOT_CLEARED, Role.CLERK, EntryType.INTRODUCE, introduce);
                assertEquals(Json.text(answers[i - 1]), facts.fields().get("clearance"));
            }
        }
        play.refused(
                RefusalCode.AGENDA_LOCKED,
                Role.SUPERIOR,
                EntryType.ANSWER_REVIEW,
                answer("i1", "REJECTED", ATTENDS + ",'note':'晚了'"));
    }

    @Test
    void whoDoesNotLetAnItemPassSaysWhy() {
        Play play = filed("");
        for (String negative : List.of("REJECTED", "DEFERRAL_ADVISED", "RETURNED")) {
            play.refused(
                    RefusalCode.REASON_NEEDED, Role.SUPERIOR, EntryType.ANSWER_REVIEW, answer("i1", negative, ATTENDS));
        }
        play.refused(RefusalCode.BAD_FIELD, Role.SUPERIOR, EntryType.ANSWER_REVIEW, answer("i1", "FILED", ATTENDS));
        play.refused(RefusalCode.BAD_FIELD, Role.SUPERIOR, EntryType.ANSWER_REVIEW, answer("i1", "INTERNAL", ATTENDS));
        play.refused(RefusalCode.WRONG_STEP, Role.SUPERIOR, EntryType.ANSWER_REVIEW, answer("i3", "CLEARED", ATTENDS));
        play.refused(RefusalCode.NOT_ALLOWED, Role.CLERK, EntryType.ANSWER_REVIEW, answer("i1", "CLEARED", ATTENDS));
    }

    @Test
    void whoDoesNotAttendNamesWhoSeals() {
        Play play = filed("");
        String absent = ",'attends':false";
        play.refused(
                RefusalCode.SEALER_NEEDED, Role.SUPERIOR, EntryType.ANSWER_REVIEW, answer("i1", "CLEARED", absent));
        play.does(
                Role.SUPERIOR, EntryType.ANSWER_REVIEW, answer("i1", "CLEARED", absent + ",'sealsInstead':'县纪委监委 陈某'"));
        assertEquals(
                Optional.of("县纪委监委 陈某"),
                play.state.review().attending().orElseThrow().sealsInstead());
        play.does(Role.SUPERIOR, EntryType.ANSWER_REVIEW, answer("i2", "CLEARED", ATTENDS));
        assertEquals(
                Optional.of("郑某"), play.state.review().attending().orElseThrow().observer());
    }

    @Test
    void onlyTheSuperiorRevisesItsAnswer() {
        Play play = filed("");
        play.does(Role.SUPERIOR, EntryType.ANSWER_REVIEW, answer("i1", "REJECTED", ATTENDS + ",'note':'档案存疑'"));
        play.refused(RefusalCode.REVIEW_ANSWERED, Role.CLERK, EntryType.FILE_FOR_REVIEW, filing("'i1'", DOSSIER));
        play.does(Role.SUPERIOR, EntryType.ANSWER_REVIEW, answer("i1", "RETURNED", ATTENDS + ",'note':'补档案审核'"));
        play.does(Role.CLERK, EntryType.FILE_FOR_REVIEW, filing("'i1'", DOSSIER));
        assertEquals(Clearance.FILED, clearance(play, "i1"));
        play.does(Role.SUPERIOR, EntryType.ANSWER_REVIEW, answer("i1", "CLEARED", ATTENDS));
        play.refused(RefusalCode.REVIEW_ANSWERED, Role.CLERK, EntryType.FILE_FOR_REVIEW, filing("'i1'", DOSSIER));
        List<Filing.Step> steps = play.state.review().filing("i1").orElseThrow().steps();
        assertEquals(
                List.of("", "REJECTED", "RETURNED", "", "CLEARED"),
                steps.stream()
                        .map(step -> step.answer().map(Enum::name).orElse(""))
                        .toList());
        assertEquals(Optional.of("吴经办、郑审核、王签发"), steps.getLast().signers());
    }

    @Test
    void aChangedPlanIsLockedAgainAndKeepsItsAccountForTheSamePerson() {
        Play play = filed("");
        play.does(Role.SUPERIOR, EntryType.ANSWER_REVIEW, answer("i1", "CLEARED", ATTENDS));
        play.does(Role.SUPERIOR, EntryType.ANSWER_REVIEW, answer("i2", "CLEARED", ATTENDS));
        play.does(
                Role.CLERK,
                EntryType.SET_AGENDA,
                "{'items':[" + Committee.item(1, "张三", "A局局长", "") + "," + Committee.item(2, "某人", "B局副局长", "") + "]}");
        assertEquals(Clearance.NOT_FILED, clearance(play, "i1"));
        assertEquals(Clearance.NOT_FILED, clearance(play, "i2"));
        Filing kept = play.state.review().filing("i1").orElseThrow();
        assertEquals(EntryType.SET_AGENDA, kept.steps().getLast().type());
        assertTrue(play.state.review().filing("i2").isEmpty());
        play.does(Role.CLERK, EntryType.FILE_FOR_REVIEW, filing("'i1'", DOSSIER));
        assertEquals(Clearance.FILED, clearance(play, "i1"));
    }

    @Test
    void theOwnOfficeClearsFirstWhereThereAreTwoLevels() {
        Play play = planned(",'twoLevels':true");
        play.does(Role.CLERK, EntryType.FILE_FOR_REVIEW, filing("'i1','i2','i3','i4','i5','i6'", DOSSIER));
        assertEquals(Clearance.INTERNAL, clearance(play, "i1"));
        assertEquals(
                EntryType.CLEAR_INTERNALLY, Next.of(play.state).orElseThrow().act());
        assertFalse(JsonWriter.canonical(play.view(Role.SUPERIOR).object()).contains("考察材料.pdf"));
        assertTrue(JsonWriter.canonical(play.view(Role.SUPERVISION).object()).contains("考察材料.pdf"));
        Json.Obj facts = play.refused(
                RefusalCode.WRONG_STEP, Role.SUPERIOR, EntryType.ANSWER_REVIEW, answer("i1", "CLEARED", ATTENDS));
        assertEquals(Json.text("CLEAR_INTERNALLY"), facts.fields().get("needed"));
        play.refused(
                RefusalCode.REASON_NEEDED,
                Role.SUPERVISION,
                EntryType.CLEAR_INTERNALLY,
                "{'item':'i1','answer':'RETURNED'}");
        play.refused(
                RefusalCode.NOT_ALLOWED, Role.SUPERIOR, EntryType.CLEAR_INTERNALLY, "{'item':'i1','answer':'CLEARED'}");
        play.does(Role.SUPERVISION, EntryType.CLEAR_INTERNALLY, "{'item':'i1','answer':'CLEARED'}");
        assertEquals(Clearance.FILED, clearance(play, "i1"));
        assertTrue(JsonWriter.canonical(play.view(Role.SUPERIOR).object()).contains("考察材料.pdf"));
        play.does(Role.SUPERVISION, EntryType.CLEAR_INTERNALLY, "{'item':'i2','answer':'REJECTED','note':'不符合条件'}");
        assertEquals(Clearance.REJECTED, clearance(play, "i2"));
        play.refused(RefusalCode.WRONG_STEP, Role.SUPERIOR, EntryType.ANSWER_REVIEW, answer("i2", "CLEARED", ATTENDS));
        play.refused(RefusalCode.REVIEW_ANSWERED, Role.CLERK, EntryType.FILE_FOR_REVIEW, filing("'i2'", ""));
        play.does(Role.SUPERVISION, EntryType.CLEAR_INTERNALLY, "{'item':'i2','answer':'CLEARED','note':'已核清'}");
        play.does(Role.SUPERIOR, EntryType.ANSWER_REVIEW, answer("i2", "CLEARED", ATTENDS));
        play.refused(
                RefusalCode.REVIEW_ANSWERED,
                Role.SUPERVISION,
                EntryType.CLEAR_INTERNALLY,
                "{'item':'i2','answer':'RETURNED','note':'晚了'}");
        play.does(Role.SUPERIOR, EntryType.ANSWER_REVIEW, answer("i1", "RETURNED", ATTENDS + ",'note':'补'"));
        play.does(Role.CLERK, EntryType.FILE_FOR_REVIEW, filing("'i1'", DOSSIER));
        assertEquals(Clearance.INTERNAL, clearance(play, "i1"), "what was supplemented goes through both levels again");
        assertEquals(play.state, MeetingState.replay(play.entries));
    }

    @Test
    void oneLevelKnowsNoOwnOffice() {
        Play play = filed("");
        play.refused(
                RefusalCode.ONE_LEVEL,
                Role.SUPERVISION,
                EntryType.CLEAR_INTERNALLY,
                "{'item':'i1','answer':'CLEARED'}");
    }

    @Test
    void aHoldStopsEveryPersonnelItemUntilItIsLifted() {
        Play play = Committee.inSession("COMBINED", "");
        play.introduce("i1");
        play.allAgree("i1", "p1");
        play.refused(RefusalCode.REASON_NEEDED, Role.SUPERIOR, EntryType.HOLD_ORGANISATION, "{}");
        play.refused(RefusalCode.NOT_HELD, Role.SUPERIOR, EntryType.LIFT_HOLD, "{'reason':'已整改'}");
        play.does(Role.SUPERIOR, EntryType.HOLD_ORGANISATION, "{'reason':'超职数配备，限期整改'}");
        play.refused(RefusalCode.ORGANISATION_HELD, Role.SUPERIOR, EntryType.HOLD_ORGANISATION, "{'reason':'再次'}");
        String introduce = "{'item':'i2','introducer':'许部长','gist':'略'}";
        Json.Obj facts = play.refused(RefusalCode.ORGANISATION_HELD, Role.CLERK, EntryType.INTRODUCE, introduce);
        assertEquals(Json.text("超职数配备，限期整改"), facts.fields().get("reason"));
        play.refused(RefusalCode.ORGANISATION_HELD, Role.CHAIR, EntryType.READY_TO_VOTE, "{'item':'i1'}");
        play.refused(RefusalCode.NOT_ALLOWED, Role.CLERK, EntryType.LIFT_HOLD, "{'reason':'已整改'}");
        for (Role role : List.of(Role.CLERK, Role.SUPERIOR, Role.CHAIR)) {
            assertTrue(JsonWriter.canonical(play.view(role).object()).contains("超职数配备，限期整改"), role.name());
        }
        play.does(Role.SUPERIOR, EntryType.LIFT_HOLD, "{'reason':'整改情况已验收'}");
        play.does(Role.CLERK, EntryType.INTRODUCE, introduce);
        play.ready("i1");
        play.does(Role.CHAIR, EntryType.SUBSTITUTE_SCRUTINEER, "{'item':'i3','out':'p2','in':'p4'}");
        play.does(Role.SUPERIOR, EntryType.HOLD_ORGANISATION, "{'reason':'再次'}");
        play.refused(RefusalCode.ORGANISATION_HELD, Role.CHAIR, EntryType.BEGIN_ROUND, "{'items':['i1']}");
    }

    @ParameterizedTest
    @EnumSource(names = {"SUPERIOR", "CLERK", "OBSERVER"})
    void flagsStandInTheView(Role role) {
        Play play = filed("");
        String view = JsonWriter.canonical(play.view(role).object());
        assertTrue(view.contains("\"rule\":\"INS-01\"") && view.contains("\"rule\":\"SUP-09\""), view);
    }

    @Test
    void whatIsSealedIsWhatLiesBeforeTheSuperiorWhateverWasAnswered() {
        Play play = filed(",'twoLevels':true");
        assertEquals(Optional.empty(), FiledReview.hash(play.state), "it lies with the own office");
        play.does(Role.SUPERVISION, EntryType.CLEAR_INTERNALLY, "{'item':'i1','answer':'CLEARED'}");
        Optional<String> first = FiledReview.hash(play.state);
        assertTrue(first.isPresent());
        play.does(Role.SUPERIOR, EntryType.ANSWER_REVIEW, answer("i1", "RETURNED", ATTENDS + ",'note':'补'"));
        assertEquals(first, FiledReview.hash(play.state), "answers are not what was filed");
        play.does(Role.SUPERVISION, EntryType.CLEAR_INTERNALLY, "{'item':'i2','answer':'CLEARED'}");
        assertFalse(first.equals(FiledReview.hash(play.state)));
    }
}
