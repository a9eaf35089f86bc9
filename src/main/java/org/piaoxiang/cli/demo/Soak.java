package org.piaoxiang.cli.demo;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.piaoxiang.cli.SeededRandom;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.group.Groups;
import org.piaoxiang.station.ServerClient;
import org.piaoxiang.station.StationRefusal;

/**
 * Casts ballots while server and database are killed at moments that follow from a seed. Promised, and checked in every
 * round: each acknowledged ballot is in the closed box, none twice; each other one can be cast again; and the meeting goes on
 * with the same sessions.
 */
final class Soak {
    private static final int KILLS_A_ROUND = 5;
    private static final int HANDS = 4;
    private static final int MOMENTS_MICROS = 20_000;
    private static final int MOST_TRIES = 2_400;
    private static final long TRY_AGAIN_MILLIS = 50;
    private static final int BUSY = 503;

    private final Plan plan;
    private final Consumer<String> progress;
    private final SeededRandom moments;
    private final List<String> broken = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Integer> struck = new TreeMap<>();
    private volatile boolean starting;

    /**
     * What is tried.
     *
     * @param members tablets of the hall; each casts once a round
     * @param kills how often the server is killed
     * @param databaseKills how often the database is killed
     * @param seed gives the moments
     */
    record Plan(int members, int kills, int databaseKills, String seed) {
        int rounds() {
            return Math.max(1, Math.ceilDiv(Math.max(kills, databaseKills), KILLS_A_ROUND));
        }
    }

    Soak(Plan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
        this.moments = new SeededRandom(plan.seed());
    }

    /** Runs in the empty folder {@code data}; returns every broken promise. */
    List<String> run(Path data, SecureRandom random)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        SampleMeeting sample = SampleMeeting.hall("soak", plan.members(), plan.rounds());
        Vertx vertx = Vertx.vertx();
        try (ServerProcess server = ServerProcess.startOverTls(data.resolve("server"))) {
            progress.accept("服务器已启动，进程 " + server.pid() + "；种子 " + plan.seed());
            Json.Obj cast = new HallOffice(server.uri(), server.authority(), server.setUpCode()).prepare(sample);
            try (Stage stage = new Stage(
                    server.uri(),
                    server.authority(),
                    Fields.of(cast, "cast"),
                    Groups.byName("Ed25519").orElseThrow(),
                    data.resolve("stations"),
                    random,
                    vertx)) {
                HallPlay play = new HallPlay(stage, plan.members());
                List<SimulatedTablet> tablets = play.tablets();
                play.gather(plan.rounds());
                for (int round = 1; round <= plan.rounds(); round++) {
                    play.openRound(round);
                    round(round, tablets, server);
                    play.closeRound(round);
                    check(round, tablets);
                    play.finishRound(round);
                }
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
        return List.copyOf(broken);
    }

    /** All tablets cast, a few at a time, while somebody pulls plugs. */
    private void round(int round, List<SimulatedTablet> tablets, ServerProcess server)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal {
        List<Json.Obj> ballots = new ArrayList<>();
        for (int i = 0; i < tablets.size(); i++) {
            ballots.add(tablets.get(i).prepare("r" + round, HallPlay.marks(round, i)));
        }
        AtomicInteger next = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        AtomicInteger tries = new AtomicInteger();
        try (ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> casting = new ArrayList<>();
            for (int hand = 0; hand < HANDS; hand++) {
                casting.add(hands.submit(() -> {
                    for (int i = next.getAndIncrement(); i < tablets.size(); i = next.getAndIncrement()) {
                        tries.addAndGet(cast(round, tablets.get(i), ballots.get(i)));
                        done.incrementAndGet();
                    }
                    return null;
                }));
            }
            strike(round, server, done, tablets.size());
            for (Future<?> hand : casting) {
                hand.get();
            }
        } catch (ExecutionException bug) {
            throw new IllegalStateException("a tablet broke", bug.getCause());
        }
        progress.accept("第 " + round + "/" + plan.rounds() + " 轮：" + tablets.size() + " 台平板提交 " + tries + " 次");
    }

    /**
     * Casts until the ballots are acknowledged; returns how often they were sent. How long a killed server takes to start
     * belongs to the machine: tries meanwhile do not count.
     */
    private int cast(int round, SimulatedTablet tablet, Json.Obj ballots) throws InterruptedException, JsonException {
        int attempt = 0;
        String last = "";
        for (int counted = 0; counted < MOST_TRIES; counted += starting ? 0 : 1) {
            attempt++;
            try {
                tablet.send("r" + round, ballots);
                return attempt;
            } catch (ServerClient.Refusal refused) {
                if (refused.status() != BUSY) {
                    breaks("第 " + round + " 轮：未确认的票再次提交时被拒绝（" + refused.code() + "）");
                    return attempt;
                }
                last = refused.code();
            } catch (IOException notAnswered) {
                // The tablet does not know whether its ballots are in: it sends them again.
                last = notAnswered.getClass().getSimpleName();
            }
            Thread.sleep(TRY_AGAIN_MILLIS);
        }
        breaks("第 " + round + " 轮：有一张票始终没有得到回执（最后一次：" + last + "）");
        return attempt;
    }

    /** Kills what the plan says for this round, each after some ballots, and a moment later. */
    private void strike(int round, ServerProcess server, AtomicInteger done, int all)
            throws IOException, InterruptedException {
        int kills = share(plan.kills(), round);
        int databaseKills = share(plan.databaseKills(), round);
        List<Integer> after = new ArrayList<>();
        for (int i = 0; i < kills + databaseKills; i++) {
            after.add(chance(all - 1));
        }
        Collections.sort(after);
        int first = chance(kills + 1);
        for (int i = 0; i < after.size(); i++) {
            while (done.get() < after.get(i)) {
                LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(200));
            }
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(chance(MOMENTS_MICROS)));
            boolean database = i >= first && i < first + databaseKills;
            String what = database ? "数据库" : "服务器";
            progress.accept("  kill -9 " + what + "，已确认 " + done + "/" + all);
            if (database) {
                server.killDatabase();
            } else {
                starting = true;
                server.killAndRestart();
                starting = false;
            }
            struck.merge(what, 1, Integer::sum);
        }
    }

    /** Returns how many of {@code all} fall into this round. */
    private int share(int all, int round) {
        return all * round / plan.rounds() - all * (round - 1) / plan.rounds();
    }

    /** Returns a number from 0 to below {@code bound} that follows from the seed. */
    private int chance(int bound) {
        byte[] bytes = new byte[Long.BYTES];
        moments.fill(bytes);
        return (int) Long.remainderUnsigned(ByteBuffer.wrap(bytes).getLong(), bound);
    }

    /** Compares the closed box with the receipts. */
    private void check(int round, List<SimulatedTablet> tablets)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal {
        List<String> box = tablets.getFirst().closedBox("r" + round);
        Set<String> closed = new HashSet<>(box);
        if (closed.size() != box.size()) {
            breaks("第 " + round + " 轮：票箱内有重复的票");
        }
        int acknowledged = 0;
        for (SimulatedTablet tablet : tablets) {
            acknowledged += tablet.trackers().size();
            if (!closed.containsAll(tablet.trackers())) {
                breaks("第 " + round + " 轮：有回执的票不在票箱内");
            }
        }
        if (acknowledged != closed.size()) {
            breaks("第 " + round + " 轮：回执 " + acknowledged + " 张，票箱内 " + closed.size() + " 张");
        }
        progress.accept("  封箱：回执 " + acknowledged + " 张，票箱内 " + closed.size() + " 张，" + struck);
    }

    private void breaks(String promise) {
        broken.add(promise);
        progress.accept("✕ " + promise);
    }

    /** Returns how often what was killed. */
    Map<String, Integer> struck() {
        return Map.copyOf(struck);
    }
}
