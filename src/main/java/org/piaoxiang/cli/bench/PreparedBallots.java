package org.piaoxiang.cli.bench;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.piaoxiang.cli.demo.HallPlay;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.proceedings.BallotGate;
import org.piaoxiang.proceedings.port.PoolStore.Cast;
import org.piaoxiang.protocol.ballot.BallotBuilder;
import org.piaoxiang.protocol.credential.Credential;

/** A ballot for every slip of a hall, made before anything is measured. */
final class PreparedBallots {
    private static final List<List<List<Integer>>> MARKS =
            List.of(List.of(List.of(1, 0, 0)), List.of(List.of(0, 1, 0)), List.of(List.of(0, 0, 1)));

    private final HallPlay.Open hall;
    private final BallotGate gate;
    private final List<byte[]> ballots;

    private PreparedBallots(HallPlay.Open hall, BallotGate gate, List<byte[]> ballots) {
        this.hall = hall;
        this.gate = gate;
        this.ballots = ballots;
    }

    /** Makes them on all cores. */
    static PreparedBallots of(HallPlay.Open hall, SecureRandom random) throws InterruptedException {
        BallotGate gate = BallotGate.of(hall.archive());
        BallotBuilder builder = new BallotBuilder(gate.election(), random::nextBytes);
        List<byte[]> ballots = new ArrayList<>();
        try (ExecutorService workers = allCores()) {
            List<Future<byte[]>> making = new ArrayList<>();
            for (Credential slip : hall.slips()) {
                List<List<Integer>> marks = MARKS.get(making.size() % MARKS.size());
                making.add(workers.submit(() -> builder.build(slip, marks).bytes()));
            }
            for (Future<byte[]> ballot : making) {
                ballots.add(get(ballot));
            }
        }
        return new PreparedBallots(hall, gate, ballots);
    }

    /** Returns a pool with a thread for each core. */
    static ExecutorService allCores() {
        return Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    }

    static <T> T get(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    HallPlay.Open hall() {
        return hall;
    }

    int size() {
        return ballots.size();
    }

    /** Returns what a tablet posts. */
    String body(int index) {
        return JsonWriter.compact(Json.object(
                "ballots",
                Json.array(List.of(Json.object(
                        "uuid",
                        Json.text(hall.poll()),
                        "ballot",
                        Json.text(new String(ballots.get(index), StandardCharsets.UTF_8)))))));
    }

    /** Checks a ballot as the server does before it stores it. */
    Cast check(int index) {
        byte[] ballot = ballots.get(index);
        return switch (gate.check(ballot)) {
            case BallotGate.Passage.Accepted accepted ->
                new Cast(hall.poll(), accepted.credential(), accepted.tracker().full(), ballot, accepted.alphas());
            case BallotGate.Passage.Refused refused -> throw new IllegalStateException(refused.code());
        };
    }
}
