package org.piaoxiang.proceedings;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
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
import org.piaoxiang.record.SigningKey;

/**
 * The server's own record: users, devices, keys. It is kept as a meeting's record is, as entries of the same form in a Merkle
 * tree with signed checkpoints, under the origin {@code piaoxiang/server}.
 */
public final class ServerLog {
    private static final int PAGE = 500;
    private static final int TRIES = 20;

    private final RecordStore records;
    private final SigningKey key;
    private final InstantSource clock;

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
        /** The server signs with this key from here on. */
        SERVER_KEY
    }

    /** Makes the record where there is none, and says there which key signs. */
    public ServerLog(RecordStore records, SigningKey key, InstantSource clock) {
        this.records = records;
        this.key = key;
        this.clock = clock;
        records.create(RecordStore.SERVER);
        String own = key.verifyKey().base64();
        if (entries(0).stream().noneMatch(entry -> entry.text().contains(own))) {
            add(Kind.SERVER_KEY, "票箱服务器", "SERVER", Json.object("key", Json.text(own)));
        }
    }

    /** Adds an entry; {@code by} and {@code role} say who did it. */
    public void add(Kind kind, String by, String role, Json.Obj data) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            long size = tree().size();
            String body = JsonWriter.canonical(Json.object(
                    "at",
                            Json.text(clock.instant()
                                    .truncatedTo(ChronoUnit.SECONDS)
                                    .toString()),
                    "by", Json.object("name", Json.text(by), "role", Json.text(role)),
                    "data", data,
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
        String origin = LogOrigin.first(RecordStore.SERVER).name();
        records.keepCheckpoint(
                RecordStore.SERVER,
                tree.size(),
                Checkpoint.of(origin, tree).sign(key).format());
    }
}
