package org.piaoxiang.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.piaoxiang.proceedings.port.PoolStore.Cast;
import org.piaoxiang.proceedings.port.PoolStore.CastResult;
import org.piaoxiang.proceedings.port.StoreUnavailable;
import org.piaoxiang.protocol.group.HashFunction;

class EmbeddedPostgresTest {
    @TempDir
    Path directory = Path.of(".");

    @Test
    void isFoundRunningAgainAfterItsOwnerWasKilled() throws Exception {
        Process owner = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Owner.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String port;
        try (BufferedReader said = owner.inputReader()) {
            port = String.valueOf(said.readLine());
            StartRefused inUse = assertThrows(StartRefused.class, () -> EmbeddedPostgres.start(directory));
            assertEquals(StartRefused.Code.DIRECTORY_IN_USE, inUse.code());
            owner.destroyForcibly().waitFor();
        }
        try (EmbeddedPostgres found = EmbeddedPostgres.start(directory)) {
            assertEquals(port, String.valueOf(found.port()));
            assertFalse(found.restartIfStopped());
            try (Store store = Store.open(TestServer.VERTX, found.database())) {
                assertEquals(List.of("kept"), store.records().meetings());
            }
            StartRefused inUse = assertThrows(StartRefused.class, () -> EmbeddedPostgres.start(directory));
            assertEquals(StartRefused.Code.DIRECTORY_IN_USE, inUse.code());
        }
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("postgres/passwords"))));
        refusesWhatItCannotStart();
    }

    /** Goes on with the directory above, since making one takes seconds. */
    private void refusesWhatItCannotStart() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            StartRefused refused =
                    assertThrows(StartRefused.class, () -> EmbeddedPostgres.start(directory, taken.getLocalPort()));
            assertEquals(StartRefused.Code.PORT_TAKEN, refused.code());
            assertTrue(refused.chinese().contains("端口"));
            assertTrue(refused.english().contains("port"));
        }
        Files.writeString(directory.resolve("postgres/data/PG_VERSION"), "17\n");
        StartRefused refused = assertThrows(StartRefused.class, () -> EmbeddedPostgres.start(directory));
        assertEquals(StartRefused.Code.OTHER_VERSION, refused.code());
    }

    @Test
    void losesNothingThatWasAcknowledgedAndForgetsTheOrderAtTheClose() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(directory)) {
            DatabaseAddress address = server.database();
            Migrations.run(address);
            try (Store store = Store.open(TestServer.VERTX, address)) {
                store.records().create("m");
                store.pools().open("m", "r1", PoolStoreTest.change(0, "OPEN_ROUND"));
                Set<String> acknowledged = castUntilKilled(store);
                assertTrue(server.restartIfStopped());
                assertSettings(address);
                List<CastResult> again = PoolStoreTest.together(acknowledged.stream()
                        .map(slip -> (Callable<CastResult>)
                                () -> store.pools().castAll("m", "r1", PoolStoreTest.slip(slip, 1)))
                        .toList());
                assertEquals(acknowledged.size(), Collections.frequency(again, new CastResult.AlreadyStoredSame()));
                store.pools().close("m", "r1", polls -> PoolStoreTest.change(1, "CLOSE_ROUND"));
                List<String> closed = store.pools().closedTrackers("m", "r1").getOrDefault("poll1", List.of());
                assertTrue(closed.containsAll(acknowledged.stream()
                        .map(slip -> PoolStoreTest.cast("poll1", slip, 1).tracker())
                        .toList()));
                server.forgetJournal();
                assertNothingOrders(address, closed.size());
            }
        }
    }

    private Set<String> castUntilKilled(Store store) throws Exception {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        CountDownLatch some = new CountDownLatch(100);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 1000; i++) {
                String slip = "Canary" + i;
                threads.execute(() -> {
                    if (isStored(store, PoolStoreTest.slip(slip, 1))) {
                        acknowledged.add(slip);
                        some.countDown();
                    }
                });
            }
            some.await();
            List<String> lock = Files.readAllLines(directory.resolve("postgres/data/postmaster.pid"));
            ProcessHandle postmaster =
                    ProcessHandle.of(Long.parseLong(lock.getFirst())).orElseThrow();
            postmaster.destroyForcibly();
            postmaster.onExit().get();
        }
        assertThrows(StoreUnavailable.class, () -> store.pools().count("m", "r1"));
        assertTrue(acknowledged.size() >= 100);
        return acknowledged;
    }

    private static boolean isStored(Store store, List<Cast> casts) {
        try {
            return store.pools().castAll("m", "r1", casts).equals(new CastResult.Stored());
        } catch (StoreUnavailable killed) {
            return false;
        }
    }

    private void assertNothingOrders(DatabaseAddress address, int ballots) throws Exception {
        try (Connection connection = owner(address);
                Statement sql = connection.createStatement()) {
            assertEquals("0", one(sql, "SELECT count(*) FROM pg_tables WHERE schemaname = 'box'"));
            assertEquals("1", one(sql, "SELECT count(DISTINCT xmin::text) FROM closed_ballot"));
            assertEquals(
                    one(sql, "SELECT string_agg(tracker, ',' ORDER BY poll, tracker) FROM closed_ballot"),
                    one(sql, "SELECT string_agg(tracker, ',' ORDER BY ctid) FROM closed_ballot"));
            assertEquals(String.valueOf(2 * ballots), one(sql, "SELECT count(*) FROM closed_ballot"));
        }
        // Credentials stood in the box only: where they are gone, so is the order in which they came.
        byte[] canary = "credential-Canary".getBytes(StandardCharsets.US_ASCII);
        try (Stream<Path> paths = Files.walk(directory.resolve("postgres"))) {
            List<Path> telling = new ArrayList<>();
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                if (contains(path, canary)) {
                    telling.add(path);
                }
            }
            assertEquals(List.of(), telling);
        }
    }

    private static void assertSettings(DatabaseAddress address) throws SQLException {
        try (Connection connection = owner(address);
                Statement sql = connection.createStatement()) {
            assertEquals("on", one(sql, "SHOW fsync"));
            assertEquals("on", one(sql, "SHOW synchronous_commit"));
            assertEquals("on", one(sql, "SHOW data_checksums"));
            assertEquals("127.0.0.1", one(sql, "SHOW listen_addresses"));
            assertEquals("UTF8", one(sql, "SHOW server_encoding"));
            assertEquals(
                    "zh-Hans-CN", one(sql, "SELECT datlocale FROM pg_database WHERE datname = current_database()"));
            assertEquals("t", one(sql, "SELECT '刘' < '王' AND '陈' < '李'"));
        }
        SQLException refused = assertThrows(
                SQLException.class,
                () -> DriverManager.getConnection(
                        address.jdbcUrl(), address.owner().name(), "wrong"));
        assertEquals("28P01", refused.getSQLState());
    }

    private static Connection owner(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(
                address.jdbcUrl(), address.owner().name(), address.owner().password());
    }

    private static String one(Statement sql, String query) throws SQLException {
        try (ResultSet rows = sql.executeQuery(query)) {
            assertTrue(rows.next());
            return String.valueOf(rows.getString(1));
        }
    }

    private static boolean contains(Path file, byte[] wanted) throws IOException {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        return content.contains(new String(wanted, StandardCharsets.ISO_8859_1));
    }

    @Test
    void unpacksOnlyOnce() throws Exception {
        Path first = PostgresBinaries.unpack(directory, Optional.empty());
        byte[] before = Files.readAllBytes(first.resolve("bin/postgres"));
        assertEquals(first, PostgresBinaries.unpack(directory, Optional.empty()));
        assertArrayEquals(before, Files.readAllBytes(first.resolve("bin/postgres")));
        assertFalse(Files.exists(directory.resolve("programs-" + PostgresBinaries.VERSION + ".new")));
    }

    @Test
    void keepsWhatItUnpackedAndTrustsItOnlyByItsHash() throws Exception {
        Path folder = directory.resolve("cache");
        ProgramCache cache = new ProgramCache(folder);
        byte[] content = "made".getBytes(StandardCharsets.UTF_8);
        String hash = HashFunction.SHA_256.hex(content);
        AtomicInteger made = new AtomicInteger();
        ProgramCache.Source source = () -> {
            made.incrementAndGet();
            return new ByteArrayInputStream(content);
        };
        Path kept = cache.file("file", hash, source).orElseThrow();
        assertEquals(Optional.of(kept), cache.file("file", hash, source));
        assertEquals(1, made.get());
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));

        Files.writeString(kept, "changed");
        assertEquals("made", Files.readString(cache.file("file", hash, source).orElseThrow()));
        assertEquals(2, made.get());

        ProgramCache.Source foreign = () -> new ByteArrayInputStream(new byte[] {1});
        assertEquals(Optional.empty(), cache.file("other", hash, foreign));
        assertEquals(Set.of(kept), files(folder));

        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxr-x"));
        assertEquals(Optional.empty(), cache.file("file", hash, source));
    }

    @Test
    void fillsTheCacheFromSeveralStartsAtOnce() throws Exception {
        Path folder = directory.resolve("cache");
        byte[] content = new byte[1 << 20];
        String hash = HashFunction.SHA_256.hex(content);
        List<Callable<Optional<Path>>> starts = Collections.nCopies(
                8, () -> new ProgramCache(folder).file("file", hash, () -> new ByteArrayInputStream(content)));
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Optional<Path>> start : threads.invokeAll(starts)) {
                assertEquals(
                        hash,
                        HashFunction.SHA_256.hex(Files.readAllBytes(start.get().orElseThrow())));
            }
        }
        assertEquals(Set.of(folder.resolve("file")), files(folder));
    }

    private static Set<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return Set.copyOf(files.toList());
        }
    }

    /** A process that is going to be killed. */
    static final class Owner {
        private Owner() {}

        public static void main(String[] arguments) throws Exception {
            EmbeddedPostgres server = EmbeddedPostgres.start(Path.of(arguments[0]));
            Migrations.run(server.database());
            Store store = Store.open(Vertx.vertx(), server.database());
            store.records().create("kept");
            System.out.println(server.port());
            Thread.currentThread().join();
        }
    }
}
