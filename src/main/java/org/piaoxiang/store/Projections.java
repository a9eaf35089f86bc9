package org.piaoxiang.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.meeting.entry.Entry;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.round.Round;
import org.piaoxiang.meeting.round.RoundState;
import org.piaoxiang.meeting.state.MeetingState;
import org.piaoxiang.proceedings.port.PoolStore.BoxState;
import org.piaoxiang.proceedings.port.StoredEntry;
import org.piaoxiang.proceedings.port.Stores;
import org.piaoxiang.protocol.archive.ArchiveOverview;
import org.piaoxiang.protocol.archive.ArchiveReader;
import org.piaoxiang.protocol.archive.ArchiveRecord;
import org.piaoxiang.protocol.archive.ArchiveSource;
import org.piaoxiang.protocol.archive.Event;
import org.piaoxiang.protocol.archive.EventType;
import org.piaoxiang.protocol.archive.UnusableArchive;
import org.piaoxiang.protocol.ballot.Tracker;
import org.piaoxiang.verifier.ArchiveVerifier;
import org.piaoxiang.verifier.ClosedSet;
import org.piaoxiang.verifier.Report;

/**
 * What the entries of one meeting say of archives, files and boxes, derived again and compared with what is kept. {@link Fsck}
 * looks at the entries themselves.
 */
public final class Projections {
    private static final int BATCH = 1000;

    private final Stores stores;
    private final String meeting;
    private final ExecutorService workers;
    private final List<Fault> faults = new ArrayList<>();

    private Projections(Stores stores, String meeting, ExecutorService workers) {
        this.stores = stores;
        this.meeting = meeting;
        this.workers = workers;
    }

    /**
     * A difference.
     *
     * @param place the entry, poll, round or file
     * @param kind what differs
     */
    public record Fault(String place, Kind kind) {
        /** The kinds of differences. */
        public enum Kind {
            /** The entry cannot be read, or does not follow from those before. */
            REPLAY,
            /** A poll has no archive, or one that cannot be read. */
            ARCHIVE_MISSING,
            /** The archive fails a check of the verifier. */
            ARCHIVE_INVALID,
            /** The archive's setup is not the one on record. */
            SETUP,
            /** The ballots in the archive or those kept at the close are not the closed set on record. */
            CLOSED_SET,
            /** The archive's result is not the one on record, or there is one and none on record. */
            RESULT,
            /** A file that the record names by its hash is missing. */
            FILE_MISSING,
            /** A file does not have the hash that it is named by. */
            FILE_HASH,
            /** The box is not in the state that the record says. */
            BOX
        }
    }

    /** Checks one meeting; returns no faults where all is well. Archives are verified on {@code workers}. */
    public static List<Fault> check(Stores stores, String meeting, ExecutorService workers)
            throws InterruptedException {
        Projections projections = new Projections(stores, meeting, workers);
        projections.check();
        return List.copyOf(projections.faults);
    }

    private void check() throws InterruptedException {
        stores.files().misnamed(meeting).forEach(name -> fault(name, Fault.Kind.FILE_HASH));
        MeetingState state = MeetingState.empty(meeting);
        Map<String, OnRecord> polls = new LinkedHashMap<>();
        for (StoredEntry stored : entries()) {
            try {
                Entry entry = Entry.parse(stored.body());
                state = state.evolve(entry);
                note(entry, polls);
            } catch (JsonException | RuntimeException unlawful) {
                // Nothing after it can be judged.
                fault("#" + stored.number(), Fault.Kind.REPLAY);
                return;
            }
        }
        for (Map.Entry<String, OnRecord> poll : polls.entrySet()) {
            archive(poll.getKey(), poll.getValue());
        }
        for (Round round : state.rounds()) {
            box(round, polls);
        }
    }

    private List<StoredEntry> entries() {
        List<StoredEntry> all = new ArrayList<>();
        List<StoredEntry> batch = stores.records().read(meeting, 0, BATCH);
        while (!batch.isEmpty()) {
            all.addAll(batch);
            batch = stores.records().read(meeting, all.size(), BATCH);
        }
        return all;
    }

    /** What the record says of a poll. */
    private static final class OnRecord {
        private Optional<String> setup = Optional.empty();
        private Optional<String> closedSet = Optional.empty();
        private Optional<String> result = Optional.empty();
    }

    private void note(Entry entry, Map<String, OnRecord> polls) throws JsonException {
        Fields data = Fields.of(entry.data(), "data");
        switch (entry.type()) {
            case SET_UP_POLLS, CLOSE_ROUND, COUNTED -> {
                for (Json row : data.array("polls")) {
                    Fields poll = Fields.of(row, "poll");
                    note(entry.type(), poll, polls.computeIfAbsent(poll.text("uuid"), uuid -> new OnRecord()));
                }
            }
            case ISSUE_LISTS -> requireFiles(data.array("lists"));
            case SHARE_GIVEN -> requireFiles(data.array("shares"));
            default -> {}
        }
    }

    private static void note(EntryType type, Fields poll, OnRecord record) throws JsonException {
        switch (type) {
            case SET_UP_POLLS -> record.setup = Optional.of(poll.text("setup"));
            case CLOSE_ROUND -> record.closedSet = Optional.of(poll.text("closedSet"));
            default -> record.result = Optional.of(poll.text("result"));
        }
    }

    private void requireFiles(List<Json> rows) throws JsonException {
        for (Json row : rows) {
            String hash = Fields.of(row, "file").text("hash");
            if (stores.files().get(meeting, hash).isEmpty()) {
                fault(hash, Fault.Kind.FILE_MISSING);
            }
        }
    }

    private void archive(String poll, OnRecord record) throws InterruptedException {
        Optional<byte[]> archive = stores.files().archive(meeting, poll);
        if (archive.isEmpty()) {
            fault(poll, Fault.Kind.ARCHIVE_MISSING);
            return;
        }
        try {
            ArchiveSource source = ArchiveSource.of(archive.get());
            ArchiveOverview overview = ArchiveOverview.read(source);
            if (!Optional.of(overview.setupHash()).equals(record.setup)) {
                fault(poll, Fault.Kind.SETUP);
            }
            List<String> trackers =
                    overview.trackers().stream().map(Tracker::full).toList();
            boolean asClosed = record.closedSet.isPresent()
                    ? record.closedSet.get().equals(ClosedSet.hash(trackers))
                    : trackers.isEmpty();
            if (!asClosed) {
                fault(poll, Fault.Kind.CLOSED_SET);
            }
            if (!result(archive.get()).equals(record.result)) {
                fault(poll, Fault.Kind.RESULT);
            }
            if (new ArchiveVerifier(workers, (ballots, read, all) -> {})
                            .verify(source)
                            .verdict()
                    != Report.Verdict.VALID) {
                fault(poll, Fault.Kind.ARCHIVE_INVALID);
            }
        } catch (UnusableArchive | JsonException unreadable) {
            fault(poll, Fault.Kind.ARCHIVE_MISSING);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Optional<String> result(byte[] archive) throws IOException, UnusableArchive, JsonException {
        ArchiveReader reader = ArchiveReader.open(new ByteArrayInputStream(archive));
        Optional<String> result = Optional.empty();
        for (Optional<ArchiveRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
            if (next.get().kind() == ArchiveRecord.Kind.EVENT) {
                Event event = Event.parse(next.get().body());
                result = event.type() == EventType.RESULT ? event.payload() : result;
            }
        }
        return result;
    }

    private void box(Round round, Map<String, OnRecord> polls) {
        Optional<BoxState> box = stores.pools().state(meeting, round.id());
        if (!fits(round.state(), box)) {
            fault(round.id(), Fault.Kind.BOX);
            return;
        }
        if (box.equals(Optional.of(BoxState.CLOSED))) {
            Map<String, List<String>> trackers = new HashMap<>(stores.pools().closedTrackers(meeting, round.id()));
            round.polls().forEach(poll -> {
                List<String> kept = Objects.requireNonNullElse(trackers.remove(poll.uuid()), List.<String>of());
                OnRecord record = Objects.requireNonNullElseGet(polls.get(poll.uuid()), OnRecord::new);
                if (!record.closedSet.equals(Optional.of(ClosedSet.hash(kept)))) {
                    fault(poll.uuid(), Fault.Kind.CLOSED_SET);
                }
            });
            trackers.keySet().forEach(stray -> fault(stray, Fault.Kind.CLOSED_SET));
        }
    }

    private static boolean fits(RoundState state, Optional<BoxState> box) {
        return switch (state) {
            case DRAFT, SEALED -> box.isEmpty();
            case OPEN, CLOSING -> box.equals(Optional.of(BoxState.OPEN));
            case VOID -> box.isEmpty() || box.get() != BoxState.OPEN;
            default -> box.equals(Optional.of(BoxState.CLOSED));
        };
    }

    private void fault(String place, Fault.Kind kind) {
        Fault fault = new Fault(place, kind);
        if (!faults.contains(fault)) {
            faults.add(fault);
        }
    }
}
