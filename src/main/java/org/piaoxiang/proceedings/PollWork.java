package org.piaoxiang.proceedings;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.kind.Questions;
import org.piaoxiang.meeting.roster.Grouping;
import org.piaoxiang.meeting.round.Poll;
import org.piaoxiang.meeting.round.Round;
import org.piaoxiang.meeting.round.RoundState;
import org.piaoxiang.meeting.state.Ballots;
import org.piaoxiang.meeting.state.Custody;
import org.piaoxiang.meeting.state.Item;
import org.piaoxiang.meeting.state.MeetingState;
import org.piaoxiang.proceedings.port.ArchivePart;
import org.piaoxiang.proceedings.port.FileStore;
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

/** The server's part in polls before they open: which there are, and their setup once it is known who takes part. */
final class PollWork {
    private static final int UUID_LENGTH = 14;
    private static final int SPARES = 2;
    private static final int SPARES_MERGED = 1;

    private final MeetingRooms rooms;
    private final RecordStore records;
    private final FileStore files;
    private final Rehearsal rehearsal;
    private final ServerKeys keys;
    private final KeyMaking keyMaking;
    private final Group group;
    private final SecureRandom random;
    private final InstantSource clock;

    PollWork(
            MeetingRooms rooms,
            RecordStore records,
            FileStore files,
            Rehearsal rehearsal,
            ServerKeys keys,
            KeyMaking keyMaking,
            Group group,
            SecureRandom random,
            InstantSource clock) {
        this.rooms = rooms;
        this.records = records;
        this.files = files;
        this.rehearsal = rehearsal;
        this.keys = keys;
        this.keyMaking = keyMaking;
        this.group = group;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Gives every item (and category) of the agenda that has none yet a poll and spares; merged categories get theirs too,
     * so that slips are good for them however few people come.
     */
    void allocate(String meeting) {
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
            rooms.act(meeting, RoundWork.SERVER, EntryType.ALLOCATE_POLLS, Json.object("polls", Json.array(polls)));
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
    void setUp(String meeting) {
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
                RoundWork.SERVER,
                EntryType.SET_UP_POLLS,
                Json.object("round", Json.text(round.id()), "polls", Json.array(described), "code", Json.text(code)),
                setups.stream()
                        .map(setup -> new ArchivePart(setup.uuid(), 0, setup.archive()))
                        .toList(),
                change -> RoundWork.appended(records.append(meeting, change)));
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
}
