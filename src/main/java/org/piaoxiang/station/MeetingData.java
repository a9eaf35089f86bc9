package org.piaoxiang.station;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.group.HashFunction;
import org.piaoxiang.record.Checkpoint;
import org.piaoxiang.record.VerifyKey;

/**
 * What a station reads of a meeting: its entries, as far as a checkpoint covers them, and the files they name. Entries are
 * fetched once; {@link #refresh} asks only for what is new.
 */
public final class MeetingData {
    private static final String MEETINGS = "/api/meetings/";

    private final ServerClient server;
    private final String meeting;
    private final SeenRecord seen;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile List<Fields> entries = List.of();

    /** Reads {@code meeting} through {@code server}; {@code serverKey} is known beforehand, or pinned at the first contact. */
    public MeetingData(ServerClient server, String meeting, StationFiles files, Optional<VerifyKey> serverKey)
            throws JsonException {
        this.server = server;
        this.meeting = Names.meeting(meeting);
        this.seen = new SeenRecord(meeting, files, serverKey);
    }

    /** Returns the meeting's id. */
    public String meeting() {
        return meeting;
    }

    /** Fetches what is new, and refuses a record that does not extend what this station has seen. */
    public void refresh()
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        lock.lock();
        try {
            fetch();
        } finally {
            seen.forget();
            lock.unlock();
        }
    }

    private void fetch() throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        Fields page = page();
        String note = page.text("checkpoint");
        Checkpoint newest = seen.open(note, page.text("serverKey"));
        List<Json> texts = page.array("entries");
        while (true) {
            List<byte[]> bytes = new ArrayList<>();
            for (Json text : texts) {
                bytes.add(Fields.textOf(text, "entry").getBytes(StandardCharsets.UTF_8));
            }
            seen.receive(bytes);
            if (seen.fetched() >= newest.size() || bytes.isEmpty()) {
                break;
            }
            texts = page().array("entries");
        }
        int known = seen.entries().size();
        seen.accept(newest, note);
        List<Fields> grown = new ArrayList<>(entries);
        for (Json.Obj entry : seen.entries().subList(known, seen.entries().size())) {
            grown.add(Fields.of(entry, "entry"));
        }
        entries = List.copyOf(grown);
    }

    private Fields page() throws IOException, InterruptedException, ServerClient.Refusal, JsonException {
        return Fields.of(server.get(MEETINGS + meeting + "/entries?from=" + seen.fetched()), "entries");
    }

    /** Returns how many entries have been seen. */
    public int size() {
        return entries.size();
    }

    /** Returns all entries seen, oldest first. */
    public List<Fields> entries() {
        return entries;
    }

    /** Returns the data of all entries of {@code type}, oldest first. */
    public List<Fields> entries(String type) throws JsonException {
        List<Fields> found = new ArrayList<>();
        for (Fields entry : entries) {
            if (entry.optional("type").equals(Optional.of(Json.text(type)))) {
                found.add(entry.object("data"));
            }
        }
        return found;
    }

    /** Returns the newest entry of {@code type} whose {@code round} is this one. */
    public Optional<Fields> lastOfRound(String type, String round) throws JsonException {
        Optional<Fields> last = Optional.empty();
        for (Fields data : entries(type)) {
            if (data.text("round").equals(round)) {
                last = Optional.of(data);
            }
        }
        return last;
    }

    /** Returns the archive of a poll so far. */
    public byte[] archive(String uuid) throws IOException, InterruptedException, ServerClient.Refusal, JsonException {
        return server.bytes(MEETINGS + meeting + "/polls/" + Names.poll(uuid) + ".bel");
    }

    /** Returns the list file with this hash; a file with another hash is refused. */
    public byte[] list(String hash) throws IOException, InterruptedException, ServerClient.Refusal, JsonException {
        byte[] list = server.bytes(MEETINGS + meeting + "/lists/" + Names.hash(hash));
        if (!HashFunction.SHA_256.hex(list).equals(hash)) {
            throw new JsonException("the list does not have the hash it was asked by");
        }
        return list;
    }

    /** Returns the list file asked for by this hash as the server gives it, for a verifier to judge. */
    byte[] listAsGiven(String hash) throws IOException, InterruptedException, ServerClient.Refusal, JsonException {
        return server.bytes(MEETINGS + meeting + "/lists/" + Names.hash(hash));
    }

    /** Returns the canonical bytes of all entries seen, oldest first. */
    List<byte[]> lines() {
        lock.lock();
        try {
            return seen.entries().stream()
                    .map(entry -> JsonWriter.canonical(entry).getBytes(StandardCharsets.UTF_8))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** Returns the newest checkpoint seen, as its signed note. */
    Optional<String> seenNote() throws IOException {
        return seen.note();
    }

    /** Returns the key that signs the server's checkpoints, once there was a contact. */
    Optional<VerifyKey> serverKey() throws IOException {
        return seen.serverKey();
    }

    /** Returns the server. */
    public ServerClient server() {
        return server;
    }
}
