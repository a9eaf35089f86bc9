package org.piaoxiang.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.piaoxiang.json.Json;
import org.piaoxiang.proceedings.Restoration;
import org.piaoxiang.proceedings.ServerLog;
import org.piaoxiang.proceedings.port.AccountStore;
import org.piaoxiang.proceedings.port.AccountStore.User;
import org.piaoxiang.proceedings.port.Appended;
import org.piaoxiang.proceedings.port.Change;
import org.piaoxiang.proceedings.port.NewEntry;
import org.piaoxiang.proceedings.port.RecordStore;
import org.piaoxiang.record.Checkpoint;
import org.piaoxiang.record.LogOrigin;
import org.piaoxiang.record.SigningKey;
import org.piaoxiang.store.Fsck.Fault.Kind;

/** The server's own record has a name that follows from its key, also where it began under another one or was restored. */
class ServerLogTest {
    private static final Store STORE = Store.open(TestServer.VERTX, TestServer.databaseFor(ServerLogTest.class));
    private static final Restoration RESTORED = new Restoration("磁盘损坏", "2026-11-20T10:00:00Z");

    private final RecordStore records = STORE.records();
    private final SigningKey key = SigningKey.generate(new SecureRandom());

    @BeforeEach
    void empty() throws Exception {
        for (String table : List.of("account", "cosignature", "checkpoint", "entry", "tree", "meeting")) {
            TestServer.asOwner(ServerLogTest.class, "DELETE FROM " + table);
        }
    }

    @AfterAll
    static void close() {
        STORE.close();
    }

    private ServerLog open() {
        return ServerLog.open(records, key, InstantSource.system());
    }

    private void restore() {
        ServerLog.restore(records, key, InstantSource.system(), RESTORED);
    }

    private String own() {
        return LogOrigin.server(key.verifyKey()).name();
    }

    private static List<String> types(ServerLog log) {
        return log.entries(0).stream().map(entry -> entry.type()).toList();
    }

    private static String name(ServerLog log) {
        return LogOrigin.nameOf(log.checkpoint().orElseThrow()).orElseThrow();
    }

    private Set<Kind> faults() {
        return Fsck.checkServer(records, key.verifyKey()).stream()
                .map(Fsck.Fault::kind)
                .collect(Collectors.toSet());
    }

    /** What an earlier release has left. */
    private void former(int size) {
        records.create(RecordStore.SERVER);
        List<NewEntry> entries = new ArrayList<>();
        for (int number = 0; number < size; number++) {
            entries.add(new NewEntry(
                    "ACCOUNT_MADE",
                    ("{\"at\":\"2026-11-20T10:00:00Z\",\"by\":{\"name\":\"x\",\"role\":\"SERVER\"},\"data\":{},"
                                    + "\"meeting\":\"server\",\"number\":" + number + ",\"type\":\"ACCOUNT_MADE\"}")
                            .getBytes(StandardCharsets.UTF_8)));
        }
        if (records.append(RecordStore.SERVER, new Change(0, entries, List.of())) instanceof Appended.Done done) {
            records.keepCheckpoint(
                    RecordStore.SERVER,
                    size,
                    Checkpoint.of(LogOrigin.FORMER_SERVER, done.tree())
                            .sign(key)
                            .format());
        }
    }

    @Test
    void twoServersHaveTwoNames() {
        assertTrue(own().matches("piaoxiang/server/[0-9a-f]{16}"), own());
        assertNotEquals(
                own(),
                LogOrigin.server(SigningKey.generate(new SecureRandom()).verifyKey())
                        .name());
        assertEquals(own(), name(open()));
        assertEquals(List.of("SERVER_KEY"), types(open()));
        assertEquals(Set.of(), faults());
    }

    @Test
    void aRecordOfAnEarlierReleaseGoesOnUnderTheServersOwnName() {
        former(600);
        assertEquals(Set.of(), faults());
        assertEquals(own(), name(open()));
        ServerLog log = open();
        assertEquals(
                List.of("RESTORE_RECORD", "SERVER_KEY"),
                log.entries(600).stream().map(entry -> entry.type()).toList());
        log.add(ServerLog.Kind.ACCOUNT_MADE, "x", "SERVER", Json.object());
        assertEquals(own(), name(log));
        assertEquals(Set.of(), faults());
    }

    @Test
    void theFormerNameIsNotTakenAnyMoreOnceItWasLeft() {
        former(3);
        open().add(ServerLog.Kind.ACCOUNT_MADE, "x", "SERVER", Json.object());
        assertEquals(
                Appended.Done.class,
                records.append(
                                RecordStore.SERVER,
                                new Change(
                                        records.tree(RecordStore.SERVER)
                                                .orElseThrow()
                                                .size(),
                                        List.of(new NewEntry("X", new byte[0])),
                                        List.of()))
                        .getClass());
        var tree = records.tree(RecordStore.SERVER).orElseThrow();
        records.keepCheckpoint(
                RecordStore.SERVER,
                tree.size(),
                Checkpoint.of(LogOrigin.FORMER_SERVER, tree).sign(key).format());
        assertEquals(Set.of(Kind.ENTRY, Kind.CHECKPOINT_SIGNATURE), faults());
    }

    @Test
    void aRestoredRecordGoesOnUnderTheNextName() {
        open().add(ServerLog.Kind.ACCOUNT_MADE, "x", "SERVER", Json.object());
        restore();
        restore();
        assertEquals(List.of("SERVER_KEY", "ACCOUNT_MADE", "RESTORE_RECORD"), types(open()));
        assertEquals(own() + "/2", name(open()));
        assertEquals(Set.of(), faults());
    }

    @Test
    void aRestoredRecordOfAnEarlierReleaseNeverUsesTheNameThatItsServerMayHaveUsedSince() {
        former(2);
        restore();
        assertEquals(own() + "/2", name(open()));
        assertEquals(Set.of(), faults());
    }

    private static User user(String login) {
        return new User(login, "某人", "CLERK", Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Test
    void anAccountAndItsEntryAreThereTogetherOrNotAtAll() throws Exception {
        ServerLog log = open();
        AccountStore accounts = STORE.accounts();
        assertThrows(
                IllegalStateException.class,
                () -> accounts.together(() -> {
                    assertTrue(accounts.createUser(user("lost")));
                    log.add(ServerLog.Kind.ACCOUNT_MADE, "x", "SERVER", Json.object());
                    throw new IllegalStateException("killed");
                }));
        assertEquals(Optional.empty(), accounts.user("lost"));
        assertEquals(List.of("SERVER_KEY"), types(log));
        assertEquals(1, records.checkpoints(RecordStore.SERVER).size());
        assertTrue(accounts.together(() -> {
            log.add(ServerLog.Kind.ACCOUNT_MADE, "x", "SERVER", Json.object());
            return accounts.createUser(user("kept"));
        }));
        assertTrue(accounts.user("kept").isPresent());
        assertEquals(List.of("SERVER_KEY", "ACCOUNT_MADE"), types(log));
        assertEquals(Set.of(), faults());
    }

    @Test
    void manyAtOnceAreAllRecorded() throws Exception {
        ServerLog log = open();
        AccountStore accounts = STORE.accounts();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Boolean>> made = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String login = "many" + i;
                made.add(threads.submit(() -> accounts.together(() -> {
                    boolean done = accounts.createUser(user(login));
                    log.add(ServerLog.Kind.ACCOUNT_MADE, login, "SERVER", Json.object());
                    return done;
                })));
            }
            for (Future<Boolean> one : made) {
                assertTrue(one.get());
            }
        }
        assertEquals(21, log.entries(0).size());
        assertEquals(Set.of(), faults());
    }

    @Test
    void aStatementThatTheServerHasNotSignedIsFound() throws Exception {
        former(2);
        open();
        TestServer.asOwner(
                ServerLogTest.class,
                "UPDATE entry SET body = convert_to(replace(convert_from(body, 'UTF8'), '没有丢失', '从未丢失'), 'UTF8')"
                        + " WHERE type = 'RESTORE_RECORD'");
        assertTrue(faults().contains(Kind.RESTORATION), () -> faults().toString());
    }
}
