package org.piaoxiang.proceedings;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.entry.Actor;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.meeting.round.Poll;
import org.piaoxiang.meeting.round.Round;
import org.piaoxiang.meeting.round.RoundState;
import org.piaoxiang.meeting.state.MeetingState;
import org.piaoxiang.proceedings.MeetingRooms.Commit;
import org.piaoxiang.proceedings.MeetingRooms.Committed;
import org.piaoxiang.proceedings.port.Appended;
import org.piaoxiang.proceedings.port.ArchivePart;
import org.piaoxiang.proceedings.port.FileStore;
import org.piaoxiang.proceedings.port.PoolStore;
import org.piaoxiang.proceedings.port.PoolStore.RoundChange;
import org.piaoxiang.proceedings.port.RecordStore;
import org.piaoxiang.protocol.group.Group;

/** What the server itself does in a round: opens, closes and breaks off the box. */
public final class RoundWork {
    /** The server as it stands in the record. */
    public static final Actor SERVER = Actor.of("票箱服务器", Role.SERVER);

    private static final int COIN_BYTES = 32;

    private final MeetingRooms rooms;
    private final RecordStore records;
    private final PoolStore pool;
    private final FileStore files;
    private final Gates gates;
    private final Witnessing witnessing;
    private final ServerKeys keys;
    private final KeyMaking keyMaking;
    private final PollWork polls;
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
        this.keys = keys;
        this.keyMaking = new KeyMaking(rooms, files, group);
        this.polls = new PollWork(rooms, records, files, rehearsal, keys, keyMaking, group, random, clock);
        this.random = random;
        this.clock = clock;
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

    /** Returns what is done with polls before they open. */
    PollWork polls() {
        return polls;
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

    static Committed appended(Appended appended) {
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
