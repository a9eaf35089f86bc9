package org.piaoxiang.meeting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.ObjectBuilder;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.meeting.kind.PollQuestion;
import org.piaoxiang.meeting.kind.Questions;
import org.piaoxiang.meeting.refusal.RefusalCode;
import org.piaoxiang.meeting.result.Flag;
import org.piaoxiang.meeting.result.ItemResult;
import org.piaoxiang.meeting.state.MeetingState;

/** Twenty-four people in three categories recommend at most two of six names, and appraise five persons. */
class AssemblyTest {
    private static final List<String> NAMES = List.of("张三", "李四", "王五", "赵六", "钱七", "孙八");

    private static Json.Obj roster() {
        List<Json.Obj> persons = new ArrayList<>();
        for (int i = 1; i <= 24; i++) {
            persons.add(new ObjectBuilder()
                    .put("id", "p" + i)
                    .put("name", "参加" + i)
                    .put("capacity", "VOTING")
                    .put("category", i <= 6 ? "A" : i <= 14 ? "B" : "C")
                    .put("order", i)
                    .put("principal", i == 1)
                    .build());
        }
        for (int i = 1; i <= 2; i++) {
            persons.add(Play.json("{'id':'s" + i + "','name':'计" + i + "','capacity':'STAFF','order':99}"));
        }
        return new ObjectBuilder().list("persons", persons).build();
    }

    private static Json.Obj item(int number, String kind, int people, String more) {
        List<Json.Obj> candidates = new ArrayList<>();
        for (int i = 1; i <= people; i++) {
            candidates.add(Play.json("{'id':'c" + i + "','name':'" + NAMES.get(i - 1) + "','currentPost':'科长'}"));
        }
        return ObjectBuilder.from(Play.json("{'id':'i" + number + "','number':" + number + ",'kind':'" + kind
                        + "','title':'议题" + number + "','materials':[]" + more + "}"))
                .list("candidates", candidates)
                .build();
    }

    private static Play inSession(String flags) {
        return inSession(flags, List.of("A", "B", "C"), Set.of(14, 24));
    }

    private static Play inSession(String flags, List<String> polls, Set<Integer> absent) {
        Play play = new Play("assembly");
        play.does(
                Role.CLERK,
                EntryType.CREATE_MEETING,
                Committee.meeting("COMBINED", flags).replace("STANDING_COMMITTEE", "ASSEMBLY"));
        play.does(Play.actor(Role.CLERK), EntryType.SET_ROSTER, roster());
        play.does(
                Play.actor(Role.CLERK),
                EntryType.SET_AGENDA,
                new ObjectBuilder()
                        .list(
                                "items",
                                List.of(
                                        item(1, "RECOMMENDATION_MEETING", 6, ",'seats':2,'maxSelections':2"),
                                        item(2, "APPRAISAL", 5, "")))
                        .build());
        play.prepareBallots(polls, 24);
        for (int i = 1; i <= 24; i++) {
            if (!absent.contains(i)) {
                play.arrive("p" + i);
            }
        }
        play.openMeeting("['p2','p3']", "['s1','s2']");
        play.introduce("i1", "i2");
        play.ready("i1", "i2");
        return play;
    }

    private static Play counted(String flags) {
        Play play = inSession(flags);
        play.openRound("['i1','i2']");
        play.close(6, 7, 8, 6, 7, 8);
        play.does(Role.SCRUTINEER, EntryType.RECONCILE, play.withRound(""));
        String grades = "[%1$d,0,0,0,0]";
        play.count(
                "[[0,6,3,1,1,1,0]]",
                "[[0,5,5,2,1,1,0]]",
                "[[1,7,4,1,1,1,0]]",
                grades(grades.formatted(6)),
                grades(grades.formatted(7)),
                "[[8,0,0,0,0],[3,1,4,0,0],[0,0,0,8,0],[4,2,0,0,2],[0,0,0,0,8]]");
        return play;
    }

    private static String grades(String one) {
        return "[" + String.join(",", one, one, one, one, one) + "]";
    }

    private static final String MERGE = "{'categories':['C','A'],'reason':'A类只到4人'}";

    /** Four of category A are there; the floor is five. */
    private static Play withFewA() {
        return inSession("", List.of("A", "B", "C", "A＋B", "A＋C", "B＋C", "A＋B＋C"), Set.of(5, 6));
    }

    @Test
    void aCategoryBelowTheFloorIsMergedBeforeAnybodyVotes() {
        Play play = withFewA();
        play.refused(RefusalCode.CATEGORY_BELOW_FLOOR, Role.CHAIR, EntryType.BEGIN_ROUND, "{'items':['i1']}");
        play.does(Role.CLERK, EntryType.MERGE_CATEGORIES, MERGE);
        play.does(Role.CHAIR, EntryType.BEGIN_ROUND, "{'items':['i1']}");
        assertEquals(
                List.of("A＋C 14", "B 8"),
                play.round().polls().stream()
                        .map(poll -> poll.category().orElseThrow() + " " + poll.issued())
                        .toList());
        play.refused(
                RefusalCode.SLIPS_MISMATCH,
                Role.SCRUTINEER,
                EntryType.HAND_OUT,
                play.withRound(",'slips':[{'category':'A＋C','count':13},{'category':'B','count':9}]"));
        play.does(
                Role.SCRUTINEER,
                EntryType.HAND_OUT,
                play.withRound(",'slips':[{'category':'A＋C','count':14},{'category':'B','count':8}]"));
    }

    @Test
    void mergingIsRefusedTwiceAndOnceARoundHasBegun() {
        Play play = withFewA();
        play.refused(
                RefusalCode.BAD_FIELD, Role.CLERK, EntryType.MERGE_CATEGORIES, "{'categories':['A'],'reason':'少'}");
        play.refused(
                RefusalCode.BAD_FIELD, Role.CLERK, EntryType.MERGE_CATEGORIES, "{'categories':['A','D'],'reason':'少'}");
        play.refused(RefusalCode.REASON_NEEDED, Role.CLERK, EntryType.MERGE_CATEGORIES, "{'categories':['A','C']}");
        play.does(Role.CLERK, EntryType.MERGE_CATEGORIES, MERGE);
        play.refused(RefusalCode.CATEGORIES_MERGED, Role.CLERK, EntryType.MERGE_CATEGORIES, MERGE);
        play.does(Role.CHAIR, EntryType.BEGIN_ROUND, "{'items':['i1']}");
        play.refused(
                RefusalCode.ROUND_BEGUN,
                Role.CLERK,
                EntryType.MERGE_CATEGORIES,
                "{'categories':['A','B'],'reason':'晚'}");
    }

    @Test
    void mergingTwiceTakesTheWholeGroup() {
        Play play = withFewA();
        play.does(Role.CLERK, EntryType.MERGE_CATEGORIES, MERGE);
        play.does(Role.CLERK, EntryType.MERGE_CATEGORIES, "{'categories':['A','B'],'reason':'仍不足'}");
        play.does(Role.CHAIR, EntryType.BEGIN_ROUND, "{'items':['i1']}");
        assertEquals(
                List.of("A＋B＋C"),
                play.round().polls().stream()
                        .map(poll -> poll.category().orElseThrow())
                        .toList());
    }

    @Test
    void boxesAndCategoriesAddUp() {
        Play play = counted("");
        ItemResult.Recommendation result = (ItemResult.Recommendation) play.result("i1");
        assertEquals(24, result.entitled());
        assertEquals(22, result.present());
        assertEquals(22, result.box().issued());
        assertEquals(21, result.box().returned());
        assertEquals(21, result.box().valid());
        assertEquals(1, result.blank());
        assertEquals(
                List.of("A", "B", "C"),
                result.categories().stream().map(ItemResult.Category::label).toList());
        assertEquals(Optional.of("2027-11-21"), result.validUntil());
    }

    @Test
    void votesHaveRatesOnTwoBasesAndTiesShareARank() {
        ItemResult.Recommendation result =
                (ItemResult.Recommendation) counted("").result("i1");
        ItemResult.Name first = result.names().getFirst();
        assertEquals(18, first.votes());
        assertEquals(List.of(6, 5, 7), first.byCategory());
        assertEquals("85.7", first.rates().get(0).percent());
        assertEquals("占有效票", first.rates().get(0).base().label());
        assertEquals("81.8", first.rates().get(1).percent());
        assertEquals(22, first.rates().get(1).of());
        assertEquals(
                List.of(1, 2, 3, 4, 4, 6),
                result.names().stream().map(ItemResult.Name::rank).toList());
        assertEquals(List.of(), result.names().get(1).flags());
        assertEquals("2×4＝8 ＜ 21", result.names().get(2).flags().getFirst().arithmetic());
    }

    @Test
    void aSmallCategoryIsMergedIntoTheNextSmallest() {
        ItemResult.Recommendation result = (ItemResult.Recommendation)
                counted(",'flags':{'categoryBreakdownMin':7}").result("i1");
        assertEquals(
                List.of("A＋B", "C"),
                result.categories().stream().map(ItemResult.Category::label).toList());
        assertEquals(List.of(11, 7), result.names().getFirst().byCategory());
    }

    @Test
    void appraisalsHaveRatesAndFlagsWithArithmetic() {
        ItemResult.Appraisal result = (ItemResult.Appraisal) counted("").result("i2");
        assertEquals("100.0", result.persons().get(0).good().percent());
        assertEquals(
                List.of("APP-02", "APP-03"),
                ids(result.persons().get(2).flags()).subList(1, 3));
        assertEquals(
                List.of("APP-01", "APP-02", "APP-03"),
                ids(result.persons().get(2).flags()).stream().sorted().toList());
        assertEquals("81.0", result.persons().get(1).good().percent());
        assertEquals("19.0", result.persons().get(1).low().percent());
    }

    private static List<String> ids(List<Flag> flags) {
        return flags.stream().map(Flag::id).toList();
    }

    @Test
    void onlyTheOrganisationSeesFiguresAndNothingIsAnnounced() {
        Play play = counted("");
        for (Role role : Role.values()) {
            boolean sees = role == Role.INSPECTION || role == Role.SUPERIOR || role == Role.OBSERVER;
            assertEquals(sees, JsonWriter.canonical(play.view(role).object()).contains("\"votes\""), role.name());
        }
        play.sign("s1", "s2", "p2", "p3");
        play.refused(RefusalCode.NOT_ANNOUNCED_HERE, Role.CHAIR, EntryType.ANNOUNCE, "{'item':'i1'}");
        play.does(Role.SCRUTINEER, EntryType.FILE_BOX, play.withRound(""));
        play.does(Role.CHAIR, EntryType.ADJOURN, "{}");
        assertFalse(JsonWriter.canonical(play.view(Role.INSPECTION).object()).contains("当选"));
        assertEquals(play.state, MeetingState.replay("assembly", play.entries));
    }

    @Test
    void countsThatDoNotAddUpAreRefused() {
        Play play = inSession("");
        play.openRound("['i1']");
        play.close(6, 7, 8);
        play.does(Role.SCRUTINEER, EntryType.RECONCILE, play.withRound(""));
        play.does(
                Role.SERVER,
                EntryType.SHARE_GIVEN,
                play.withRound(",'custodian':'OBSERVER','shares':[{'uuid':'i1A-0','hash':'aa'}]"));
        play.does(
                Role.SERVER,
                EntryType.SHARE_GIVEN,
                play.withRound(",'custodian':'SCRUTINEER_1','shares':[{'uuid':'i1A-0','hash':'aa'}]"));
        String fine = "[[0,6,0,0,0,0,0]]";
        for (String wrong : List.of("[[0,7,0,0,0,0,0]]", "[[0,6,6,1,0,0,0]]", "[[0,5,0,0,0,0,0]]", "[[6,0]]", "[]")) {
            Json.Obj data = play.counted(wrong, "[[7,0,0,0,0,0,0]]", "[[8,0,0,0,0,0,0]]");
            play.refused(RefusalCode.COUNTS_MISMATCH, Role.SERVER, EntryType.COUNTED, JsonWriter.canonical(data));
        }
        play.does(
                Play.actor(Role.SERVER),
                EntryType.COUNTED,
                play.counted(fine, "[[7,0,0,0,0,0,0]]", "[[8,0,0,0,0,0,0]]"));
    }

    @Test
    void fewerBallotsThanTheFloorAreNotCounted() {
        Play play = inSession("");
        play.openRound("['i1']");
        play.close(4, 7, 8);
        play.does(Role.SCRUTINEER, EntryType.RECONCILE, play.withRound(""));
        play.refused(
                RefusalCode.BELOW_FLOOR,
                Role.SERVER,
                EntryType.SHARE_GIVEN,
                play.withRound(",'custodian':'OBSERVER','shares':[{'uuid':'i1A-0','hash':'aa'}]"));
        play.does(Role.CHAIR, EntryType.BREAK_OFF, play.withRound(",'reason':'票数太少'"));
    }

    @Test
    void aReferenceListIsLongerThanTheSeats() {
        Play play = new Play("short");
        play.does(Role.CLERK, EntryType.CREATE_MEETING, Committee.meeting("COMBINED", ""));
        play.does(Role.CLERK, EntryType.SET_ROSTER, Committee.ROSTER);
        Json.Obj agenda = new ObjectBuilder()
                .list("items", List.of(item(1, "RECOMMENDATION_MEETING", 2, ",'seats':2")))
                .build();
        play.refused(
                RefusalCode.REFERENCE_LIST_TOO_SHORT, Role.CLERK, EntryType.SET_AGENDA, JsonWriter.canonical(agenda));
    }

    @Test
    void questionsFollowTheKind() {
        Play play = inSession("");
        PollQuestion names =
                Questions.of(play.state.item("i1").plan(), play.state.pack()).getFirst();
        assertEquals(NAMES, names.answers());
        assertTrue(names.blank());
        assertEquals(1, names.min());
        assertEquals(2, names.max());
        List<PollQuestion> persons = Questions.of(play.state.item("i2").plan(), play.state.pack());
        assertEquals(5, persons.size());
        assertEquals(
                List.of("优秀", "称职", "基本称职", "不称职", "弃权"), persons.getFirst().answers());
        assertEquals("张三 科长", persons.getFirst().text());
    }
}
