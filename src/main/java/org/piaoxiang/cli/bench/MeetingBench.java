package org.piaoxiang.cli.bench;

import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.piaoxiang.cli.bench.Measure.Unit;
import org.piaoxiang.cli.demo.HallPlay;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.proceedings.port.PoolStore;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.Groups;
import org.piaoxiang.record.VerifyKey;
import org.piaoxiang.station.ServerClient;

/** A hall casts, screens listen, and casting as fast as possible is compared with its two ingredients alone. */
final class MeetingBench {
    private static final int HALL_MILLIS = 5_000;
    private static final int SCREENS = 200;
    private static final int CHANGES = 50;
    private static final int WAITING = 64;
    private static final long RECEIPT_AIM = 250;
    private static final long SEEN_AIM = 200;
    private static final String COMPARED = "同一次运行中的对照";

    private final int tablets;
    private final int ballots;
    private final Path folder;
    private final PrintWriter progress;
    private final SecureRandom random = new SecureRandom();
    private final Group group = Groups.byName("Ed25519").orElseThrow();
    private final List<Measure> measures = new ArrayList<>();

    MeetingBench(int tablets, int ballots, Path folder, PrintWriter progress) {
        this.tablets = tablets;
        this.ballots = ballots;
        this.folder = folder;
        this.progress = progress;
    }

    List<Measure> run() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            PreparedBallots many;
            Sustained casts;
            try (ServerProcess server = ServerProcess.start(List.of(tablets, ballots))) {
                PreparedBallots hall = prepare(server, 0, tablets, vertx);
                many = prepare(server, 1, ballots, vertx);
                hall(server, hall, vertx);
                casts = sustained(server, many, vertx);
            }
            compare(casts, many, vertx);
        } finally {
            LoadClient.await(vertx.close());
        }
        return measures;
    }

    private PreparedBallots prepare(ServerProcess server, int index, int voters, Vertx vertx) throws Exception {
        progress.println("  " + voters + " 人的会场：开到投票，备好票 …");
        HallPlay.Open open = HallPlay.open(
                server.address(), server.hall(index), voters, group, folder.resolve("stations" + index), random, vertx);
        return PreparedBallots.of(open, random);
    }

    private void hall(ServerProcess server, PreparedBallots hall, Vertx vertx) throws Exception {
        progress.println("  " + tablets + " 台平板在 5 秒内投票，" + SCREENS + " 个画面在看 …");
        Fields links = server.hall(0).object("links");
        ServerClient desk = ServerClient.person(server.address());
        desk.signInByLink(links.text("desk"));
        ServerClient projector = ServerClient.person(server.address());
        projector.signInByLink(links.text("projector"));
        LoadClient load = new LoadClient(vertx, server.port(), tablets);
        try (Listeners screens = new Listeners(
                vertx,
                server.port(),
                hall.hall(),
                List.of(desk.cookie().orElseThrow(), projector.cookie().orElseThrow()),
                SCREENS)) {
            List<Integer> times = new ArrayList<>();
            for (int i = 0; i < tablets; i++) {
                times.add(random.nextInt(HALL_MILLIS));
            }
            load.askForRound(hall.hall(), tablets);
            long[] acknowledged = new long[tablets];
            List<LoadClient.Cast> casts =
                    load.castAt(hall, times, number -> acknowledged[number - 1] = System.nanoTime());
            long receipts = LoadClient.receipts(casts, serverKey(server, 0));
            String part = "会场：" + tablets + " 台平板 5 秒内各投一次";
            measures.add(Measure.atMost(part, "hallFailures", "没有拿到有效回执", tablets - receipts, Unit.COUNT, 0));
            measures.addAll(
                    new Latencies(casts.stream().map(LoadClient.Cast::nanos).toList())
                            .measures(part, "hallReceipt", "从提交到落盘回执", RECEIPT_AIM));
            String seen = SCREENS + " 个画面（平板、大屏、会务各占一部分）";
            measures.addAll(new Latencies(
                            screens.returned(Arrays.stream(acknowledged).boxed().toList()))
                    .measures(seen, "returnedSeen", "会场投票时，回执后多久看到收回数", SEEN_AIM));
            List<Long> entries = new ArrayList<>();
            for (int i = 0; i < CHANGES; i++) {
                Json.Obj addendum = Json.object("entry", Json.number(0), "text", Json.text("测量用的补记 " + i));
                entries.addAll(screens.see(() -> desk.act(hall.hall().meeting(), "ADDENDUM", addendum)));
            }
            measures.addAll(new Latencies(entries).measures(seen, "entrySeen", "新记录确认后多久看到", SEEN_AIM));
        } finally {
            load.close();
        }
    }

    private static VerifyKey serverKey(ServerProcess server, int hall) throws Exception {
        return VerifyKey.ofBase64(server.hall(hall).text("serverKey")).orElseThrow();
    }

    /**
     * What casting as fast as possible gave.
     *
     * @param rate ballots a second, after the first fifth
     * @param serverMicros processor time of the server for a ballot
     * @param allMicros the same together with the database's and the load generator's
     * @param elapsedMicros how long all of it took
     */
    private record Sustained(long rate, long serverMicros, long allMicros, long elapsedMicros) {}

    private Sustained sustained(ServerProcess server, PreparedBallots many, Vertx vertx) throws Exception {
        progress.println("  " + ballots + " 张票尽快投 …");
        LoadClient load = new LoadClient(vertx, server.port(), WAITING);
        try {
            Duration own = server.ownWork();
            Duration database = server.databaseWork();
            Duration client = ServerProcess.work(ProcessHandle.current());
            long begin = System.nanoTime();
            List<LoadClient.Cast> casts = load.castAll(many, WAITING);
            String part = "持续投票：" + ballots + " 张，同时 " + WAITING + " 张在途";
            long receipts = LoadClient.receipts(casts, serverKey(server, 1));
            measures.add(Measure.atMost(part, "castFailures", "没有拿到有效回执", ballots - receipts, Unit.COUNT, 0));
            List<Long> answered = new ArrayList<>(
                    casts.stream().map(LoadClient.Cast::answered).toList());
            Collections.sort(answered);
            int warmUp = ballots / 5;
            long rate = Rates.perSecond(ballots - warmUp, answered.getLast() - answered.get(warmUp - 1));
            measures.add(Measure.of(part, "castsPerSecond", "投票（证明、落盘、回执，经 HTTP）", rate, Unit.PER_SECOND));
            List<Measure> work = List.of(
                    micros(part, "serverMicros", "每张票：服务器的处理器时间", own, server.ownWork(), ballots),
                    micros(part, "databaseMicros", "每张票：数据库的处理器时间", database, server.databaseWork(), ballots),
                    micros(
                            part,
                            "clientMicros",
                            "每张票：模拟平板的处理器时间",
                            client,
                            ServerProcess.work(ProcessHandle.current()),
                            ballots));
            measures.addAll(work);
            return new Sustained(
                    rate,
                    work.getFirst().value(),
                    work.stream().mapToLong(Measure::value).sum(),
                    (answered.getLast() - begin) / 1000);
        } finally {
            load.close();
        }
    }

    private static Measure micros(String part, String key, String label, Duration before, Duration after, int number) {
        return Measure.of(part, key, label, after.minus(before).toNanos() / 1000 / number, Unit.MICROSECONDS);
    }

    private void compare(Sustained casts, PreparedBallots many, Vertx vertx) throws Exception {
        progress.println("  单独查证明，单独落盘 …");
        int warmUp = ballots / 5;
        check(many, 0, warmUp);
        Duration work = ServerProcess.work(ProcessHandle.current());
        long begin = System.nanoTime();
        List<PoolStore.Cast> checked = check(many, warmUp, ballots);
        long proofs = Rates.perSecond(checked.size(), System.nanoTime() - begin);
        Measure micros = micros(
                COMPARED,
                "proofMicros",
                "每张票：查证明的处理器时间",
                work,
                ServerProcess.work(ProcessHandle.current()),
                checked.size());
        long commits = CommitBench.perSecond(folder.resolve("commits"), vertx, checked, checked.size() / 5, WAITING);
        String part = COMPARED;
        measures.add(Measure.of(part, "proofsPerSecond", "只查证明，所有核", proofs, Unit.PER_SECOND));
        measures.add(micros);
        measures.add(Measure.of(part, "commitsPerSecond", "只落盘，同样的事务", commits, Unit.PER_SECOND));
        measures.add(percent("castsOfProofs", "投票 ÷ 只查证明", casts.rate(), proofs));
        measures.add(percent("castsOfCommits", "投票 ÷ 只落盘", casts.rate(), commits));
        measures.add(percent("proofsOfServer", "查证明占服务器处理器时间", micros.value(), casts.serverMicros()));
        long available = Runtime.getRuntime().availableProcessors() * casts.elapsedMicros();
        measures.add(percent("coresUsed", "投票时三者占所有核（近 100% 即不在等落盘）", casts.allMicros() * ballots, available));
    }

    private static Measure percent(String key, String label, long part, long whole) {
        return Measure.of(COMPARED, key, label, Rates.percent(part, whole), Unit.PERCENT);
    }

    private static List<PoolStore.Cast> check(PreparedBallots ballots, int from, int to) throws InterruptedException {
        List<PoolStore.Cast> casts = new ArrayList<>();
        try (ExecutorService cores = PreparedBallots.allCores()) {
            List<Future<PoolStore.Cast>> checks = new ArrayList<>();
            for (int i = from; i < to; i++) {
                int index = i;
                checks.add(cores.submit(() -> ballots.check(index)));
            }
            for (Future<PoolStore.Cast> check : checks) {
                casts.add(PreparedBallots.get(check));
            }
        }
        return casts;
    }
}
