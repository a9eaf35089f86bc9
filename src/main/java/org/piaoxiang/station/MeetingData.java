package org.piaoxiang.station;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.group.HashFunction;
import org.piaoxiang.record.Checkpoint;
import org.piaoxiang.record.LogOrigin;
import org.piaoxiang.record.SigningKey;
import org.piaoxiang.record.VerifyKey;

/**
 * What a station reads of a meeting: its entries, as far as a checkpoint covers them, and the files they name. Entries are
 * fetched once; {@link #refresh} asks only for what is new. The server's own record is read in the same way.
 */
public final class MeetingData {
    private static final String MEETINGS = "/api/meetings/";
    private static final Set<String> CONFRONTED = Set.of("RECORD_OLDER", "RECORD_FORKED");

    private final ServerClient server;
    private final String meeting;
    private final String record;
    private final StationFiles files;
    private final Optional<VerifyKey> givenKey;
    private SeenRecord seen;
    private Cosigner cosigner;
    private Optional<SeenRecord> restored = Optional.empty();
    private final ReentrantLock lock = new ReentrantLock();
    private volatile List<Fields> entries = List.of();
    private volatile List<Json.Obj> raw = List.of();

    /** Reads {@code meeting} through {@code server}; {@code serverKey} is known beforehand, or confirmed at the first contact. */
    public MeetingData(ServerClient server, String meeting, StationFiles files, Optional<VerifyKey> serverKey)
            throws JsonException {
        this(server, Names.meeting(meeting), MEETINGS + meeting, files, serverKey);
    }

    private MeetingData(
            ServerClient server, String meeting, String record, StationFiles files, Optional<VerifyKey> serverKey) {
        this.server = server;
        this.meeting = meeting;
        this.record = record;
        this.seen = new SeenRecord(meeting, files, serverKey);
        this.files = files;
        this.givenKey = serverKey;
        this.cosigner = new Cosigner(server, record, files, InstantSource.system());
    }

    /** Reads the own record of {@code server}, which names no archives and no lists. */
    public static MeetingData ofServer(ServerClient server, StationFiles files, Optional<VerifyKey> serverKey) {
        return new MeetingData(server, LogOrigin.SERVER_RECORD, "/api/server", files, serverKey);
    }

    /** Returns the meeting's id. */
    public String meeting() {
        return meeting;
    }

    /**
     * Fetches what is new, and refuses a record that does not extend what this station has seen. Where the record knows this
     * station's key, the newest checkpoint is cosigned and presented to the server.
     */
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
        Fields page = page(seen);
        String note = page.text("checkpoint");
        Checkpoint newest = seen.open(note, page.text("serverKey"));
        SeenRecord reading = seen;
        if (seen.isRestored(newest)) {
            // Another log: all of it is read anew, and takes the old one's place once the person has confirmed that.
            reading = new SeenRecord(meeting, files, givenKey);
            restored = Optional.of(reading);
            page = page(reading);
        }
        int taken = receive(reading, page);
        // Only a page that was asked for after the checkpoint shows that the server keeps entries back.
        for (boolean first = true; reading.fetched() < newest.size() && (first || taken > 0); first = false) {
            taken = receive(reading, page(reading));
        }
        int known = reading.entries().size();
        accept(reading, newest, note);
        List<Fields> grown = new ArrayList<>(reading == seen ? entries : List.of());
        for (Json.Obj entry : reading.entries().subList(known, reading.entries().size())) {
            grown.add(Fields.of(entry, "entry"));
        }
        if (reading != seen) {
            seen = reading;
            restored = Optional.empty();
            cosigner = new Cosigner(server, record, files, InstantSource.system());
        }
        raw = List.copyOf(seen.entries());
        entries = List.copyOf(grown);
        if (isKnown()) {
            cosigner.present(note, newest.size());
        }
    }

    private static int receive(SeenRecord reading, Fields page) throws JsonException {
        List<byte[]> bytes = new ArrayList<>();
        for (Json text : page.array("entries")) {
            bytes.add(Fields.textOf(text, "entry").getBytes(StandardCharsets.UTF_8));
        }
        reading.receive(bytes);
        return bytes.size();
    }

    /** Takes the person's word that a record may go on from a backup, after {@link #refresh} has refused it. */
    public void confirmRestoration()
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        lock.lock();
        try {
            if (restored.isEmpty() || !restored.get().confirm()) {
                throw new StationRefusal("NOTHING_RESTORED");
            }
        } finally {
            lock.unlock();
        }
        refresh();
    }

    private void accept(SeenRecord reading, Checkpoint newest, String note)
            throws IOException, InterruptedException, StationRefusal {
        try {
            reading.accept(newest, note);
        } catch (StationRefusal refused) {
            Optional<String> before = reading.note();
            if (before.isPresent() && CONFRONTED.contains(refused.code())) {
                cosigner.confront(before.get());
            }
            throw refused;
        }
    }

    /** Tells whether the record names this station's signing key: as the observer's or the issuer's. */
    private boolean isKnown() throws IOException, JsonException {
        try (SigningKey key = files.signingKey()) {
            String own = key.verifyKey().base64();
            return isNamed("OBSERVER_CARD", own) || isNamed("ISSUE_LISTS", own);
        }
    }

    /** Tells whether an entry of {@code type} names {@code key}. */
    boolean isNamed(String type, String key) throws JsonException {
        for (Fields entry : entries(type)) {
            if (entry.text("key").equals(key)) {
                return true;
            }
        }
        return false;
    }

    /** Returns up to which entry this station has cosigned the record and told the server; 0 for not at all. */
    public long cosigned() {
        lock.lock();
        try {
            return cosigner.presented();
        } finally {
            lock.unlock();
        }
    }

    private Fields page(SeenRecord reading)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException {
        return Fields.of(server.get(record + "/entries?from=" + reading.fetched()), "entries");
    }

    /** Returns how many entries have been seen. */
    public int size() {
        return entries.size();
    }

    /** Returns all entries seen, oldest first. */
    public List<Fields> entries() {
        return entries;
    }

    /** Returns all entries seen as they stand in the record; one that is withheld from this role has a {@code leaf}. */
    List<Json.Obj> raw() {
        return raw;
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
