package org.piaoxiang.station;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.record.Checkpoint;
import org.piaoxiang.record.Frontier;
import org.piaoxiang.record.LogOrigin;
import org.piaoxiang.record.RecordReader;
import org.piaoxiang.record.RestorationStatement;
import org.piaoxiang.record.TreeHash;
import org.piaoxiang.record.VerifyKey;

/**
 * A meeting's record, or the server's own, as this station has seen it. It only ever grows: entries are taken when a checkpoint signed by the
 * server's pinned key covers them and they hash to its root together with everything before. A server that shows another past
 * is refused from then on, and both checkpoints are kept as evidence. One that says itself that it went on from a backup, under
 * another origin, is taken once the person has confirmed what is lost. Not for use by several threads at once.
 */
final class SeenRecord {
    /** The own record of a server of an earlier release, which has no name of its own, and was never seen here. */
    static final String FORMER_RELEASE = "SERVER_RECORD_UNNAMED";

    private static final String RESTORED = "RESTORE_RECORD";

    private final String meeting;
    private final StationFiles files;
    private final Optional<VerifyKey> givenKey;
    private final List<Json.Obj> entries = new ArrayList<>();
    private final List<byte[]> waiting = new ArrayList<>();
    private final SeenRoots seenRoots;
    private Frontier tree = Frontier.EMPTY;
    private Optional<String> pending = Optional.empty();

    SeenRecord(String meeting, StationFiles files, Optional<VerifyKey> givenKey) {
        this.meeting = meeting;
        this.files = files;
        this.givenKey = givenKey;
        this.seenRoots = new SeenRoots(files, meeting);
    }

    /** The entries that a checkpoint covers. */
    List<Json.Obj> entries() {
        return entries;
    }

    /** The newest checkpoint that was accepted, as the server signed it. */
    Optional<String> note() throws IOException {
        return files.note(seenName());
    }

    /** How many bytes of record have been fetched: where the next page begins. */
    int fetched() {
        return entries.size() + waiting.size();
    }

    /** Takes entries that no checkpoint has been checked against yet. */
    void receive(List<byte[]> page) {
        waiting.addAll(page);
    }

    /** Drops what no checkpoint has covered, so that a second look asks for it anew. */
    void forget() {
        waiting.clear();
    }

    /** Says how many entries the newest checkpoint covers, after checking its signature. */
    Checkpoint open(String note, String offeredKey) throws IOException, StationRefusal {
        Optional<String> fork = files.note(forkName());
        if (fork.isPresent()) {
            throw new StationRefusal("RECORD_FORKED", Rewritten.kept(fork.get()));
        }
        VerifyKey key = pinned(offeredKey);
        if (LogOrigin.nameOf(note).equals(Optional.of(LogOrigin.FORMER_SERVER))
                && meeting.equals(LogOrigin.SERVER_RECORD)
                && note().isEmpty()) {
            throw new StationRefusal(FORMER_RELEASE);
        }
        return LogOrigin.ofNote(log(), note)
                .flatMap(origin -> Checkpoint.open(note, origin.signedBy(key)))
                .orElseThrow(() -> new StationRefusal("CHECKPOINT_SIGNATURE"));
    }

    /** Tells whether {@code checkpoint} belongs to a log that went on from a backup since this station looked last. */
    boolean isRestored(Checkpoint checkpoint) throws IOException {
        String log = log();
        Optional<LogOrigin> before = note().flatMap(note -> LogOrigin.ofNote(log, note));
        return before.isPresent() && origin(checkpoint).number() > before.get().number();
    }

    private LogOrigin origin(Checkpoint checkpoint) throws IOException {
        return LogOrigin.parse(log(), checkpoint.origin()).orElseThrow();
    }

    /** What the names of its checkpoints follow from: a server has one of its own. */
    private String log() throws IOException {
        return meeting.equals(LogOrigin.SERVER_RECORD)
                ? serverKey().map(LogOrigin::server).map(LogOrigin::log).orElse(meeting)
                : meeting;
    }

    /** Takes what {@code checkpoint} covers, if it extends what was seen before. */
    void accept(Checkpoint checkpoint, String note) throws IOException, StationRefusal {
        Optional<String> seenNote = note();
        Optional<Checkpoint> last = seenNote.flatMap(SeenRecord::text);
        if (seenNote.isPresent() && last.isEmpty()) {
            throw new StationRefusal("LAST_SEEN_UNREADABLE");
        }
        boolean restored = isRestored(checkpoint);
        Optional<Checkpoint> seen = restored ? Optional.empty() : last;
        if (seen.isPresent()
                && (checkpoint.size() < seen.get().size()
                        || !checkpoint.origin().equals(seen.get().origin()))) {
            files.keep("older-" + meeting + ".json", evidence(seenNote.get(), note));
            throw new StationRefusal(
                    "RECORD_OLDER",
                    Json.object("seen", Json.number(seen.get().size()), "size", Json.number(checkpoint.size())));
        }
        if (checkpoint.size() < tree.size() || checkpoint.size() > fetched()) {
            throw new StationRefusal("RECORD_INCOMPLETE");
        }
        int fresh = (int) (checkpoint.size() - tree.size());
        List<Json.Obj> taken = new ArrayList<>();
        Frontier grown = tree;
        boolean same = seen.isEmpty() || agrees(seen.get(), grown);
        Map<Long, TreeHash> roots = restored ? seenRoots.upTo(checkpoint.size()) : Map.of();
        Optional<RestorationStatement> goneOn = Optional.empty();
        for (byte[] entry : waiting.subList(0, fresh)) {
            Optional<TreeHash> withheld = withheldLeaf(entry);
            Json.Obj parsed = parsed(entry);
            if (withheld.isEmpty()
                    && RecordReader.checkEntry(meeting, grown.size(), entry).isPresent()) {
                throw damaged(grown.size());
            }
            if (Json.text(RESTORED).equals(parsed.fields().get("type"))) {
                RestorationStatement said = restoration(parsed, grown);
                if (goneOn.isEmpty()
                        && last.filter(old -> old.origin().equals(said.before().origin()))
                                .isPresent()) {
                    goneOn = Optional.of(said);
                }
            }
            taken.add(parsed);
            grown = grown.append(withheld.orElseGet(() -> TreeHash.leaf(entry)));
            same &= seen.isEmpty() || agrees(seen.get(), grown);
            TreeHash root = grown.root();
            same &= goneOn.isPresent() || root.equals(roots.getOrDefault(grown.size(), root));
        }
        if (!same || !grown.root().equals(checkpoint.root())) {
            if (seenNote.isPresent()) {
                long size = restored ? checkpoint.size() : last.orElseThrow().size();
                Json.Obj where = rewritten(size, last.orElseThrow(), waiting.subList(0, fresh));
                files.keep(forkName(), evidence(seenNote.get(), note, where));
                throw new StationRefusal("RECORD_FORKED", where);
            }
            throw damaged(checkpoint.size());
        }
        if (restored) {
            requireConfirmed(
                    goneOn.orElseThrow(() -> damaged(checkpoint.size())),
                    last.orElseThrow(),
                    seenNote.orElseThrow(),
                    checkpoint,
                    note);
        }
        if (seen.isEmpty() || checkpoint.size() > seen.get().size()) {
            seenRoots.add(grown, goneOn.map(said -> said.before().size()).orElse(Long.MAX_VALUE));
            files.keep(seenName(), note);
        }
        waiting.subList(0, fresh).clear();
        entries.addAll(taken);
        tree = grown;
    }

    /** Says where the entries that are {@code shown} next are not those that this station has seen. */
    private Json.Obj rewritten(long size, Checkpoint seen, List<byte[]> shown) throws IOException {
        Map<Long, TreeHash> roots = new TreeMap<>(seenRoots.upTo(size));
        if (seen.size() <= size) {
            roots.put(seen.size(), seen.root());
        }
        Rewritten search = new Rewritten(tree.size(), size, roots);
        Frontier grown = tree;
        for (byte[] entry : shown) {
            grown = grown.append(withheldLeaf(entry).orElseGet(() -> TreeHash.leaf(entry)));
            search.look(grown, parsed(entry).fields().get("type") instanceof Json.Str type ? type.value() : "?");
        }
        return search.facts();
    }

    private String forkName() {
        return "fork-" + meeting + ".json";
    }

    private static StationRefusal damaged(long number) {
        return new StationRefusal("RECORD_DAMAGED", Json.object("number", Json.number(number)));
    }

    /** Reads an entry that says that the record went on from a backup, as the server signed it and as {@code before} bears out. */
    private RestorationStatement restoration(Json.Obj entry, Frontier before) throws IOException, StationRefusal {
        Optional<VerifyKey> key = serverKey();
        try {
            Fields data = Fields.of(entry, "entry").object("data");
            return key.flatMap(known -> RestorationStatement.open(data, known))
                    .filter(said -> said.before().size() == before.size()
                            && said.before().root().equals(before.root()))
                    .orElseThrow(() -> damaged(before.size()));
        } catch (JsonException misshapen) {
            throw damaged(before.size());
        }
    }

    /**
     * Refuses a record that went on from a backup until the person at this station has confirmed it, who is told what is lost of
     * what this station has seen. The old checkpoint is kept.
     */
    private void requireConfirmed(
            RestorationStatement said, Checkpoint last, String lastNote, Checkpoint checkpoint, String note)
            throws IOException, StationRefusal {
        String number = String.valueOf(origin(checkpoint).number());
        files.keep("restored-" + meeting + "-" + number + ".json", evidence(lastNote, note));
        if (!files.note(confirmedName()).equals(Optional.of(checkpoint.origin()))) {
            pending = Optional.of(checkpoint.origin());
            long kept = said.before().size();
            throw new StationRefusal(
                    last.size() > kept ? "RECORD_RESTORED" : "RECORD_RESTORED_WHOLE",
                    Json.object(
                            "from", Json.number(kept),
                            "to", Json.number(last.size() - 1),
                            "lost", Json.number(last.size() - kept),
                            "backup", Json.text(said.backup()),
                            "reason", Json.text(said.reason())));
        }
        files.keep("before-" + meeting + "-" + number + ".note", lastNote);
    }

    /** Confirms what {@link #accept} has refused last, and tells whether there was anything. */
    boolean confirm() throws IOException {
        if (pending.isEmpty()) {
            return false;
        }
        files.keep(confirmedName(), pending.get());
        return true;
    }

    private String confirmedName() {
        return "confirmed-" + meeting;
    }

    /** An entry that this role may not have comes as the hash of its leaf, in lower-case hexadecimal. */
    private static Optional<TreeHash> withheldLeaf(byte[] entry) {
        return parsed(entry).fields().get("leaf") instanceof Json.Str leaf
                        && leaf.value().matches("[0-9a-f]{64}")
                ? Optional.of(TreeHash.of(HexFormat.of().parseHex(leaf.value())))
                : Optional.empty();
    }

    private static boolean agrees(Checkpoint seen, Frontier tree) {
        return tree.size() != seen.size() || tree.root().equals(seen.root());
    }

    /** The server's key: the one given, or confirmed at the first contact, which must stay the same. */
    private VerifyKey pinned(String offered) throws IOException, StationRefusal {
        VerifyKey key = serverKey().orElseThrow(() -> new StationRefusal("SERVER_UNCONFIRMED"));
        if (!key.base64().equals(offered)) {
            throw new StationRefusal("SERVER_KEY_CHANGED");
        }
        return key;
    }

    /** The key that was given, or confirmed at the first contact. */
    Optional<VerifyKey> serverKey() throws IOException {
        return givenKey.isPresent() ? givenKey : ServerTrust.kept(files);
    }

    private String seenName() {
        return "seen-" + meeting + ".note";
    }

    private static Optional<Checkpoint> text(String note) {
        return org.piaoxiang.record.SignedNote.parse(note).flatMap(signed -> Checkpoint.parse(signed.text()));
    }

    private String evidence(String seen, String shown) {
        return evidence(seen, shown, Json.object());
    }

    private String evidence(String seen, String shown, Json.Obj where) {
        List<Json> texts = new ArrayList<>();
        for (Json.Obj entry : entries) {
            texts.add(Json.text(JsonWriter.canonical(entry)));
        }
        for (byte[] entry : waiting) {
            texts.add(Json.text(new String(entry, StandardCharsets.UTF_8)));
        }
        Map<String, Json> evidence = new LinkedHashMap<>();
        evidence.put("meeting", Json.text(meeting));
        evidence.put("seen", Json.text(seen));
        evidence.put("shown", Json.text(shown));
        evidence.putAll(where.fields());
        evidence.put("entries", Json.array(texts));
        return JsonWriter.compact(new Json.Obj(evidence));
    }

    private static Json.Obj parsed(byte[] entry) {
        try {
            return JsonReader.read(entry) instanceof Json.Obj object ? object : Json.object();
        } catch (JsonException damaged) {
            return Json.object();
        }
    }
}
