package org.piaoxiang.papers;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.meeting.act.Decision;
import org.piaoxiang.meeting.act.Meetings;
import org.piaoxiang.meeting.entry.Actor;
import org.piaoxiang.meeting.entry.Entry;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.ObjectBuilder;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.meeting.round.Poll;
import org.piaoxiang.meeting.round.Round;
import org.piaoxiang.meeting.state.MeetingState;
import org.piaoxiang.papers.account.RecordFacts;
import org.piaoxiang.record.Checkpoint;
import org.piaoxiang.record.Frontier;
import org.piaoxiang.record.TreeHash;

/** A meeting being played on entries, a minute for every act in the room. Data are JSON with single quotes. */
final class Stage {
    private final List<Entry> entries = new ArrayList<>();
    private OffsetDateTime clock = OffsetDateTime.parse("2026-11-21T08:50:00+08:00");
    private MeetingState state;

    Stage(String id) {
        state = MeetingState.empty(id);
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    MeetingState state() {
        return state;
    }

    /** The facts of the record as its newest checkpoint would say them. */
    RecordFacts facts() {
        return RecordFacts.of("2026-012", checkpoint());
    }

    Checkpoint checkpoint() {
        Frontier tree = Frontier.EMPTY;
        for (Entry entry : entries) {
            tree = tree.append(TreeHash.leaf(entry.canonicalBytes()));
        }
        return Checkpoint.of("piaoxiang/" + state.id(), tree);
    }

    void at(String time) {
        clock = OffsetDateTime.parse("2026-11-21T" + time + ":00+08:00");
    }

    static Json.Obj json(String text) {
        try {
            return (Json.Obj) JsonReader.read(text.replace('\'', '"'));
        } catch (JsonException bad) {
            throw new IllegalArgumentException(text + ": " + bad.reason());
        }
    }

    void does(Role role, EntryType type, String data, Object... values) {
        String filled = data;
        for (Object value : values) {
            filled = filled.replaceFirst("%[sd]", Matcher.quoteReplacement(value.toString()));
        }
        does(Actor.of(role == Role.CLERK ? "王文书" : role.name(), role), type, json(filled));
    }

    void does(Actor actor, EntryType type, Json.Obj data) {
        switch (Meetings.decide(state, type, data, actor)) {
            case Decision.Accepted accepted -> {
                Entry entry = accepted.entries().getFirst().at(state.id(), entries.size(), clock.toString(), actor);
                entries.add(entry);
                state = state.evolve(entry);
                clock = clock.plusSeconds(20);
            }
            case Decision.Refused refused -> throw new AssertionError(type + " refused: " + refused);
        }
    }

    void prepareBallots(List<String> categories, int slips) {
        List<Json.Obj> polls = new ArrayList<>();
        List<Json.Obj> lists = new ArrayList<>();
        for (String item : state.items().keySet()) {
            for (String category : categories) {
                String uuid = "Kq7" + item + "Xw2" + category;
                ObjectBuilder poll =
                        new ObjectBuilder().put("uuid", uuid).put("item", item).put("spare", false);
                polls.add((category.isEmpty() ? poll : poll.put("category", category)).build());
                lists.add(json("{'uuid':'" + uuid + "','hash':'00','size':" + slips + "}"));
            }
        }
        does(
                server(),
                EntryType.ALLOCATE_POLLS,
                new ObjectBuilder().list("polls", polls).build());
        does(
                Actor.of("票证制作人", Role.ISSUER),
                EntryType.ISSUE_LISTS,
                new ObjectBuilder()
                        .put("key", "k")
                        .list("lists", lists)
                        .list("slips", List.of(json("{'category':'','count':" + slips + "}")))
                        .put("signature", "s")
                        .build());
        String key = "{'custodian':'%s','holder':'%s','publicKey':{'pok':{},'public_key':'%s'}}";
        does(Role.OBSERVER, EntryType.OFFER_KEY, key, "OBSERVER", "郑某", "k1");
        does(Role.SCRUTINEER, EntryType.OFFER_KEY, key, "SCRUTINEER_1", "冯乙", "k2");
    }

    static Actor server() {
        return Actor.of("票箱", Role.SERVER);
    }

    void open(String scrutineers, String tellers) {
        does(Role.CLERK, EntryType.COUNT_ATTENDANCE, "{}");
        does(Role.CHAIR, EntryType.CONFIRM_QUORUM, "{}");
        does(Role.CHAIR, EntryType.OPENING_REMARKS, "{'observerIntroduced':true,'disciplineRead':true}");
        does(
                Role.CHAIR,
                EntryType.APPROVE_SCRUTINEERS,
                "{'scrutineers':%s,'tellers':%s,'hands':{'agree':%d,'disagree':0,'abstain':0}}",
                scrutineers,
                tellers,
                state.present());
    }

    Round round() {
        return state.lastRound().orElseThrow();
    }

    private void inRound(Role role, EntryType type, String more) {
        does(Actor.of(role.name(), role), type, json("{'round':'" + round().id() + "'" + more + "}"));
    }

    private ObjectBuilder roundOf() {
        return new ObjectBuilder().put("round", round().id());
    }

    /** Plays a round; {@code returned} and {@code counts} in the order of its polls. */
    void vote(String items, int[] returned, String... counts) {
        does(Role.CHAIR, EntryType.BEGIN_ROUND, "{'items':%s}", items);
        inRound(
                Role.SCRUTINEER,
                EntryType.HAND_OUT,
                ",'slips':[{'count':" + round().participants().size() + "}]");
        does(
                server(),
                EntryType.SET_UP_POLLS,
                roundOf()
                        .list(
                                "polls",
                                round().polls().stream()
                                        .map(poll -> setup(poll).build())
                                        .toList())
                        .put("code", "山水林田湖草")
                        .build());
        does(
                Actor.of("郑某", Role.OBSERVER),
                EntryType.SEAL_ROUND,
                roundOf()
                        .list(
                                "seals",
                                round().polls().stream()
                                        .map(poll -> setup(poll)
                                                .texts("custodians", List.of("k1", "k2", "k3"))
                                                .put("floor", 5)
                                                .build())
                                        .toList())
                        .put("signature", "s")
                        .build());
        inRound(Role.SCRUTINEER, EntryType.ZERO_PROOF, "");
        inRound(Role.CHAIR, EntryType.OPEN_ROUND, "");
        inRound(Role.CHAIR, EntryType.WARN_CLOSE, ",'seconds':30");
        List<Json.Obj> closed = new ArrayList<>();
        List<Json.Obj> counted = new ArrayList<>();
        for (int i = 0; i < returned.length; i++) {
            String uuid = round().polls().get(i).uuid();
            closed.add(
                    json("{'uuid':'" + uuid + "','returned':" + returned[i] + ",'closedSet':'" + hash("c", i) + "'}"));
            counted.add(json("{'uuid':'" + uuid + "','result':'" + hash("d", i) + "','counts':" + counts[i]
                    + ",'valid':" + returned[i] + ",'invalid':0}"));
        }
        does(server(), EntryType.CLOSE_ROUND, roundOf().list("polls", closed).build());
        inRound(Role.OBSERVER, EntryType.COSIGN_CLOSED_SET, ",'signature':'s'");
        inRound(Role.SCRUTINEER, EntryType.RECONCILE, "");
        for (String custodian : List.of("OBSERVER", "SCRUTINEER_1")) {
            inRound(
                    Role.SERVER,
                    EntryType.SHARE_GIVEN,
                    ",'custodian':'" + custodian + "','shares':[{'uuid':'"
                            + round().polls().getFirst().uuid() + "','hash':'aa'}]");
        }
        does(server(), EntryType.COUNTED, roundOf().list("polls", counted).build());
    }

    static String hash(String digit, int number) {
        return digit.repeat(60) + String.format("%04x", number + 1);
    }

    private ObjectBuilder setup(Poll poll) {
        return new ObjectBuilder()
                .put("uuid", poll.uuid())
                .put("election", hash("e", round().polls().indexOf(poll)))
                .put("setup", hash("f", round().polls().indexOf(poll)))
                .put("size", poll.issued());
    }

    /** Signs, announces what is announced, files the box and adjourns. */
    void finish() {
        for (String person : state.signers(round())) {
            does(
                    Actor.of(state.roster().name(person), Role.SCRUTINEER, person),
                    EntryType.SIGN_RESULT,
                    json("{'round':'" + round().id() + "'}"));
        }
        for (String item : round().items()) {
            if (state.item(item).kind().announced()) {
                does(Role.CHAIR, EntryType.ANNOUNCE, "{'item':'%s'}", item);
            }
        }
        inRound(Role.SCRUTINEER, EntryType.FILE_BOX, "");
        does(Role.CHAIR, EntryType.ADJOURN, "{}");
    }
}
