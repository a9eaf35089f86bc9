package org.piaoxiang.proceedings;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.meeting.act.Decision;
import org.piaoxiang.meeting.act.Meetings;
import org.piaoxiang.meeting.entry.Actor;
import org.piaoxiang.meeting.entry.Entry;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.state.Header;
import org.piaoxiang.meeting.state.MeetingState;
import org.piaoxiang.proceedings.port.Appended;
import org.piaoxiang.proceedings.port.ArchivePart;
import org.piaoxiang.proceedings.port.Change;
import org.piaoxiang.proceedings.port.NewEntry;
import org.piaoxiang.proceedings.port.RecordStore;
import org.piaoxiang.proceedings.port.StoredEntry;
import org.piaoxiang.record.Checkpoint;
import org.piaoxiang.record.Frontier;
import org.piaoxiang.record.LogOrigin;
import org.piaoxiang.record.RestorationStatement;
import org.piaoxiang.record.SigningKey;

/**
 * The meetings as their records make them. Keeps each meeting's state and catches up with the record before it is used, so
 * that several servers may work on one database; an act is decided against the newest state and appended only to it.
 */
public final class MeetingRooms {
    private static final int PAGE = 500;
    private static final int TRIES = 20;

    private final RecordStore records;
    private final SigningKey signingKey;
    private final InstantSource clock;
    private final Consumer<String> changed;
    private final Map<String, MeetingState> states = new ConcurrentHashMap<>();

    /** Makes the rooms; {@code changed} hears the id of every meeting whose record has grown. */
    public MeetingRooms(RecordStore records, SigningKey signingKey, InstantSource clock, Consumer<String> changed) {
        this.records = records;
        this.signingKey = signingKey;
        this.clock = clock;
        this.changed = changed;
    }

    /** Returns the newest state, or nothing where there is no such meeting. */
    public Optional<MeetingState> state(String meeting) {
        Optional<Frontier> tree = records.tree(meeting);
        return tree.map(frontier -> states.compute(meeting, (id, known) -> {
            MeetingState state = known == null ? MeetingState.empty(id) : known;
            while (state.size() < frontier.size()) {
                List<StoredEntry> page = records.read(id, state.size(), PAGE);
                if (page.isEmpty()) {
                    throw new IllegalStateException("the record of " + id + " has lost entries; run fsck");
                }
                for (StoredEntry stored : page) {
                    state = state.evolve(parse(stored));
                }
            }
            return state;
        }));
    }

    /**
     * Returns the state as this server saw it last, without a look at the record: for what cannot change any more, such as
     * the polls of an open round.
     */
    public Optional<MeetingState> lastSeen(String meeting) {
        return Optional.ofNullable(states.get(meeting));
    }

    /** Makes a meeting with its first entry, which says that the newest rules of acts are in force, whatever was asked for. */
    public Outcome create(String meeting, Actor actor, Json.Obj asked) {
        Map<String, Json> fields = new LinkedHashMap<>(asked.fields());
        fields.put("rules", Json.number(Header.NEWEST_RULES));
        Json.Obj data = new Json.Obj(fields);
        Decision decision = Meetings.decide(MeetingState.empty(meeting), EntryType.CREATE_MEETING, data, actor);
        if (decision instanceof Decision.Refused(var code, var facts)) {
            return new Outcome.Refused(code.name(), facts);
        }
        records.create(meeting);
        return act(meeting, actor, EntryType.CREATE_MEETING, data);
    }

    /** Does an act that changes nothing but the record. */
    public Outcome act(String meeting, Actor actor, EntryType type, Json.Obj data) {
        return act(meeting, actor, type, data, List.of(), change -> switch (records.append(meeting, change)) {
            case Appended.Done done -> new Committed.Done(done.tree());
            case Appended.Moved moved -> new Committed.Moved();
        });
    }

    /** How a change was committed. */
    public sealed interface Committed {
        /** It is durable. */
        record Done(Frontier tree) implements Committed {}

        /** The record has moved; decide again. */
        record Moved() implements Committed {}

        /** Something else stands against it. */
        record Refused(String code) implements Committed {}
    }

    /** Commits a change, with whatever else belongs to it. */
    public interface Commit {
        /** Commits {@code change}. */
        Committed commit(Change change);
    }

    /** Does an act that is committed together with something else, and with parts of archives. */
    public Outcome act(
            String meeting, Actor actor, EntryType type, Json.Obj data, List<ArchivePart> archives, Commit commit) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Optional<MeetingState> state = state(meeting);
            if (state.isEmpty()) {
                return Outcome.Refused.of("NOT_FOUND");
            }
            Decision decision = Meetings.decide(state.get(), type, data, actor);
            switch (decision) {
                case Decision.Refused(var code, var facts) -> {
                    return new Outcome.Refused(code.name(), facts);
                }
                case Decision.Accepted(var accepted) -> {
                    Change change = new Change(state.get().size(), entries(state.get(), actor, accepted), archives);
                    switch (commit.commit(change)) {
                        case Committed.Done done -> {
                            keepCheckpoint(origin(meeting), done.tree());
                            changed.accept(meeting);
                            return new Outcome.Done(
                                    state.get().size(), done.tree().size());
                        }
                        case Committed.Refused refused -> {
                            return Outcome.Refused.of(refused.code());
                        }
                        case Committed.Moved moved -> {}
                    }
                }
            }
        }
        return Outcome.Refused.of("RECORD_MOVED");
    }

    /** Decides an act against {@code state} for a transaction that is under way; throws where it is refused, which is a bug. */
    Change decided(MeetingState state, Actor actor, EntryType type, Json.Obj data, List<ArchivePart> archives) {
        return switch (Meetings.decide(state, type, data, actor)) {
            case Decision.Accepted(var accepted) -> new Change(state.size(), entries(state, actor, accepted), archives);
            case Decision.Refused(var code, var facts) ->
                throw new IllegalStateException("the server's own " + type + " was refused: " + code);
        };
    }

    /** Says that a change decided by {@link #decided} is durable. */
    void committed(String meeting, Frontier tree) {
        keepCheckpoint(origin(meeting), tree);
        changed.accept(meeting);
    }

    /** Returns the entries that {@code accepted} become after {@code state}, as they are stored. */
    List<NewEntry> entries(MeetingState state, Actor actor, List<org.piaoxiang.meeting.entry.NewEntry> accepted) {
        List<NewEntry> entries = new ArrayList<>();
        for (org.piaoxiang.meeting.entry.NewEntry entry : accepted) {
            Entry numbered = entry.at(state.id(), state.size() + entries.size(), now(state, entry.data()), actor);
            entries.add(new NewEntry(numbered.type().name(), numbered.canonicalBytes()));
        }
        return entries;
    }

    /** Returns the newest signed checkpoint of the record. */
    public Optional<String> checkpoint(String meeting) {
        // A server that died between an act and its checkpoint signs it now.
        records.tree(meeting)
                .filter(tree -> tree.size() > 0
                        && records.latestCheckpoint(meeting)
                                .filter(kept -> kept.size() >= tree.size())
                                .isEmpty())
                .ifPresent(tree -> keepCheckpoint(origin(meeting), tree));
        return records.latestCheckpoint(meeting).map(RecordStore.KeptCheckpoint::note);
    }

    /** Returns the name under which checkpoints of {@code meeting} are signed now. */
    public LogOrigin origin(String meeting) {
        return records.latestCheckpoint(meeting)
                .flatMap(kept -> LogOrigin.ofNote(meeting, kept.note()))
                .orElse(LogOrigin.first(meeting));
    }

    /**
     * Says in the record of {@code meeting} that it goes on from a backup, and goes on under another origin. To be called
     * before anybody can act; again for the same restoration it changes nothing.
     */
    public void restore(String meeting, Restoration restoration) {
        MeetingState state = state(meeting).orElseThrow();
        if (state.size() == 0) {
            return;
        }
        LogOrigin next = origin(meeting).next();
        Entry last = parse(records.read(meeting, state.size() - 1L, 1).getFirst());
        if (last.type() == EntryType.RESTORE_RECORD
                && Json.text(restoration.backup()).equals(last.data().fields().get("backup"))) {
            // An earlier start got as far as this entry, perhaps without its checkpoint.
            if (records.checkpoint(meeting, state.size()).isEmpty()) {
                keepCheckpoint(next, records.tree(meeting).orElseThrow());
            }
            return;
        }
        Frontier before = records.tree(meeting).orElseThrow();
        Json.Obj data = new RestorationStatement(
                        Checkpoint.of(origin(meeting).name(), before),
                        next.name(),
                        restoration.reason(),
                        restoration.backup())
                .sign(signingKey);
        Change change = decided(state, RoundWork.SERVER, EntryType.RESTORE_RECORD, data, List.of());
        if (!(records.append(meeting, change) instanceof Appended.Done done)) {
            throw new IllegalStateException("somebody acts while records are restored");
        }
        keepCheckpoint(next, done.tree());
    }

    /** Returns the kept checkpoints up to {@code size} entries, each note with the cosignatures of its witnesses. */
    public List<String> checkpoints(String meeting, long size) {
        return records.checkpoints(meeting).stream()
                .filter(kept -> kept.size() <= size)
                .map(kept -> kept.cosignatures().stream().reduce(kept.note(), (note, line) -> note + line + "\n"))
                .toList();
    }

    /** Returns the record's entries from {@code from} on, as stored. */
    public List<StoredEntry> read(String meeting, long from) {
        return records.read(meeting, from, PAGE);
    }

    /** Returns the ids of all meetings. */
    public List<String> meetings() {
        return records.meetings();
    }

    private void keepCheckpoint(LogOrigin origin, Frontier tree) {
        String note = Checkpoint.of(origin.name(), tree).sign(signingKey).format();
        records.keepCheckpoint(origin.log(), tree.size(), note);
    }

    private String now(MeetingState state, Json.Obj data) {
        ZoneId zone = state.created()
                .map(header -> ZoneId.of(header.timeZone()))
                .or(() -> Optional.ofNullable(data.fields().get("timeZone"))
                        .map(text -> text instanceof Json.Str zoneText ? ZoneId.of(zoneText.value()) : ZoneOffset.UTC))
                .orElse(ZoneOffset.UTC);
        return OffsetDateTime.ofInstant(clock.instant().truncatedTo(ChronoUnit.SECONDS), zone)
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    private static Entry parse(StoredEntry stored) {
        try {
            return Entry.parse(stored.body());
        } catch (JsonException damaged) {
            throw new IllegalStateException("entry " + stored.number() + " of the record cannot be read", damaged);
        }
    }
}
