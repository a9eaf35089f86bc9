package org.piaoxiang.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.piaoxiang.proceedings.port.Appended;
import org.piaoxiang.proceedings.port.ArchivePart;
import org.piaoxiang.proceedings.port.Change;
import org.piaoxiang.proceedings.port.NewEntry;
import org.piaoxiang.proceedings.port.RecordStore;
import org.piaoxiang.proceedings.port.RecordStore.KeptCheckpoint;
import org.piaoxiang.proceedings.port.StoredEntry;
import org.piaoxiang.record.Checkpoint;
import org.piaoxiang.record.Frontier;
import org.piaoxiang.record.NoteKey;
import org.piaoxiang.record.SigningKey;
import org.piaoxiang.record.TreeHash;

class RecordStoreTest {
    private static final DatabaseAddress ADDRESS = TestServer.databaseFor(RecordStoreTest.class);
    private static final Store STORE = Store.open(TestServer.VERTX, ADDRESS);
    private static final SigningKey KEY = SigningKey.generate(new SecureRandom());
    private static final NoteKey LOG = new NoteKey("test.example", NoteKey.Type.ED25519, KEY.verifyKey());

    private final RecordStore records = STORE.records();

    @AfterAll
    static void close() {
        STORE.close();
    }

    @Test
    void appendsAndReadsInOrder() {
        assertTrue(records.create("order"));
        assertFalse(records.create("order"));
        Frontier tree = append("order", 0, 3);
        assertEquals(5, append("order", 3, 2).size());
        List<StoredEntry> all = records.read("order", 0, 100);
        assertEquals(
                List.of(0L, 1L, 2L, 3L, 4L),
                all.stream().map(StoredEntry::number).toList());
        assertEquals(body("order", 4), all.get(4).text());
        assertEquals(
                tree.root(),
                Frontier.EMPTY
                        .appendAll(all.subList(0, 3).stream()
                                .map(StoredEntry::leaf)
                                .toList())
                        .root());
        assertEquals(1, records.read("order", 3, 1).size());
        assertEquals(List.of(), records.read("nowhere", 0, 10));
        assertEquals(Optional.empty(), records.tree("nowhere"));
        assertTrue(records.meetings().contains("order"));
    }

    @Test
    void letsExactlyOneOfManyConcurrentAppendsWin() throws Exception {
        records.create("race");
        for (long size = 0; size < 5; size++) {
            long expected = size;
            List<Appended> results = PoolStoreTest.together(
                    Collections.nCopies(8, () -> records.append("race", change("race", expected, 1))));
            assertEquals(
                    1, results.stream().filter(Appended.Done.class::isInstance).count());
            assertEquals(7, Collections.frequency(results, new Appended.Moved(expected + 1)));
        }
        assertEquals(5, records.read("race", 0, 100).size());
        assertEquals(List.of(), Fsck.check(records, "race", LOG));
    }

    @Test
    void lengthensAnArchiveOnlyAtTheLengthItHas() {
        records.create("archive");
        Change begin = new Change(0, List.of(), List.of(new ArchivePart("poll", 0, new byte[] {1, 2, 3})));
        assertInstanceOf(Appended.Done.class, records.append("archive", begin));
        assertEquals(new Appended.Moved(0), records.append("archive", begin));
        assertEquals(
                new Appended.Moved(0),
                records.append(
                        "archive",
                        new Change(
                                0, change("archive", 0, 1).entries(), List.of(new ArchivePart("poll", 2, new byte[] {4
                                })))));
        assertEquals(0, records.tree("archive").orElseThrow().size());
        assertInstanceOf(
                Appended.Done.class,
                records.append("archive", new Change(0, List.of(), List.of(new ArchivePart("poll", 3, new byte[] {4
                })))));
        assertEquals(4, STORE.files().archive("archive", "poll").orElseThrow().length);
        assertEquals(List.of("poll"), STORE.files().archives("archive"));
        assertEquals(Optional.empty(), STORE.files().archive("archive", "none"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE entry SET type = 'X'",
                "DELETE FROM entry",
                "TRUNCATE entry",
                "UPDATE checkpoint SET note = ''",
                "DELETE FROM checkpoint",
                "UPDATE archive_part SET bytes = ''",
                "DELETE FROM archive_part",
                "UPDATE closed_ballot SET ballot = ''",
                "INSERT INTO closed_ballot VALUES ('m', 'p', 't', 'r', '')",
                "UPDATE round_gate SET state = 'OPEN'",
                "DELETE FROM tree",
                "CREATE TABLE mine (id int)",
                "CREATE TABLE box.mine (id int)",
                "DROP TABLE entry"
            })
    void refusesTheServerWhatItMustNotDo(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        ADDRESS.jdbcUrl(),
                        ADDRESS.application().name(),
                        ADDRESS.application().password());
                Statement sql = connection.createStatement()) {
            SQLException refused = assertThrows(SQLException.class, () -> sql.execute(statement));
            assertTrue(List.of("42501", "42P01").contains(refused.getSQLState()), refused.getSQLState());
        }
    }

    @Test
    void keepsCheckpointsAndCosignatures() {
        records.create("checkpoints");
        assertEquals(Optional.empty(), records.latestCheckpoint("checkpoints"));
        for (int size = 1; size <= 2; size++) {
            Frontier tree = append("checkpoints", size - 1, 1);
            records.keepCheckpoint(
                    "checkpoints",
                    size,
                    Checkpoint.of("test.example", tree).sign(KEY).format());
        }
        records.keepCheckpoint("checkpoints", 2, "another");
        records.keepCosignature("checkpoints", 2, "w", "first line");
        records.keepCosignature("checkpoints", 2, "w", "newer line");
        KeptCheckpoint latest = records.latestCheckpoint("checkpoints").orElseThrow();
        assertEquals(List.of("first line"), latest.cosignatures());
        assertTrue(Checkpoint.open(latest.note(), LOG).isPresent());
        assertEquals(1, records.checkpoint("checkpoints", 1).orElseThrow().size());
        assertEquals(2, records.checkpoints("checkpoints").size());
        assertEquals(
                List.of(new Fsck.Fault("checkpoints", 2, Fsck.Fault.Kind.COSIGNATURE)),
                Fsck.check(records, "checkpoints", LOG));
    }

    @Test
    void findsWhatSomebodyWithTheOwnersRightsChanged() throws SQLException {
        records.create("forged");
        Frontier tree = append("forged", 0, 4);
        records.keepCheckpoint(
                "forged", 4, Checkpoint.of("test.example", tree).sign(KEY).format());
        assertEquals(List.of(), Fsck.check(records, "forged", LOG));
        asOwner("UPDATE entry SET body = convert_to(replace(convert_from(body, 'UTF8'), 'A2', 'A9'), 'UTF8')"
                + " WHERE meeting = 'forged' AND number = 2");
        assertEquals(
                List.of(
                        new Fsck.Fault("forged", 2, Fsck.Fault.Kind.LEAF),
                        new Fsck.Fault("forged", 4, Fsck.Fault.Kind.TREE),
                        new Fsck.Fault("forged", 4, Fsck.Fault.Kind.CHECKPOINT_ROOT)),
                Fsck.check(records, "forged", LOG));
        asOwner("DELETE FROM entry WHERE meeting = 'forged' AND number = 2");
        assertEquals(
                Fsck.Fault.Kind.GAP,
                Fsck.check(records, "forged", LOG).getFirst().kind());
        asOwner("UPDATE checkpoint SET note = 'x' WHERE meeting = 'forged'");
        assertEquals(
                Fsck.Fault.Kind.CHECKPOINT_SIGNATURE,
                Fsck.check(records, "forged", LOG).getLast().kind());
    }

    @Test
    void worksOnPlainThreadsAndOnVirtualThreadsOfVertx() throws Exception {
        records.create("threads");
        Thread plain = new Thread(() -> append("threads", 0, 1));
        plain.start();
        plain.join();
        append("threads", 1, 1);
        append("threads", 2, 1);
        TestServer.VERTX
                .deployVerticle(
                        new VerticleBase() {
                            @Override
                            public Future<?> start() {
                                append("threads", 3, 1);
                                return Future.succeededFuture(append("threads", 4, 1));
                            }
                        },
                        new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD))
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        assertEquals(5, records.tree("threads").orElseThrow().size());
    }

    private Frontier append(String meeting, long size, int count) {
        return assertInstanceOf(Appended.Done.class, records.append(meeting, change(meeting, size, count)))
                .tree();
    }

    private static Change change(String meeting, long size, int count) {
        return Change.of(
                size,
                IntStream.range(0, count)
                        .mapToObj(i ->
                                new NewEntry("CHECK_IN", body(meeting, size + i).getBytes(StandardCharsets.UTF_8)))
                        .toList());
    }

    private static String body(String meeting, long number) {
        return "{\"at\":\"A" + number + "\",\"by\":{},\"data\":{},\"meeting\":\"" + meeting + "\",\"number\":" + number
                + ",\"type\":\"CHECK_IN\"}";
    }

    private static void asOwner(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        ADDRESS.jdbcUrl(),
                        ADDRESS.owner().name(),
                        ADDRESS.owner().password());
                Statement sql = connection.createStatement()) {
            assertEquals(1, sql.executeUpdate(statement));
        }
    }

    @Test
    void hashesLeavesAsTheRecordDoes() {
        records.create("leaf");
        append("leaf", 0, 1);
        StoredEntry entry = records.read("leaf", 0, 1).getFirst();
        assertEquals(TreeHash.leaf(entry.body()), entry.leaf());
    }
}
