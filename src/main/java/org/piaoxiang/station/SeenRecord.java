package org.piaoxiang.station;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.record.Checkpoint;
import org.piaoxiang.record.Frontier;
import org.piaoxiang.record.NoteKey;
import org.piaoxiang.record.RecordReader;
import org.piaoxiang.record.TreeHash;
import org.piaoxiang.record.VerifyKey;

/**
 * A meeting's record as this station has seen it. It only ever grows: entries are taken when a checkpoint signed by the
 * server's pinned key covers them and they hash to its root together with everything before. A server that shows another past
 * is refused from then on, and both checkpoints are kept as evidence. Not for use by several threads at once.
 */
final class SeenRecord {
    private final String meeting;
    private final StationFiles files;
    private final Optional<VerifyKey> givenKey;
    private final List<Json.Obj> entries = new ArrayList<>();
    private final List<byte[]> waiting = new ArrayList<>();
    private Frontier tree = Frontier.EMPTY;

    SeenRecord(String meeting, StationFiles files, Optional<VerifyKey> givenKey) {
        this.meeting = meeting;
        this.files = files;
        this.givenKey = givenKey;
    }

    /** The entries that a checkpoint covers. */
    List<Json.Obj> entries() {
        return entries;
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
    Checkpoint open(String note, String offeredKey) throws IOException, JsonException, StationRefusal {
        if (files.note("fork-" + meeting + ".json").isPresent()) {
            throw new StationRefusal("RECORD_FORKED");
        }
        VerifyKey key = pinned(offeredKey);
        NoteKey log = new NoteKey("piaoxiang/" + meeting, NoteKey.Type.ED25519, key);
        return Checkpoint.open(note, log).orElseThrow(() -> new StationRefusal("CHECKPOINT_SIGNATURE"));
    }

    /** Takes what {@code checkpoint} covers, if it extends what was seen before. */
    void accept(Checkpoint checkpoint, String note) throws IOException, StationRefusal {
        Optional<String> seenNote = files.note(seenName());
        Optional<Checkpoint> seen = seenNote.flatMap(SeenRecord::text);
        if (seenNote.isPresent() && seen.isEmpty()) {
            throw new StationRefusal("LAST_SEEN_UNREADABLE");
        }
        if (seen.isPresent() && checkpoint.size() < seen.get().size()) {
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
        for (byte[] entry : waiting.subList(0, fresh)) {
            Optional<TreeHash> withheld = withheldLeaf(entry);
            if (withheld.isEmpty()
                    && RecordReader.checkEntry(meeting, grown.size(), entry).isPresent()) {
                throw new StationRefusal("RECORD_DAMAGED", Json.object("number", Json.number(grown.size())));
            }
            taken.add(parsed(entry));
            grown = grown.append(withheld.orElseGet(() -> TreeHash.leaf(entry)));
            same &= seen.isEmpty() || agrees(seen.get(), grown);
        }
        if (!same || !grown.root().equals(checkpoint.root())) {
            if (seen.isPresent()) {
                files.keep("fork-" + meeting + ".json", evidence(seenNote.get(), note));
                throw new StationRefusal("RECORD_FORKED");
            }
            throw new StationRefusal("RECORD_DAMAGED", Json.object("number", Json.number(checkpoint.size())));
        }
        if (seen.isEmpty() || checkpoint.size() > seen.get().size()) {
            files.keep(seenName(), note);
        }
        waiting.subList(0, fresh).clear();
        entries.addAll(taken);
        tree = grown;
    }

    /** An entry whose figures this role may not have comes as the hash of its leaf. */
    private static Optional<TreeHash> withheldLeaf(byte[] entry) {
        return parsed(entry).fields().get("leaf") instanceof Json.Str leaf
                ? TreeHash.ofBase64(leaf.value())
                : Optional.empty();
    }

    private static boolean agrees(Checkpoint seen, Frontier tree) {
        return tree.size() != seen.size() || tree.root().equals(seen.root());
    }

    /** The server's key: the one given, or the one pinned at the first contact, which must stay the same. */
    private VerifyKey pinned(String offered) throws IOException, JsonException, StationRefusal {
        Optional<String> kept = files.note("server.key");
        String expected = givenKey.map(VerifyKey::base64).or(() -> kept).orElse(offered);
        if (!expected.equals(offered)) {
            throw new StationRefusal("SERVER_KEY_CHANGED");
        }
        VerifyKey key = VerifyKey.ofBase64(expected).orElseThrow(() -> new JsonException("the server's key is no key"));
        if (!Optional.of(expected).equals(kept)) {
            files.keep("server.key", expected);
        }
        return key;
    }

    /** The newest checkpoint seen. */
    Optional<String> note() throws IOException {
        return files.note(seenName());
    }

    /** The key that was given, or pinned at the first contact. */
    Optional<VerifyKey> serverKey() throws IOException {
        Optional<String> kept = files.note("server.key");
        return givenKey.or(() -> kept.flatMap(VerifyKey::ofBase64));
    }

    private String seenName() {
        return "seen-" + meeting + ".note";
    }

    private static Optional<Checkpoint> text(String note) {
        return org.piaoxiang.record.SignedNote.parse(note).flatMap(signed -> Checkpoint.parse(signed.text()));
    }

    private String evidence(String seen, String shown) {
        List<Json> texts = new ArrayList<>();
        for (Json.Obj entry : entries) {
            texts.add(Json.text(JsonWriter.canonical(entry)));
        }
        for (byte[] entry : waiting) {
            texts.add(Json.text(new String(entry, StandardCharsets.UTF_8)));
        }
        return JsonWriter.compact(Json.object(
                "meeting", Json.text(meeting),
                "seen", Json.text(seen),
                "shown", Json.text(shown),
                "entries", Json.array(texts)));
    }

    private static Json.Obj parsed(byte[] entry) {
        try {
            return JsonReader.read(entry) instanceof Json.Obj object ? object : Json.object();
        } catch (JsonException damaged) {
            return Json.object();
        }
    }
}
