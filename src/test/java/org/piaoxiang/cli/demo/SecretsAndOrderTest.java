package org.piaoxiang.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.protocol.ballot.Tracker;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.Groups;
import org.piaoxiang.protocol.group.HashFunction;

/**
 * A hall votes on a server in another process; then everything that this process has is searched, with the rights of who
 * owns the machine: tablets' secrets stand nowhere, and nothing tells in which order ballots came.
 */
class SecretsAndOrderTest {
    private static final int MEMBERS = 200;
    private static final Group GROUP = Groups.byName("Ed25519").orElseThrow();

    private final RecordingRandom random = new RecordingRandom();
    private final Canaries secrets = new Canaries();
    /** What does stand on the server: shows that the search finds things. */
    private final Canaries known = new Canaries();

    private final List<String> castOrder = new ArrayList<>();
    /** Keys of slips as they stand in ballots, by tracker: an order of ballots may go by either. */
    private final Map<String, String> credentials = new HashMap<>();

    @Test
    void tabletsSecretsAndTheOrderOfBallotsStandNowhere(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("server.log");
        Path logging = Files.writeString(
                folder.resolve("logging.properties"),
                String.join(
                        "\n",
                        "handlers=java.util.logging.FileHandler",
                        ".level=ALL",
                        "io.netty.level=ALL",
                        "io.vertx.level=ALL",
                        "org.flywaydb.level=ALL",
                        "java.util.logging.FileHandler.level=ALL",
                        "java.util.logging.FileHandler.formatter=java.util.logging.SimpleFormatter",
                        "java.util.logging.FileHandler.encoding=UTF-8",
                        "java.util.logging.FileHandler.pattern=" + log));
        Vertx vertx = Vertx.vertx();
        Path data = folder.resolve("server");
        try (ServerProcess server =
                ServerProcess.start(data, List.of("-Xmx384m", "-Djava.util.logging.config.file=" + logging))) {
            Json.Obj cast = new HallOffice(server.uri(), server.authority(), server.setUpCode())
                    .prepare(SampleMeeting.hall("canary", MEMBERS, 1));
            try (Stage stage = new Stage(
                    server.uri(), Fields.of(cast, "cast"), GROUP, folder.resolve("stations"), random, vertx)) {
                HallPlay play = new HallPlay(stage, MEMBERS);
                List<SimulatedTablet> tablets = play.tablets();
                play.gather(1);
                play.openRound(1);
                castInRandomOrder(tablets);
                searchOpenBox(server, data, log, folder);
                play.closeRound(1);
                play.finishRound(1);
                stage.person("chair").does("ADJOURN", "{}");
                searchAfterwards(server, data, log, folder, stage, tablets);
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private void castInRandomOrder(List<SimulatedTablet> tablets) throws Exception {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < tablets.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, random);
        for (int i : order) {
            SimulatedTablet tablet = tablets.get(i);
            random.listen(true);
            Json.Obj ballots = tablet.prepare("r1", HallPlay.marks(1, i));
            random.listen(false);
            Fields ballot =
                    Fields.of(Fields.of(ballots, "body").array("ballots").getFirst(), "ballot");
            plant(tablet, ballot.text("uuid"), ballot.text("ballot"), random.take());
            String tracker = Tracker.of(ballot.text("ballot").getBytes(StandardCharsets.UTF_8), GROUP.hash())
                    .full();
            tablet.send("r1", ballots);
            castOrder.add(tracker);
            known.addText("tracker", tracker);
        }
    }

    /** Takes down what only this tablet may know. */
    private void plant(SimulatedTablet tablet, String uuid, String ballot, List<byte[]> draws) {
        String secret = tablet.slip().reveal();
        secrets.addText("slip", secret);
        secrets.addText("slip without hyphens", secret.replace("-", ""));
        secrets.addText("printed slip", tablet.slip().slipCode());
        BigInteger order = GROUP.scalars().order();
        BigInteger exponent = new BigInteger(
                        1,
                        concatenated(
                                HashFunction.SHA_256.digest("derive_credential|" + uuid + "|0|" + secret),
                                HashFunction.SHA_256.digest("derive_credential|" + uuid + "|1|" + secret)))
                .mod(order);
        String key = tablet.slip().publicKey(GROUP, uuid);
        assertEquals(key, power(exponent), "the derived scalar is the right one");
        secrets.addNumber("derived scalar", exponent);
        String tracker = Tracker.of(ballot.getBytes(StandardCharsets.UTF_8), GROUP.hash())
                .full();
        credentials.put(tracker, key);
        int encryptions = 0;
        for (byte[] draw : draws) {
            byte[] masked = draw.clone();
            masked[0] &= 0x1f;
            BigInteger number = new BigInteger(1, masked);
            if (number.compareTo(order) >= 0 || ballot.contains("\"" + number + "\"")) {
                // Drawn again, or published as a part of a proof.
                continue;
            }
            if (ballot.contains("\"alpha\":\"" + power(number) + "\"")) {
                encryptions++;
                secrets.addNumber("encryption randomness", number);
            } else {
                secrets.addNumber("proof nonce", number);
            }
        }
        assertEquals(3, encryptions, "one for each answer");
    }

    private static String power(BigInteger exponent) {
        return GROUP.secretPower(GROUP.scalars().secret(exponent.toByteArray())).encoded();
    }

    private static byte[] concatenated(byte[] one, byte[] other) {
        byte[] both = java.util.Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private void searchOpenBox(ServerProcess server, Path data, Path log, Path folder) throws Exception {
        try (ServerData kept = new ServerData(data)) {
            Map<String, byte[]> dump = kept.dump();
            Path heap = heapDump(server, folder.resolve("open.hprof"));
            noSecretIn(kept, dump, heap, log);
            String box = dump.keySet().stream()
                    .filter(name -> name.startsWith("box.b"))
                    .findFirst()
                    .orElseThrow();
            // Controls: the search finds what is there, and the open box, of which nothing may remain, has the order.
            assertFalse(known.in(heap).isEmpty(), "the search finds trackers in the heap");
            assertFalse(known.in(dump.getOrDefault(box, new byte[0])).isEmpty(), "and in the box");
            assertTrue(anyOf(journal(kept), known), "and in the journal");
            byte[] byTransaction = kept.rows("SELECT * FROM " + box + " ORDER BY xmin::text::bigint");
            assertTrue(rho(byTransaction) > 0.99, "and an order is seen where there is one");
            assertEquals(
                    List.of("ballot", "credential", "poll", "tracker"),
                    kept.column("SELECT column_name FROM information_schema.columns WHERE table_schema = 'box'"
                            + " AND table_name LIKE 'b%' ORDER BY 1"));
            assertEquals(
                    List.of("alpha", "poll"),
                    kept.column("SELECT column_name FROM information_schema.columns WHERE table_schema = 'box'"
                            + " AND table_name LIKE 'a%' ORDER BY 1"),
                    "what is known of the random numbers names no slip");
        }
    }

    private void searchAfterwards(
            ServerProcess server, Path data, Path log, Path folder, Stage stage, List<SimulatedTablet> tablets)
            throws Exception {
        try (ServerData kept = new ServerData(data)) {
            Map<String, byte[]> dump = kept.dump();
            noSecretIn(kept, dump, heapDump(server, folder.resolve("closed.hprof")), log);
            Map<String, byte[]> artefacts = new LinkedHashMap<>();
            dump.forEach((table, rows) -> artefacts.put("table " + table, rows));
            artefacts.put(
                    "closed ballots by key", kept.rows("SELECT * FROM closed_ballot ORDER BY meeting, poll, tracker"));
            artefacts.put(
                    "closed ballots by their transaction",
                    kept.rows("SELECT * FROM closed_ballot ORDER BY xmin::text::bigint, ctid"));
            for (Path file : kept.files()) {
                artefacts.put("file " + data.relativize(file), Files.readAllBytes(file));
            }
            artefacts.put("log", Files.readAllBytes(log));
            artefacts.put(
                    "closed set as tablets get it",
                    String.join(" ", tablets.getFirst().closedBox("r1")).getBytes(StandardCharsets.UTF_8));
            artefacts.put(
                    "record", String.join("\n", stage.person("clerk").entries()).getBytes(StandardCharsets.UTF_8));
            String poll = stage.polls("r1", "i1").getOrDefault("", "");
            byte[] archive = stage.person("observer")
                    .client()
                    .bytes("/api/meetings/" + stage.meeting() + "/polls/" + poll + ".bel");
            artefacts.put("archive", archive);
            byte[] export = stage.person("clerk").client().bytes("/api/meetings/" + stage.meeting() + "/export.zip");
            artefacts.putAll(unzipped(export));
            noOrderIn(artefacts);
            nothingIsDated(kept, archive);
        }
    }

    private void noSecretIn(ServerData kept, Map<String, byte[]> dump, Path heap, Path log) throws IOException {
        Set<String> leaks = new TreeSet<>();
        dump.forEach((table, rows) -> secrets.in(rows).forEach(what -> leaks.add(what + " in table " + table)));
        for (Path file : kept.files()) {
            secrets.in(file).forEach(what -> leaks.add(what + " in " + file.getFileName()));
        }
        secrets.in(heap).forEach(what -> leaks.add(what + " in the heap"));
        secrets.in(log).forEach(what -> leaks.add(what + " in the log"));
        assertEquals(Set.of(), leaks, secrets.size() + " writings of secrets were looked for");
        assertTrue(Files.size(log) > 0, "the log was kept");
    }

    private void noOrderIn(Map<String, byte[]> artefacts) {
        double bound = RankCorrelation.bound(MEMBERS);
        assertTrue(RankCorrelation.between(castOrder, castOrder) > bound, "the order itself is over the bound");
        Map<String, Double> measured = new TreeMap<>();
        artefacts.forEach((name, bytes) -> {
            double rho = rho(bytes);
            if (!Double.isNaN(rho)) {
                measured.put(name, rho);
            }
        });
        System.out.println("rank correlation with the order of casting, bound " + bound + ": " + measured);
        for (String must : List.of("table public.closed_ballot", "closed set as tablets get it", "archive")) {
            assertTrue(measured.containsKey(must), must + " lists the ballots");
        }
        measured.forEach((name, rho) -> assertTrue(Math.abs(rho) < bound, name + " has the order of casting: " + rho));
    }

    /** Returns the correlation of the order in which ballots first appear in {@code bytes}; NaN where most do not. */
    private double rho(byte[] bytes) {
        double byTracker = rho(bytes, tracker -> tracker);
        double byKey = rho(bytes, tracker -> credentials.getOrDefault(tracker, ""));
        return Double.isNaN(byTracker) || Math.abs(byKey) > Math.abs(byTracker) ? byKey : byTracker;
    }

    private double rho(byte[] bytes, java.util.function.UnaryOperator<String> name) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        Map<String, Integer> places = new HashMap<>();
        for (String tracker : castOrder) {
            int place = text.indexOf(name.apply(tracker));
            if (place >= 0) {
                places.put(tracker, place);
            }
        }
        List<String> found = castOrder.stream().filter(places::containsKey).toList();
        List<String> order =
                found.stream().sorted(Comparator.comparing(places::get)).toList();
        return found.size() < MEMBERS * 9 / 10 ? Double.NaN : RankCorrelation.between(found, order);
    }

    /** Ballots have no time, device or address of their own, and came into their table in one transaction. */
    private static void nothingIsDated(ServerData kept, byte[] archive) throws Exception {
        assertEquals(
                List.of("ballot", "meeting", "poll", "round", "tracker"),
                kept.column("SELECT column_name FROM information_schema.columns"
                        + " WHERE table_schema = 'public' AND table_name = 'closed_ballot' ORDER BY 1"));
        assertEquals(List.of("1"), kept.column("SELECT count(DISTINCT xmin::text) FROM closed_ballot"));
        assertEquals(List.of("off"), kept.column("SHOW track_commit_timestamp"));
        assertEquals(List.of(), kept.column("SELECT tablename FROM pg_tables WHERE schemaname = 'box'"));
        Set<String> times = new TreeSet<>();
        for (int at = 0; at + 512 <= archive.length && archive[at] != 0; ) {
            String header = new String(archive, at, 512, StandardCharsets.ISO_8859_1);
            times.add(header.substring(136, 147));
            int size = Integer.parseInt(header.substring(124, 135).strip(), 8);
            at += 512 + (size + 511) / 512 * 512;
        }
        assertEquals(1, times.size(), "all parts of the archive bear the time of its setup");
    }

    private static Map<String, byte[]> unzipped(byte[] zip) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put("export " + entry.getName(), in.readAllBytes());
            }
        }
        return parts;
    }

    private static List<Path> journal(ServerData kept) throws IOException {
        return kept.files().stream()
                .filter(file -> file.toString().contains("/pg_wal/"))
                .toList();
    }

    private static boolean anyOf(List<Path> files, Canaries known) throws IOException {
        for (Path file : files) {
            if (!known.in(file).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Writes all objects of the server's process, dead ones too. */
    private static Path heapDump(ServerProcess server, Path file) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process dump = new ProcessBuilder(
                        jcmd.toString(), String.valueOf(server.pid()), "GC.heap_dump", "-all", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertTrue(dump.waitFor(2, TimeUnit.MINUTES));
        assertTrue(Files.size(file) > 1 << 20, "the heap was written");
        return file;
    }
}
