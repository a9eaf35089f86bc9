package org.piaoxiang.meeting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.meeting.act.Decision;
import org.piaoxiang.meeting.act.Meetings;
import org.piaoxiang.meeting.entry.Actor;
import org.piaoxiang.meeting.entry.Entry;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.ObjectBuilder;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.meeting.round.Round;
import org.piaoxiang.meeting.round.RoundState;
import org.piaoxiang.meeting.script.Next;
import org.piaoxiang.meeting.state.Item;
import org.piaoxiang.meeting.state.MeetingState;

/** Acts in any order, sensible and broken, never break what must hold. */
class AnySequenceTest {
    private static final List<EntryType> TYPES = List.of(EntryType.values());
    private static final List<EntryType> RARE = List.of(
            EntryType.BREAK_OFF,
            EntryType.POSTPONE_COUNT,
            EntryType.REFUSE_COUNT,
            EntryType.DEPART,
            EntryType.DEFER,
            EntryType.ADVISE_DEFERRAL,
            EntryType.RECUSE);
    private static final List<String> PERSONS =
            List.of("p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8", "p9", "s1", "o1", "nobody");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatMustHoldHolds(long seed) throws JsonException {
        Random random = new Random(seed);
        Play play = seed % 2 == 0 ? Committee.readyToVote() : Committee.inSession("COMBINED", "");
        if (seed % 2 == 1) {
            play.does(Role.CHAIR, EntryType.SUBSTITUTE_SCRUTINEER, "{'item':'i3','out':'p2','in':'p4'}");
        }
        for (int i = 0;
                i < 1200
                        && play.state
                                .lastRound()
                                .filter(r -> r.state() == RoundState.ARCHIVED)
                                .isEmpty();
                i++) {
            EntryType type = random.nextInt(3) == 0
                    ? TYPES.get(random.nextInt(TYPES.size()))
                    : Next.of(play.state).map(Next::act).orElse(EntryType.ADDENDUM);
            if (type == EntryType.ADJOURN || (RARE.contains(type) && random.nextInt(8) > 0)) {
                continue;
            }
            Json.Obj data = spoil(random, data(random, play, type));
            Role role = type.roles().getFirst();
            Actor actor = type == EntryType.SIGN_RESULT
                    ? Actor.of("某", role, List.of("s1", "s2", "p2", "p3", "p4").get(random.nextInt(5)))
                    : Play.actor(role);
            switch (Meetings.decide(play.state, type, data, actor)) {
                case Decision.Accepted _ -> {
                    play.does(actor, type, data);
                    holds(play);
                }
                case Decision.Refused refused -> Play.assertWhole(refused);
            }
        }
        assertTrue(play.entries.size() > 70, "too little happened");
        assertEquals(play.state, MeetingState.replay(play.entries));
        for (Entry entry : play.entries) {
            assertEquals(entry, Entry.parse(entry.canonicalBytes()));
        }
    }

    private static void holds(Play play) {
        assertTrue(play.state.present() <= play.state.roster().entitled());
        for (Round round : play.state.rounds()) {
            boolean checked = round.state().compareTo(RoundState.RECONCILED) >= 0 && round.state() != RoundState.VOID;
            round.polls().forEach(poll -> {
                assertTrue(poll.issued() <= round.present());
                if (checked && !round.isVoid(poll.item())) {
                    assertTrue(poll.returned().orElse(0) <= poll.issued());
                }
            });
        }
        boolean counted =
                play.state.rounds().stream().anyMatch(round -> round.state().counted());
        for (Role role : Role.values()) {
            String view = JsonWriter.canonical(play.view(role).object());
            assertFalse(!counted && view.contains("\"votes\""), role.name());
        }
    }

    private static Json.Obj data(Random random, Play play, EntryType type) {
        String person = PERSONS.get(random.nextInt(PERSONS.size()));
        String item = Next.of(play.state)
                .flatMap(Next::item)
                .filter(_ -> random.nextInt(4) > 0)
                .map(Item::id)
                .orElse("i" + (1 + random.nextInt(6)));
        String round = play.state.lastRound().map(Round::id).orElse("r1");
        ObjectBuilder about = new ObjectBuilder().put("item", item);
        Json.Obj hands = Play.json("{'agree':" + (4 + random.nextInt(5)) + ",'disagree':0,'abstain':0}");
        return switch (type) {
            case CHECK_IN, DEPART, UNDO_CHECK_IN, SET_CHAIR ->
                new ObjectBuilder().put("person", person).build();
            case LEAVE ->
                new ObjectBuilder().put("person", person).put("reason", "事假").build();
            case RECUSE, RECUSAL_LEFT, RECUSAL_RETURNED ->
                (type == EntryType.RECUSE ? about.put("reason", "亲属") : about)
                        .put("person", person)
                        .build();
            case INTRODUCE -> about.put("introducer", "甲").build();
            case STATE_OPINION ->
                about.put("person", person).put("opinion", "AGREE").build();
            case STATE_REST_AGREE, READY_TO_VOTE, ANNOUNCE -> about.build();
            case ANSWER_ADVICE ->
                about.put("accepted", false).put("reason", "已核实").build();
            case ADVISE_DEFERRAL -> about.put("reason", "不清").build();
            case DEFER ->
                about.put("reason", "OTHER")
                        .put("hands", hands)
                        .put("owner", "甲")
                        .put("due", "2026-12-01")
                        .build();
            case SUBSTITUTE_SCRUTINEER ->
                about.put("out", "p2").put("in", person).build();
            case BEGIN_ROUND -> Next.of(play.state).map(Next::fields).orElse(about.build());
            case HAND_OUT -> Next.of(play.state).map(Next::fields).orElse(about.build());
            case SET_UP_POLLS ->
                rounds(play, () -> play.setups().put("code", "山水").build());
            case SEAL_ROUND -> rounds(play, () -> play.seals().build());
            case WARN_CLOSE -> Play.json("{'round':'" + round + "','seconds':30}");
            case CLOSE_ROUND -> rounds(play, () -> closed(random, play));
            case COSIGN_CLOSED_SET -> Play.json("{'round':'" + round + "','signature':'s'}");
            case SHARE_GIVEN ->
                Play.json(
                        "{'round':'" + round + "','custodian':'" + (random.nextBoolean() ? "OBSERVER" : "SCRUTINEER_1")
                                + "','shares':[{'uuid':'" + uuid(play) + "','hash':'aa'}]}");
            case COUNTED -> rounds(play, () -> counted(play));
            case REMARK -> about.put("text", "已核实").build();
            case POSTPONE_COUNT -> Play.json("{'round':'" + round + "','reason':'LATE_OBSERVER'}");
            case BREAK_OFF, REFUSE_COUNT -> Play.json("{'round':'" + round + "','reason':'停电'}");
            default -> Play.json("{'round':'" + round + "'}");
        };
    }

    private static String uuid(Play play) {
        return play.state
                .lastRound()
                .map(round -> round.polls().getFirst().uuid())
                .orElse("none");
    }

    private static Json.Obj rounds(Play play, Supplier<Json.Obj> data) {
        return play.state.lastRound().isPresent() ? data.get() : Play.json("{'round':'r1'}");
    }

    private static Json.Obj closed(Random random, Play play) {
        return new ObjectBuilder()
                .put("round", play.round().id())
                .list(
                        "polls",
                        play.round().polls().stream()
                                .map(poll -> new ObjectBuilder()
                                        .put("uuid", poll.uuid())
                                        .put("returned", poll.issued() + 1 - random.nextInt(4))
                                        .put("closedSet", "ab")
                                        .build())
                                .toList())
                .build();
    }

    private static Json.Obj counted(Play play) {
        return play.counted(play.round().polls().stream()
                .filter(poll ->
                        !play.round().isVoid(poll.item()) && poll.returned().isPresent())
                .map(poll -> "[[" + poll.returned().get() + ",0,0]]")
                .toArray(String[]::new));
    }

    /** Now and then a field is lost, unknown or of another kind. */
    private static Json.Obj spoil(Random random, Json.Obj data) {
        Map<String, Json> fields = new LinkedHashMap<>(data.fields());
        List<String> names = new ArrayList<>(fields.keySet());
        if (!names.isEmpty()) {
            String name = names.get(random.nextInt(names.size()));
            switch (random.nextInt(24)) {
                case 0 -> fields.remove(name);
                case 1 -> fields.put(name, new Json.Null());
                case 2 -> fields.put(name, new Json.Num("1.5"));
                case 3 -> fields.put(name, Json.text("\u0000"));
                case 4 -> fields.put("unknown", Json.number(1));
                case 5 -> fields.put(name, Json.array(List.of(Json.number(-1))));
                default -> {}
            }
        }
        return new Json.Obj(fields);
    }
}
