package org.piaoxiang.meeting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.meeting.act.Decision;
import org.piaoxiang.meeting.act.Meetings;
import org.piaoxiang.meeting.entry.Actor;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.Entry;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.NewEntry;
import org.piaoxiang.meeting.entry.ObjectBuilder;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.meeting.refusal.RefusalCode;
import org.piaoxiang.meeting.refusal.RefusalTexts;
import org.piaoxiang.meeting.result.ItemResult;
import org.piaoxiang.meeting.result.Results;
import org.piaoxiang.meeting.round.Poll;
import org.piaoxiang.meeting.round.Round;
import org.piaoxiang.meeting.script.Script;
import org.piaoxiang.meeting.script.Step;
import org.piaoxiang.meeting.state.Item;
import org.piaoxiang.meeting.state.MeetingState;
import org.piaoxiang.meeting.view.Views;

/** Plays meetings on entries alone. Data are written in JSON with single quotes. */
final class Play {
    static final String TIME = "2026-11-21T15:04:05+08:00";

    final List<Entry> entries = new ArrayList<>();
    MeetingState state;

    Play(String id) {
        state = MeetingState.empty(id);
    }

    static Json.Obj json(String text) {
        try {
            return (Json.Obj) JsonReader.read(text.replace('\'', '"'));
        } catch (JsonException bad) {
            throw new IllegalArgumentException(text, bad);
        }
    }

    static Actor actor(Role role) {
        return Actor.of(role == Role.CLERK ? "王文书" : role.name(), role);
    }

    Decision decide(Role role, EntryType type, Json.Obj data) {
        return Meetings.decide(state, type, data, actor(role));
    }

    Entry does(Actor actor, EntryType type, Json.Obj data) {
        return switch (Meetings.decide(state, type, data, actor)) {
            case Decision.Accepted accepted -> append(accepted.entries().getFirst(), actor);
            case Decision.Refused refused -> fail(type + " refused: " + refused);
        };
    }

    Entry does(Role role, EntryType type, String data) {
        return does(actor(role), type, json(data));
    }

    private Entry append(NewEntry accepted, Actor actor) {
        Entry entry = accepted.at(state.id(), entries.size(), TIME, actor);
        entries.add(entry);
        state = state.evolve(entry);
        cuesAreWhole();
        return entry;
    }

    Json.Obj refused(RefusalCode code, Role role, EntryType type, String data) {
        return switch (decide(role, type, json(data))) {
            case Decision.Refused refused -> {
                assertEquals(code, refused.code(), refused.toString());
                assertWhole(refused);
                yield refused.facts();
            }
            case Decision.Accepted accepted -> fail("accepted: " + accepted);
        };
    }

    /** Every fact that the sentence speaks of is there. */
    static void assertWhole(Decision.Refused refused) {
        for (RefusalTexts texts : List.of(RefusalTexts.chinese(), RefusalTexts.english())) {
            RefusalTexts.Words words = texts.words(refused.code(), refused.facts());
            assertFalse((words.title() + words.detail() + words.action()).contains("……"), refused + words.detail());
        }
    }

    private void cuesAreWhole() {
        for (Step step : Script.of(state)) {
            assertFalse(step.progress() == Step.Progress.NOW && step.cue().contains("……"), step.toString());
        }
    }

    void arrive(String... persons) {
        for (String person : persons) {
            does(Role.DOOR, EntryType.CHECK_IN, "{'person':'" + person + "'}");
        }
    }

    void openMeeting(String scrutineers, String tellers) {
        does(Role.CLERK, EntryType.COUNT_ATTENDANCE, "{}");
        does(Role.CHAIR, EntryType.CONFIRM_QUORUM, "{}");
        does(Role.CHAIR, EntryType.OPENING_REMARKS, "{'observerIntroduced':true,'disciplineRead':true}");
        does(
                Role.CHAIR,
                EntryType.APPROVE_SCRUTINEERS,
                "{'scrutineers':" + scrutineers + ",'tellers':" + tellers + ",'hands':{'agree':" + state.present()
                        + ",'disagree':0,'abstain':0}}");
    }

    void clear(String... items) {
        for (String item : items) {
            does(Role.CLERK, EntryType.FILE_FOR_REVIEW, "{'items':['" + item + "'],'account':'民主推荐、考察、酝酿情况'}");
            does(
                    Role.SUPERIOR,
                    EntryType.ANSWER_REVIEW,
                    "{'item':'" + item
                            + "','answer':'CLEARED','handledBy':'甲','reviewedBy':'乙','signedBy':'丙','attends':true}");
        }
    }

    /** Allocates one poll for each item and category and two spares for each, gives lists and keys. */
    void prepareBallots(List<String> categories, int slips) {
        List<Json.Obj> polls = new ArrayList<>();
        List<Json.Obj> lists = new ArrayList<>();
        for (String item : state.items().keySet()) {
            for (String category : categories) {
                for (int i = 0; i < 3; i++) {
                    String uuid = item + category.replace("＋", "_") + "-" + i;
                    ObjectBuilder poll = new ObjectBuilder()
                            .put("uuid", uuid)
                            .put("item", item)
                            .put("spare", i > 0);
                    polls.add((category.isEmpty() ? poll : poll.put("category", category)).build());
                    lists.add(new ObjectBuilder()
                            .put("uuid", uuid)
                            .put("hash", "00")
                            .put("size", slips)
                            .build());
                }
            }
        }
        does(
                actor(Role.SERVER),
                EntryType.ALLOCATE_POLLS,
                new ObjectBuilder().list("polls", polls).build());
        does(
                actor(Role.ISSUER),
                EntryType.ISSUE_LISTS,
                new ObjectBuilder()
                        .put("key", "k")
                        .list("lists", lists)
                        .list("slips", List.of(json("{'category':'','count':" + slips + "}")))
                        .put("signature", "s")
                        .build());
        does(Role.OBSERVER, EntryType.OFFER_KEY, key("OBSERVER", "郑某"));
        does(Role.SCRUTINEER, EntryType.OFFER_KEY, key("SCRUTINEER_1", "冯乙"));
    }

    static String key(String custodian, String holder) {
        return "{'custodian':'" + custodian + "','holder':'" + holder + "','publicKey':{'pok':{},'public_key':'pk-"
                + custodian + "'}}";
    }

    Round round() {
        return state.lastRound().orElseThrow();
    }

    String withRound(String rest) {
        return "{'round':'" + round().id() + "'" + rest + "}";
    }

    /** Leads a round from its begin to its opening. */
    void openRound(String items) {
        does(Role.CHAIR, EntryType.BEGIN_ROUND, "{'items':" + items + "}");
        setUp();
        does(Role.CHAIR, EntryType.OPEN_ROUND, withRound(""));
    }

    void openRoundBy(Actor observer, String items) {
        does(Role.CHAIR, EntryType.BEGIN_ROUND, "{'items':" + items + "}");
        setUpBy(observer);
        does(Role.CHAIR, EntryType.OPEN_ROUND, withRound(""));
    }

    void setUp() {
        setUpBy(actor(Role.OBSERVER));
    }

    private void setUpBy(Actor observer) {
        does(
                Role.SCRUTINEER,
                EntryType.HAND_OUT,
                withRound(",'slips':[{'count':" + round().participants().size() + "}]"));
        does(
                actor(Role.SERVER),
                EntryType.SET_UP_POLLS,
                setups().put("code", "山水林田湖草").build());
        does(observer, EntryType.SEAL_ROUND, seals().build());
        does(Role.SCRUTINEER, EntryType.ZERO_PROOF, withRound(""));
    }

    ObjectBuilder setups() {
        return new ObjectBuilder()
                .put("round", round().id())
                .list(
                        "polls",
                        round().polls().stream()
                                .map(poll -> setup(poll).build())
                                .toList());
    }

    ObjectBuilder seals() {
        return new ObjectBuilder()
                .put("round", round().id())
                .list(
                        "seals",
                        round().polls().stream()
                                .map(poll -> setup(poll)
                                        .texts("custodians", List.of("pk-OBSERVER", "pk-SCRUTINEER_1", "pk-SERVER"))
                                        .put("floor", 5)
                                        .build())
                                .toList())
                .put("signature", "s");
    }

    private static ObjectBuilder setup(Poll poll) {
        return new ObjectBuilder()
                .put("uuid", poll.uuid())
                .put("election", "e-" + poll.uuid())
                .put("setup", "s-" + poll.uuid())
                .put("size", poll.issued());
    }

    /** Closes the round; {@code returned} in the order of its polls. */
    void close(int... returned) {
        does(Role.CHAIR, EntryType.WARN_CLOSE, withRound(",'seconds':30"));
        List<Json.Obj> polls = new ArrayList<>();
        for (int i = 0; i < returned.length; i++) {
            polls.add(new ObjectBuilder()
                    .put("uuid", round().polls().get(i).uuid())
                    .put("returned", returned[i])
                    .put("closedSet", "ab")
                    .build());
        }
        does(
                actor(Role.SERVER),
                EntryType.CLOSE_ROUND,
                new ObjectBuilder()
                        .put("round", round().id())
                        .list("polls", polls)
                        .build());
        does(Role.OBSERVER, EntryType.COSIGN_CLOSED_SET, withRound(",'signature':'s'"));
    }

    /** Counts; for each poll that stands {@code [[…]]} with invalid ballots 0. */
    void count(String... counts) {
        for (String custodian : List.of("OBSERVER", "SCRUTINEER_1")) {
            does(
                    Role.SERVER,
                    EntryType.SHARE_GIVEN,
                    withRound(",'custodian':'" + custodian + "','shares':[{'uuid':'"
                            + round().polls().getFirst().uuid() + "','hash':'aa'}]"));
        }
        does(actor(Role.SERVER), EntryType.COUNTED, counted(counts));
    }

    Json.Obj counted(String... counts) {
        List<Json.Obj> polls = new ArrayList<>();
        List<Poll> standing = round().polls().stream()
                .filter(poll -> !round().isVoid(poll.item()))
                .toList();
        for (int i = 0; i < counts.length; i++) {
            polls.add(new ObjectBuilder()
                    .put("uuid", standing.get(i).uuid())
                    .put("result", "ff")
                    .put("counts", json("{'c':" + counts[i] + "}").fields().getOrDefault("c", Json.text("")))
                    .put("valid", standing.get(i).returned().orElseThrow())
                    .put("invalid", 0)
                    .build());
        }
        return new ObjectBuilder()
                .put("round", round().id())
                .list("polls", polls)
                .build();
    }

    void sign(String... persons) {
        for (String person : persons) {
            does(
                    Actor.of(state.roster().name(person), Role.SCRUTINEER, person),
                    EntryType.SIGN_RESULT,
                    json(withRound("")));
        }
    }

    void introduce(String... items) {
        for (String item : items) {
            does(Role.CLERK, EntryType.INTRODUCE, "{'item':'" + item + "','introducer':'组织部部长','gist':'情况介绍'}");
        }
    }

    void allAgree(String item, String last) {
        does(Role.CLERK, EntryType.STATE_REST_AGREE, "{'item':'" + item + "'}");
        state(item, last, "AGREE");
    }

    void state(String item, String person, String opinion) {
        does(
                Role.CLERK,
                EntryType.STATE_OPINION,
                "{'item':'" + item + "','person':'" + person + "','opinion':'" + opinion + "'}");
    }

    void ready(String... items) {
        for (String item : items) {
            does(Role.CHAIR, EntryType.READY_TO_VOTE, "{'item':'" + item + "'}");
        }
    }

    ItemResult result(String item) {
        Item one = state.item(item);
        return Results.of(one, state.roundOf(one).orElseThrow(), state.pack()).orElseThrow();
    }

    ItemResult.Decision decision(String item) {
        return (ItemResult.Decision) result(item);
    }

    List<Integer> votes(String item) {
        return decision(item).options().stream().map(ItemResult.Tally::votes).toList();
    }

    Data view(Role role) {
        return Data.of(Views.of(state, role));
    }

    static String list(String... ids) {
        return Arrays.stream(ids).map(id -> "'" + id + "'").toList().toString();
    }
}
