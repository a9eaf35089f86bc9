package org.piaoxiang.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.proceedings.port.RecordStore;
import org.piaoxiang.proceedings.port.RecordStore.KeptCheckpoint;
import org.piaoxiang.proceedings.port.StoredEntry;
import org.piaoxiang.record.Checkpoint;
import org.piaoxiang.record.Cosignature;
import org.piaoxiang.record.Frontier;
import org.piaoxiang.record.LogOrigin;
import org.piaoxiang.record.NoteKey;
import org.piaoxiang.record.NoteSignature;
import org.piaoxiang.record.RecordReader;
import org.piaoxiang.record.RestorationStatement;
import org.piaoxiang.record.SignedNote;
import org.piaoxiang.record.TreeHash;
import org.piaoxiang.record.VerifyKey;

/** Derives everything that is kept beside the entries again, and reports every difference. */
public final class Fsck {
    private static final int BATCH = 1000;
    private static final Set<String> NAMING_STATIONS =
            Set.of(EntryType.OBSERVER_CARD.name(), EntryType.ISSUE_LISTS.name());

    private final RecordStore records;
    private final String meeting;
    private final LogOrigin first;
    private final List<String> names;
    private final VerifyKey key;
    private final List<Fault> faults = new ArrayList<>();
    private final List<GoneOn> goneOn = new ArrayList<>();
    private final List<NoteKey> stations = new ArrayList<>();

    private Fsck(RecordStore records, String meeting, LogOrigin first, List<String> names, VerifyKey key) {
        this.records = records;
        this.meeting = meeting;
        this.first = first;
        this.names = names;
        this.key = key;
    }

    /** That the record went on under another name from an entry on. */
    private record GoneOn(long number, String name) {}

    /**
     * A difference.
     *
     * @param meeting whose record
     * @param number the entry, or the size that a checkpoint or tree says
     * @param kind what differs
     */
    public record Fault(String meeting, long number, Kind kind) {
        /** The kinds of differences. */
        public enum Kind {
            /** A number is missing. */
            GAP,
            /** The entry by itself is wrong. */
            ENTRY,
            /** The leaf hash is not that of the entry. */
            LEAF,
            /** The kept tree is not that of the entries. */
            TREE,
            /** The signature of a checkpoint is wrong, or it belongs to another log. */
            CHECKPOINT_SIGNATURE,
            /** A checkpoint has another root than the entries, or more of them. */
            CHECKPOINT_ROOT,
            /** That the record goes on under another name was not signed by the server, or not of the record before it. */
            RESTORATION,
            /** A station's cosignature is none of that checkpoint by a station that the record names. */
            COSIGNATURE
        }
    }

    /** Checks one meeting; {@code logKey} signs its checkpoints, under further names after restorations. Returns no faults where all is well. */
    public static List<Fault> check(RecordStore records, String meeting, NoteKey logKey) {
        LogOrigin first = LogOrigin.first(meeting);
        return check(records, meeting, new Fsck(records, meeting, first, List.of(logKey.name()), logKey.key()));
    }

    /** Checks the own record of the server that signs with {@code key}; it may have begun under the name that all servers had. */
    public static List<Fault> checkServer(RecordStore records, VerifyKey key) {
        LogOrigin first = LogOrigin.server(key);
        List<String> names = List.of(first.name(), LogOrigin.FORMER_SERVER);
        return check(records, RecordStore.SERVER, new Fsck(records, RecordStore.SERVER, first, names, key));
    }

    private static List<Fault> check(RecordStore records, String meeting, Fsck fsck) {
        // Before the entries, since both may grow while we read.
        List<KeptCheckpoint> checkpoints = records.checkpoints(meeting);
        Optional<Frontier> kept = records.tree(meeting);
        Map<Long, TreeHash> roots = fsck.readEntries(
                kept.map(Frontier::size).orElse(0L),
                checkpoints.stream().map(KeptCheckpoint::size).toList());
        kept.filter(tree -> !tree.root().equals(roots.get(tree.size())))
                .ifPresent(tree -> fsck.fault(tree.size(), Fault.Kind.TREE));
        checkpoints.forEach(checkpoint -> fsck.checkCheckpoint(checkpoint, roots));
        return List.copyOf(fsck.faults);
    }

    /** Reads {@code size} entries, and returns the roots at that size and at {@code others}. */
    private Map<Long, TreeHash> readEntries(long size, List<Long> others) {
        Map<Long, TreeHash> roots = new HashMap<>();
        Frontier tree = Frontier.EMPTY;
        roots.put(0L, tree.root());
        while (tree.size() < size) {
            List<StoredEntry> batch = records.read(meeting, tree.size(), (int) Math.min(BATCH, size - tree.size()));
            if (batch.isEmpty()) {
                fault(tree.size(), Fault.Kind.GAP);
                return roots;
            }
            for (StoredEntry entry : batch) {
                if (entry.number() != tree.size()) {
                    fault(tree.size(), Fault.Kind.GAP);
                    return roots;
                }
                checkEntry(entry, tree);
                tree = tree.append(TreeHash.leaf(entry.body()));
                if (tree.size() == size || others.contains(tree.size())) {
                    roots.put(tree.size(), tree.root());
                }
            }
        }
        return roots;
    }

    private void checkEntry(StoredEntry entry, Frontier before) {
        if (entry.type().equals(EntryType.RESTORE_RECORD.name())) {
            nextName(entry, before)
                    .ifPresentOrElse(
                            name -> goneOn.add(new GoneOn(entry.number(), name)),
                            () -> fault(entry.number(), Fault.Kind.RESTORATION));
        }
        if (NAMING_STATIONS.contains(entry.type())) {
            station(entry).ifPresent(stations::add);
        }
        if (RecordReader.checkEntry(meeting, entry.number(), entry.body()).isPresent()) {
            fault(entry.number(), Fault.Kind.ENTRY);
        }
        if (!TreeHash.leaf(entry.body()).equals(entry.leaf())) {
            fault(entry.number(), Fault.Kind.LEAF);
        }
    }

    /** Returns the name that a statement of the server's gives the record from here on; empty where it does not hold. */
    private Optional<String> nextName(StoredEntry entry, Frontier before) {
        try {
            Fields data = Fields.of(JsonReader.read(entry.body()), "entry").object("data");
            return RestorationStatement.open(data, key)
                    .filter(said -> said.before().size() == before.size()
                            && said.before().root().equals(before.root())
                            && namesNow().contains(said.before().origin()))
                    .map(RestorationStatement::next)
                    .filter(name -> LogOrigin.parse(first.log(), name).isPresent());
        } catch (JsonException damaged) {
            return Optional.empty();
        }
    }

    private List<String> namesNow() {
        return goneOn.isEmpty() ? names : List.of(goneOn.getLast().name());
    }

    private static Optional<NoteKey> station(StoredEntry entry) {
        try {
            return VerifyKey.ofBase64(Fields.of(JsonReader.read(entry.body()), "entry")
                            .object("data")
                            .text("key"))
                    .map(NoteKey::station);
        } catch (JsonException damaged) {
            return Optional.empty();
        }
    }

    private void checkCheckpoint(KeptCheckpoint kept, Map<Long, TreeHash> roots) {
        Optional<Checkpoint> checkpoint = namesAt(kept.size()).stream()
                .flatMap(name -> Checkpoint.open(kept.note(), new NoteKey(name, NoteKey.Type.ED25519, key)).stream())
                .filter(opened -> opened.size() == kept.size())
                .findFirst();
        if (checkpoint.isEmpty()) {
            fault(kept.size(), Fault.Kind.CHECKPOINT_SIGNATURE);
        } else if (!checkpoint.get().root().equals(roots.get(kept.size()))) {
            fault(kept.size(), Fault.Kind.CHECKPOINT_ROOT);
        }
        SignedNote.parse(kept.note())
                .ifPresent(note -> kept.cosignatures().forEach(line -> {
                    if (!isCosignature(note, line)) {
                        fault(kept.size(), Fault.Kind.COSIGNATURE);
                    }
                }));
    }

    private List<String> namesAt(long size) {
        return goneOn.stream()
                .filter(from -> from.number() < size)
                .reduce((earlier, later) -> later)
                .map(from -> List.of(from.name()))
                .orElse(names);
    }

    /** Keys of witnesses that are no stations are not on record: of their lines only the form is checked. */
    private boolean isCosignature(SignedNote note, String text) {
        Optional<Cosignature> line = NoteSignature.parse(text).flatMap(Cosignature::of);
        return line.isPresent()
                && (!line.get().line().name().startsWith(NoteKey.STATION)
                        || stations.stream().anyMatch(key -> line.get().verifies(key, note.text())));
    }

    private void fault(long number, Fault.Kind kind) {
        faults.add(new Fault(meeting, number, kind));
    }
}
