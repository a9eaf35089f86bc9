package org.piaoxiang.proceedings;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.proceedings.port.Appended;
import org.piaoxiang.proceedings.port.Change;
import org.piaoxiang.proceedings.port.NewEntry;
import org.piaoxiang.proceedings.port.RecordStore;
import org.piaoxiang.proceedings.port.RecordStore.KeptCheckpoint;
import org.piaoxiang.proceedings.port.StoredEntry;
import org.piaoxiang.record.Checkpoint;
import org.piaoxiang.record.Frontier;
import org.piaoxiang.record.LogOrigin;
import org.piaoxiang.record.RestorationStatement;
import org.piaoxiang.record.SigningKey;

/**
 * The server's own record: users, devices, keys. It is kept as a meeting's record is, as entries of the same form in a Merkle
 * tree with signed checkpoints, under an origin that follows from the server's key ({@link LogOrigin#server}). One that was begun
 * under another name, or restored from a backup, goes on by a statement that the server signs.
 */
public final class ServerLog {
    private static final int PAGE = 500;
    private static final int TRIES = 20;
    private static final String NAME = "票箱服务器";
    private static final String ROLE = "SERVER";

    private final RecordStore records;
    private final SigningKey key;
    private final InstantSource clock;
    private LogOrigin origin;

    /** What enters the record. */
    public enum Kind {
        /** The first administrator was made. */
        SET_UP,
        /** An account was made. */
        ACCOUNT_MADE,
        /** An account was removed. */
        ACCOUNT_REMOVED,
        /** A one-time sign-in link was given out. */
        LINK_GIVEN,
        /** A locked account was unlocked. */
        ACCOUNT_UNLOCKED,
        /** An account was locked by wrong passwords. */
        ACCOUNT_LOCKED,
        /** Somebody set the password of their own account. */
        PASSWORD_SET,
        /** A code or link for devices was given out. */
        DEVICE_ENROLLED,
        /** All devices of a meeting were revoked. */
        DEVICES_REVOKED,
        /** An observer presented a card for a meeting: the station with that key may cosign this record. */
        OBSERVER_CARD,
        /** The server signs with this key from here on. */
        SERVER_KEY,
        /** The record goes on under another origin: from a backup, or because its server got a name of its own. */
        RESTORE_RECORD
    }

    private ServerLog(RecordStore records, SigningKey key, InstantSource clock) {
        this.records = records;
        this.key = key;
        this.clock = clock;
        this.origin = LogOrigin.server(key.verifyKey());
        records.create(RecordStore.SERVER);
    }

    /** Opens the record, making it where there is none, and says there which key signs. */
    public static ServerLog open(RecordStore records, SigningKey key, InstantSource clock) {
        ServerLog log = new ServerLog(records, key, clock);
        Optional<String> name = log.nameNow();
        Optional<LogOrigin> own = name.flatMap(known -> LogOrigin.parse(log.origin.log(), known));
        if (own.isPresent()) {
            log.origin = own.get();
        } else if (name.isPresent()) {
            log.goOn(name.get(), log.origin, new Restoration("系统留痕改用本服务器自己的名称，没有丢失内容。", ""));
        }
        String pinned = key.verifyKey().base64();
        if (log.last(entry -> entry.text().contains(pinned)).isEmpty()) {
            log.add(Kind.SERVER_KEY, NAME, ROLE, Json.object("key", Json.text(pinned)));
        }
        return log;
    }

    /**
     * Says that the record goes on from a backup, under another origin. To be called before it is opened; again for the same
     * restoration it changes nothing.
     */
    public static void restore(RecordStore records, SigningKey key, InstantSource clock, Restoration restoration) {
        ServerLog log = new ServerLog(records, key, clock);
        Optional<String> name = log.nameNow();
        if (name.isEmpty() || log.hasSaid(restoration)) {
            return;
        }
        // The server perhaps went on under its own first name after the backup, even where the backup is from before.
        LogOrigin before = LogOrigin.parse(log.origin.log(), name.get()).orElse(log.origin);
        log.goOn(name.get(), before.next(), restoration);
    }

    private boolean hasSaid(Restoration restoration) {
        return last(entry -> true)
                .filter(entry -> entry.type().equals(Kind.RESTORE_RECORD.name()))
                .map(RecordFacts::data)
                .filter(data -> RecordFacts.text(data, "backup").equals(restoration.backup()))
                .isPresent();
    }

    private void goOn(String name, LogOrigin next, Restoration restoration) {
        origin = next;
        add(
                Kind.RESTORE_RECORD,
                NAME,
                ROLE,
                before -> new RestorationStatement(
                                Checkpoint.of(name, before), next.name(), restoration.reason(), restoration.backup())
                        .sign(key));
    }

    /** Returns the name under which the record is signed now; empty where nothing was signed yet. */
    private Optional<String> nameNow() {
        return last(entry -> entry.type().equals(Kind.RESTORE_RECORD.name()))
                .map(entry -> RecordFacts.text(RecordFacts.data(entry), "next"))
                .or(() -> records.latestCheckpoint(RecordStore.SERVER).flatMap(kept -> LogOrigin.nameOf(kept.note())));
    }

    private Optional<StoredEntry> last(Predicate<StoredEntry> wanted) {
        Optional<StoredEntry> last = Optional.empty();
        long read = 0;
        for (List<StoredEntry> page = entries(read); !page.isEmpty(); page = entries(read)) {
            for (StoredEntry entry : page) {
                if (wanted.test(entry)) {
                    last = Optional.of(entry);
                }
            }
            read += page.size();
        }
        return last;
    }

    /** Adds an entry; {@code by} and {@code role} say who did it. */
    public void add(Kind kind, String by, String role, Json.Obj data) {
        add(kind, by, role, before -> data);
    }

    private void add(Kind kind, String by, String role, Function<Frontier, Json.Obj> data) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Frontier before = tree();
            long size = before.size();
            String body = JsonWriter.canonical(Json.object(
                    "at",
                            Json.text(clock.instant()
                                    .truncatedTo(ChronoUnit.SECONDS)
                                    .toString()),
                    "by", Json.object("name", Json.text(by), "role", Json.text(role)),
                    "data", data.apply(before),
                    "meeting", Json.text(RecordStore.SERVER),
                    "number", Json.number(size),
                    "type", Json.text(kind.name())));
            Change change = new Change(
                    size, List.of(new NewEntry(kind.name(), body.getBytes(StandardCharsets.UTF_8))), List.of());
            if (records.append(RecordStore.SERVER, change) instanceof Appended.Done done) {
                keep(done.tree());
                return;
            }
        }
        throw new IllegalStateException("the server's own record moves all the time");
    }

    /** Returns entries from {@code from} on. */
    public List<StoredEntry> entries(long from) {
        return records.read(RecordStore.SERVER, from, PAGE);
    }

    /** Returns the newest signed checkpoint. */
    public Optional<String> checkpoint() {
        // A server that died between an entry and its checkpoint signs it now.
        if (records.latestCheckpoint(RecordStore.SERVER)
                .filter(kept -> kept.size() >= tree().size())
                .isEmpty()) {
            keep(tree());
        }
        return records.latestCheckpoint(RecordStore.SERVER).map(KeptCheckpoint::note);
    }

    private Frontier tree() {
        return records.tree(RecordStore.SERVER).orElseThrow();
    }

    private void keep(Frontier tree) {
        records.keepCheckpoint(
                RecordStore.SERVER,
                tree.size(),
                Checkpoint.of(origin.name(), tree).sign(key).format());
    }
}
