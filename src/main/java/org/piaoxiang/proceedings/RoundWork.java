package org.piaoxiang.proceedings;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.meeting.entry.Actor;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.meeting.kind.Questions;
import org.piaoxiang.meeting.roster.Grouping;
import org.piaoxiang.meeting.round.Poll;
import org.piaoxiang.meeting.round.Round;
import org.piaoxiang.meeting.round.RoundState;
import org.piaoxiang.meeting.state.Ballots;
import org.piaoxiang.meeting.state.Custody;
import org.piaoxiang.meeting.state.Item;
import org.piaoxiang.meeting.state.MeetingState;
import org.piaoxiang.proceedings.MeetingRooms.Commit;
import org.piaoxiang.proceedings.MeetingRooms.Committed;
import org.piaoxiang.proceedings.port.Appended;
import org.piaoxiang.proceedings.port.ArchivePart;
import org.piaoxiang.proceedings.port.FileStore;
import org.piaoxiang.proceedings.port.PoolStore;
import org.piaoxiang.proceedings.port.PoolStore.RoundChange;
import org.piaoxiang.proceedings.port.RecordStore;
import org.piaoxiang.protocol.ballot.HomomorphicQuestion;
import org.piaoxiang.protocol.ballot.PollRules;
import org.piaoxiang.protocol.ballot.Question;
import org.piaoxiang.protocol.credential.Base58;
import org.piaoxiang.protocol.credential.SlipList;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.SecretScalar;
import org.piaoxiang.protocol.trustee.TrusteeKey;
import org.piaoxiang.protocol.trustee.Trustees;
import org.piaoxiang.verifier.SetupCode;

/** What the server itself does in a round: allocates and sets up polls, opens, closes and breaks off the box. */
public final class RoundWork {
    /** The server as it stands in the record. */
    public static final Actor SERVER = Actor.of("票箱服务器", Role.SERVER);

    private static final int UUID_LENGTH = 14;
    private static final int COIN_BYTES = 32;
    private static final int SPARES = 2;
    private static final int SPARES_MERGED = 1;

    private final MeetingRooms rooms;
    private final RecordStore records;
    private final PoolStore pool;
    private final FileStore files;
    private final Gates gates;
    private final Witnessing witnessing;
    private final Rehearsal rehearsal;
    private final ServerKeys keys;
    private final KeyMaking keyMaking;
    private final Group group;
    private final SecureRandom random;
    private final InstantSource clock;

    /** Makes the use case; {@code group} is where polls are held. */
    public RoundWork(
            MeetingRooms rooms,
            RecordStore records,
            PoolStore pool,
            FileStore files,
            Gates gates,
            Witnessing witnessing,
            Rehearsal rehearsal,
            ServerKeys keys,
            Group group,
            SecureRandom random,
            InstantSource clock) {
        this.rooms = rooms;
        this.records = records;
        this.pool = pool;
        this.files = files;
        this.gates = gates;
        this.witnessing = witnessing;
        this.rehearsal = rehearsal;
        this.keys = keys;
        this.group = group;
        this.keyMaking = new KeyMaking(rooms, files, group);
        this.random = random;
        this.clock = clock;
    }

    /**
     * Gives every item (and category) of the agenda that has none yet a poll and spares; merged categories get theirs too,
     * so that slips are good for them however few people come.
     */
    public void allocatePolls(String meeting) {
        MeetingState state = rooms.state(meeting).orElseThrow();
        List<Json> polls = new ArrayList<>();
        for (Item item : state.items().values()) {
            boolean has = state.ballots().allocated().stream()
                    .anyMatch(poll -> poll.item().equals(Optional.of(item.id())));
            if (!has) {
                for (Optional<String> category : categories(state, item)) {
                    boolean merged = category.filter(name -> name.contains(Grouping.PLUS))
                            .isPresent();
                    for (int i = 0; i <= (merged ? SPARES_MERGED : SPARES); i++) {
                        polls.add(allocation(item.id(), category, i > 0));
                    }
                }
            }
        }
        if (!polls.isEmpty()) {
            rooms.act(meeting, SERVER, EntryType.ALLOCATE_POLLS, Json.object("polls", Json.array(polls)));
        }
    }

    private static List<Optional<String>> categories(MeetingState state, Item item) {
        List<String> categories = state.roster().categories();
        return !item.kind().categories() || categories.isEmpty()
                ? List.of(Optional.empty())
                : Stream.concat(categories.stream(), Grouping.possible(categories).stream())
                        .map(Optional::of)
                        .toList();
    }

    private Json allocation(String item, Optional<String> category, boolean spare) {
        Map<String, Json> fields = new HashMap<>();
        fields.put("uuid", Json.text(Base58.random(UUID_LENGTH, random::nextBytes)));
        fields.put("item", Json.text(item));
        category.ifPresent(name -> fields.put("category", Json.text(name)));
        fields.put("spare", new Json.Bool(spare));
        return new Json.Obj(fields);
    }

    /** Sets up the polls of the newest round, as soon as slips are handed out and every list fits its participants. */
    public void setUpPolls(String meeting) {
        MeetingState state = rooms.state(meeting).orElseThrow();
        Optional<Round> newest = state.lastRound();
        if (newest.isEmpty()
                || newest.get().state() != RoundState.DRAFT
                || !newest.get().handedOut()) {
            return;
        }
        Round round = newest.get();
        boolean fits = round.polls().stream()
                .allMatch(poll -> poll.setup().isEmpty() && state.ballots().size(poll.uuid()) == poll.issued());
        if (!fits) {
            return;
        }
        long timestamp = clock.instant().getEpochSecond();
        List<PollSetup> setups = new ArrayList<>();
        for (Poll poll : round.polls()) {
            setups.add(setup(state, poll, timestamp));
        }
        List<Json> described = setups.stream()
                .<Json>map(setup -> Json.object(
                        "uuid", Json.text(setup.uuid()),
                        "election", Json.text(setup.electionHash()),
                        "setup", Json.text(setup.setupHash()),
                        "size", Json.number(setup.size())))
                .toList();
        String code = SetupCode.of(setups.stream().map(PollSetup::setupHash).toList());
        Outcome done = rooms.act(
                meeting,
                SERVER,
                EntryType.SET_UP_POLLS,
                Json.object("round", Json.text(round.id()), "polls", Json.array(described), "code", Json.text(code)),
                setups.stream()
                        .map(setup -> new ArchivePart(setup.uuid(), 0, setup.archive()))
                        .toList(),
                append(meeting));
        if (done instanceof Outcome.Done) {
            rehearsal.of(meeting, setups.getFirst().uuid());
        }
    }

    private PollSetup setup(MeetingState state, Poll poll, long timestamp) {
        Item item = state.item(poll.item());
        List<Trustees.Item> custodians = new ArrayList<>();
        try (SecretScalar secret = keys.pollKey(group, poll.uuid())) {
            custodians.add(new Trustees.Single(TrusteeKey.of(group, secret, random::nextBytes)));
        }
        for (Ballots.Key offered : state.ballots().keys()) {
            Optional<Custody.Group> shared = state.ballots().custody().group(offered.custodian());
            custodians.add(
                    shared.isPresent()
                            ? keyMaking.parameters(state.id(), shared.get())
                            : new Trustees.Single(parseKey(offered.publicKey())));
        }
        List<Question> questions = Questions.of(item.plan(), state.pack()).stream()
                .<Question>map(question -> new HomomorphicQuestion(
                        question.text(),
                        question.answers(),
                        question.blank() ? Optional.of(true) : Optional.empty(),
                        question.min(),
                        question.max()))
                .toList();
        PollRules rules = new PollRules(
                item.kind().kind(), state.header().floor(), state.pack().id());
        String title = state.header().title() + "　" + item.plan().title()
                + poll.category().map(category -> "（" + category + "类）").orElse("");
        return PollSetup.make(
                group,
                poll.uuid(),
                title,
                rules,
                questions,
                new Trustees(custodians),
                credentials(state, poll.uuid()),
                timestamp);
    }

    private List<String> credentials(MeetingState state, String uuid) {
        String hash = RecordFacts.listHash(rooms, state.id(), uuid).orElseThrow();
        byte[] list = files.get(state.id(), hash).orElseThrow();
        try {
            return SlipList.parse(list).entries().stream()
                    .map(SlipList.Entry::key)
                    .filter(key -> !state.ballots()
                            .struck()
                            .getOrDefault(uuid, java.util.Set.of())
                            .contains(key))
                    .toList();
        } catch (JsonException checkedBefore) {
            throw new IllegalStateException(checkedBefore);
        }
    }

    private TrusteeKey parseKey(String text) {
        try {
            return TrusteeKey.parse(JsonReader.read(text), group.scalars(), "key");
        } catch (JsonException checkedBefore) {
            throw new IllegalStateException(checkedBefore);
        }
    }

    /** Opens the box of a round, once the observer's station has seen and cosigned the record as far as the seal. */
    public Outcome open(String meeting, Actor actor, Json.Obj data) {
        String round = text(data, "round");
        return rooms.act(
                meeting,
                actor,
                EntryType.OPEN_ROUND,
                data,
                List.of(),
                change -> witnessing
                        .againstOpening(meeting, round)
                        .<Committed>map(Committed.Refused::new)
                        .orElseGet(() -> committed(pool.open(meeting, round, change))));
    }

    /** Breaks a round off; its ballots are destroyed unread. */
    public Outcome breakOff(String meeting, Actor actor, Json.Obj data) {
        String round = text(data, "round");
        // After the close there is no box to empty any more: the record alone says that the round is void.
        boolean closed = rooms.state(meeting)
                .flatMap(state -> state.round(round))
                .filter(one -> one.state().compareTo(RoundState.CLOSED) >= 0)
                .isPresent();
        return rooms.act(meeting, actor, EntryType.BREAK_OFF, data, List.of(), change -> {
            if (closed || pool.state(meeting, round).isEmpty()) {
                return appended(records.append(meeting, change));
            }
            return committed(pool.breakOff(meeting, round, change));
        });
    }

    /** Adds the server's part to a joint coin, after the observer has committed to the other part. */
    public void answerDraw(String meeting) {
        MeetingState state = rooms.state(meeting).orElseThrow();
        state.lastRound()
                .filter(round -> state.ballots()
                        .challenges()
                        .pending(round.id())
                        .filter(draw -> draw.answer().isEmpty())
                        .isPresent())
                .ifPresent(round -> {
                    byte[] bytes = new byte[COIN_BYTES];
                    random.nextBytes(bytes);
                    rooms.act(
                            meeting,
                            SERVER,
                            EntryType.ANSWER_DRAW,
                            Json.object(
                                    "round", Json.text(round.id()),
                                    "random", Json.text(HexFormat.of().formatHex(bytes))));
                });
    }

    /** Closes a round whose warning time is over, and tells whether it did. May be called as often as one likes. */
    public boolean closeWhatIsDue(String meeting) {
        MeetingState state = rooms.state(meeting).orElseThrow();
        Optional<Round> newest = state.lastRound();
        boolean due = newest.isPresent()
                && newest.get().state() == RoundState.CLOSING
                && !state.ballots().challenges().failed(newest.get().id())
                && newest.get().closesAt().isPresent()
                && !clock.instant()
                        .isBefore(java.time.OffsetDateTime.parse(
                                        newest.get().closesAt().get())
                                .toInstant());
        return due && close(state, newest.get());
    }

    private boolean close(MeetingState state, Round round) {
        Map<String, BallotGate> gatesOfRound = new HashMap<>();
        Map<String, Integer> lengths = new HashMap<>();
        for (Poll poll : round.polls()) {
            gatesOfRound.put(poll.uuid(), gates.of(state.id(), poll.uuid()).orElseThrow());
            lengths.put(poll.uuid(), files.archive(state.id(), poll.uuid()).orElseThrow().length);
        }
        RoundChange change = pool.close(state.id(), round.id(), boxes -> {
            Map<String, List<PoolStore.Ballot>> ballots = new HashMap<>();
            boxes.forEach(box -> ballots.put(box.poll(), box.ballots()));
            List<ArchivePart> parts = new ArrayList<>();
            List<Json> closed = new ArrayList<>();
            for (Poll poll : round.polls()) {
                BallotGate gate = java.util.Objects.requireNonNull(gatesOfRound.get(poll.uuid()));
                BoxClosing closing = BoxClosing.of(gate, ballots.getOrDefault(poll.uuid(), List.of()));
                parts.add(new ArchivePart(
                        poll.uuid(), java.util.Objects.requireNonNull(lengths.get(poll.uuid())), closing.bytes()));
                closed.add(Json.object(
                        "uuid", Json.text(poll.uuid()),
                        "returned", Json.number(closing.closedSet().returned()),
                        "closedSet", Json.text(closing.closedSet().closedSet())));
            }
            Json.Obj data = Json.object("round", Json.text(round.id()), "polls", Json.array(closed));
            return rooms.decided(state, SERVER, EntryType.CLOSE_ROUND, data, parts);
        });
        if (change instanceof RoundChange.Done done) {
            rooms.committed(state.id(), done.appended().tree());
            return true;
        }
        return false;
    }

    /** Returns how keys are made that several people share. */
    public KeyMaking keyMaking() {
        return keyMaking;
    }

    /** Records that a key was destroyed; the server's own keys of all polls are destroyed before that can be said. */
    public Outcome destroyKey(String meeting, Actor actor, Json.Obj data) {
        return rooms.act(meeting, actor, EntryType.DESTROY_KEY, data, List.of(), change -> {
            if (text(data, "custodian").equals("SERVER")) {
                rooms.state(meeting).orElseThrow().ballots().allocated().forEach(poll -> keys.destroy(poll.uuid()));
            }
            return appended(records.append(meeting, change));
        });
    }

    /** Commits a change to record and archives. */
    Commit append(String meeting) {
        return change -> appended(records.append(meeting, change));
    }

    private static Committed appended(Appended appended) {
        return switch (appended) {
            case Appended.Done done -> new Committed.Done(done.tree());
            case Appended.Moved moved -> new Committed.Moved();
        };
    }

    private static Committed committed(RoundChange change) {
        return switch (change) {
            case RoundChange.Done done -> new Committed.Done(done.appended().tree());
            case RoundChange.Moved moved -> new Committed.Moved();
            case RoundChange.OtherState other -> new Committed.Refused("ROUND_CLOSED");
        };
    }

    private static String text(Json.Obj data, String name) {
        return data.fields().get(name) instanceof Json.Str text ? text.value() : "";
    }
}
