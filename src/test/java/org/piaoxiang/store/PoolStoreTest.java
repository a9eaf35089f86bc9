package org.piaoxiang.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.piaoxiang.proceedings.port.ArchivePart;
import org.piaoxiang.proceedings.port.Change;
import org.piaoxiang.proceedings.port.NewEntry;
import org.piaoxiang.proceedings.port.PoolStore;
import org.piaoxiang.proceedings.port.PoolStore.BoxState;
import org.piaoxiang.proceedings.port.PoolStore.Cast;
import org.piaoxiang.proceedings.port.PoolStore.CastResult;
import org.piaoxiang.proceedings.port.PoolStore.RoundChange;

class PoolStoreTest {
    private static final Store STORE = TestServer.storeFor(PoolStoreTest.class);

    private final PoolStore pools = STORE.pools();

    @AfterAll
    static void close() {
        STORE.close();
    }

    @Test
    void takesBallotsOnlyWhileOpen() {
        String meeting = meeting("open");
        assertEquals(new CastResult.RoundNotOpen(Optional.empty()), pools.castAll(meeting, "r1", slip("a", 1)));
        open(meeting);
        assertEquals(new CastResult.Stored(), pools.castAll(meeting, "r1", slip("a", 1)));
        assertEquals(Map.of("poll1", 1, "poll2", 1), pools.count(meeting, "r1"));
        assertInstanceOf(RoundChange.OtherState.class, pools.open(meeting, "r1", change(1, "OPEN_ROUND")));
        close(meeting, 1);
        assertEquals(
                new CastResult.RoundNotOpen(Optional.of(BoxState.CLOSED)), pools.castAll(meeting, "r1", slip("b", 1)));
        assertEquals(new CastResult.AlreadyStoredSame(), pools.castAll(meeting, "r1", slip("a", 1)));
        assertEquals(Map.of("poll1", 1, "poll2", 1), pools.count(meeting, "r1"));
    }

    @Test
    void refusesAnotherBallotOfTheSameSlipWhole() {
        String meeting = meeting("used");
        open(meeting);
        List<Cast> first = List.of(cast("poll1", "a", 1));
        assertEquals(new CastResult.Stored(), pools.castAll(meeting, "r1", first));
        assertEquals(new CastResult.AlreadyStoredSame(), pools.castAll(meeting, "r1", first));
        assertEquals(
                new CastResult.SlipUsed("poll1"),
                pools.castAll(meeting, "r1", List.of(cast("poll0", "a", 1), cast("poll1", "a", 2))));
        assertEquals(Map.of("poll1", 1), pools.count(meeting, "r1"));
    }

    @Test
    void refusesBallotsThatShareARandomNumberWhole() throws Exception {
        String meeting = meeting("clash");
        open(meeting);
        List<Cast> first = List.of(with(cast("poll1", "a", 1), "x", "y"));
        assertEquals(new CastResult.Stored(), pools.castAll(meeting, "r1", first));
        assertEquals(new CastResult.AlreadyStoredSame(), pools.castAll(meeting, "r1", first), "the same ballot again");
        List<Cast> clashing = List.of(cast("poll2", "b", 1), with(cast("poll1", "b", 1), "z", "x"));
        assertEquals(new CastResult.Clash(), pools.castAll(meeting, "r1", clashing));
        assertEquals(
                new CastResult.Clash(),
                pools.castAll(meeting, "r1", List.of(with(cast("poll1", "b", 1), "z", "z"))),
                "twice in one ballot");
        assertEquals(Map.of("poll1", 1), pools.count(meeting, "r1"), "nothing of them is in");
        List<Cast> otherTablet = List.of(cast("poll2", "b", 1), with(cast("poll1", "b", 2), "z", "w"));
        assertEquals(new CastResult.Stored(), pools.castAll(meeting, "r1", otherTablet), "the slip is still good");
        assertEquals(
                new CastResult.Stored(),
                pools.castAll(meeting, "r1", List.of(with(cast("poll3", "c", 1), "x", "y"))),
                "another poll has another key");
        List<Callable<CastResult>> twins = new ArrayList<>();
        for (int tablet = 0; tablet < 10; tablet++) {
            Cast cast = cast("poll1", "twin" + tablet, 1);
            twins.add(() -> pools.castAll(meeting, "r1", List.of(with(cast, "q", "p"))));
        }
        List<CastResult> results = together(twins);
        assertEquals(1, Collections.frequency(results, new CastResult.Stored()));
        assertEquals(9, Collections.frequency(results, new CastResult.Clash()));
        close(meeting, 1);
        try (Connection owner = TestServer.ownerOf(PoolStoreTest.class);
                Statement sql = owner.createStatement();
                ResultSet left =
                        sql.executeQuery("SELECT tablename FROM pg_tables WHERE schemaname = 'box' AND tablename"
                                + " IN (SELECT 'a' || box FROM round_gate WHERE meeting = 'clash')")) {
            assertFalse(left.next(), "nothing is left of the random numbers");
        }
    }

    @Test
    void givesFiftyEqualCastsOneRowAndTheSameTruth() throws Exception {
        String meeting = meeting("fifty");
        open(meeting);
        List<CastResult> results = together(Collections.nCopies(50, () -> pools.castAll(meeting, "r1", slip("a", 1))));
        assertEquals(1, Collections.frequency(results, new CastResult.Stored()));
        assertEquals(49, Collections.frequency(results, new CastResult.AlreadyStoredSame()));
        assertEquals(Map.of("poll1", 1, "poll2", 1), pools.count(meeting, "r1"));
    }

    @Test
    void tellsEachCastThatRacesWithTheCloseTheTruth() throws Exception {
        for (int run = 0; run < 5; run++) {
            String meeting = meeting("race" + run);
            open(meeting);
            List<Callable<CastResult>> casts = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                String slip = "slip" + i;
                casts.add(() -> pools.castAll(meeting, "r1", slip(slip, 1)));
            }
            CountDownLatch some = new CountDownLatch(20);
            List<CastResult> results;
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<CastResult>> answers = casts.stream()
                        .map(cast -> threads.submit(() -> {
                            CastResult result = cast.call();
                            some.countDown();
                            return result;
                        }))
                        .toList();
                some.await();
                close(meeting, 1);
                results = all(answers);
            }
            Set<String> closed =
                    new HashSet<>(pools.closedTrackers(meeting, "r1").getOrDefault("poll1", List.of()));
            for (int i = 0; i < results.size(); i++) {
                boolean in = closed.contains(cast("poll1", "slip" + i, 1).tracker());
                assertEquals(
                        in ? new CastResult.Stored() : new CastResult.RoundNotOpen(Optional.of(BoxState.CLOSED)),
                        results.get(i));
            }
            assertTrue(closed.size() >= 20);
        }
    }

    @Test
    void closesWithSortedBallotsIntoRecordAndArchiveAtOnce() {
        String meeting = meeting("close");
        open(meeting);
        for (String slip : List.of("c", "a", "d", "b")) {
            pools.castAll(meeting, "r1", slip(slip, 1));
        }
        assertInstanceOf(RoundChange.Moved.class, pools.close(meeting, "r1", polls -> change(7, "CLOSE_ROUND")));
        assertEquals(Optional.of(BoxState.OPEN), pools.state(meeting, "r1"));
        assertEquals(new CastResult.Stored(), pools.castAll(meeting, "r1", slip("e", 1)));
        List<String> seen = new ArrayList<>();
        pools.close(meeting, "r1", polls -> {
            polls.forEach(poll -> poll.ballots().forEach(ballot -> seen.add(poll.poll() + " " + ballot.tracker())));
            return new Change(
                    1, List.of(entry("CLOSE_ROUND")), List.of(new ArchivePart("poll1", 0, new byte[] {1, 2})));
        });
        assertEquals(10, seen.size());
        assertEquals(seen.stream().sorted().toList(), seen);
        assertEquals(2, STORE.records().tree(meeting).orElseThrow().size());
        assertEquals(2, STORE.files().archive(meeting, "poll1").orElseThrow().length);
        assertEquals(5, pools.closedBallots(meeting, "poll1").size());
    }

    @Test
    void destroysTheBallotsOfARoundThatIsBrokenOff() {
        String meeting = meeting("broken");
        open(meeting);
        pools.castAll(meeting, "r1", slip("a", 1));
        assertInstanceOf(RoundChange.Done.class, pools.breakOff(meeting, "r1", change(1, "BREAK_OFF")));
        assertEquals(
                new CastResult.RoundNotOpen(Optional.of(BoxState.BROKEN_OFF)),
                pools.castAll(meeting, "r1", slip("a", 1)));
        assertEquals(Map.of(), pools.count(meeting, "r1"));
        assertEquals(Map.of(), pools.closedTrackers(meeting, "r1"));
    }

    static String meeting(String name) {
        STORE.records().create(name);
        return name;
    }

    private void open(String meeting) {
        assertInstanceOf(RoundChange.Done.class, pools.open(meeting, "r1", change(0, "OPEN_ROUND")));
    }

    private void close(String meeting, long size) {
        RoundChange done = pools.close(meeting, "r1", polls -> change(size, "CLOSE_ROUND"));
        RoundChange.Done closed = assertInstanceOf(RoundChange.Done.class, done);
        assertEquals(size + 1, closed.appended().tree().size());
    }

    static Change change(long size, String type) {
        return Change.of(size, List.of(entry(type)));
    }

    static NewEntry entry(String type) {
        return new NewEntry(type, ("{\"type\":\"" + type + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    static List<Cast> slip(String slip, int version) {
        return List.of(cast("poll2", slip, version), cast("poll1", slip, version));
    }

    static Cast cast(String poll, String slip, int version) {
        String content = poll + slip + version;
        return new Cast(
                poll,
                "credential-" + slip,
                "tracker" + Integer.toHexString(content.hashCode()) + content,
                content.getBytes(StandardCharsets.UTF_8),
                List.of("alpha 1 of " + content, "alpha 2 of " + content));
    }

    private static Cast with(Cast cast, String... alphas) {
        return new Cast(cast.poll(), cast.credential(), cast.tracker(), cast.ballot(), List.of(alphas));
    }

    static <T> List<T> together(List<Callable<T>> tasks) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return all(threads.invokeAll(tasks));
        }
    }

    private static <T> List<T> all(List<Future<T>> futures) throws Exception {
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            results.add(future.get());
        }
        return results;
    }
}
