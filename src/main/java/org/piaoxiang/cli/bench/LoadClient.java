package org.piaoxiang.cli.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.piaoxiang.cli.demo.HallPlay;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.record.VerifyKey;

/** Casts prepared ballots over HTTP, as many tablets at once as wanted, each with a connection of its own. */
final class LoadClient {
    private static final int OK = 200;

    private final Vertx vertx;
    private final HttpClient http;
    private final int port;

    LoadClient(Vertx vertx, int port, int connections) {
        this.vertx = vertx;
        this.http = vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(connections));
        this.port = port;
    }

    /**
     * What became of a cast.
     *
     * @param due when it should have been posted, so that a late client counts as waiting
     * @param answered when the answer was there
     * @param status its status; 0 where there was none
     * @param body what it said
     */
    record Cast(long due, long answered, int status, String body) {
        boolean accepted() {
            return status == OK;
        }

        long nanos() {
            return answered - due;
        }
    }

    /** Every tablet asks for the round, as it does before it shows a ballot, and keeps its connection. */
    void askForRound(HallPlay.Open hall, int tablets) {
        String path = "/api/tablet/" + hall.meeting() + "/rounds/" + hall.round();
        List<Future<Buffer>> asking = new ArrayList<>();
        for (int i = 0; i < tablets; i++) {
            asking.add(http.request(HttpMethod.GET, port, "127.0.0.1", path)
                    .compose(request ->
                            request.putHeader("X-Meeting-Token", hall.token()).send())
                    .compose(HttpClientResponse::body));
        }
        await(Future.all(asking));
    }

    /** Casts each of {@code ballots} at its time, in milliseconds from now; {@code acknowledged} hears of each receipt. */
    List<Cast> castAt(PreparedBallots ballots, List<Integer> millis, IntConsumer acknowledged) {
        List<Future<Cast>> casts = new ArrayList<>();
        AtomicInteger receipts = new AtomicInteger();
        long start = System.nanoTime();
        for (int i = 0; i < millis.size(); i++) {
            String body = ballots.body(i);
            long due = start + millis.get(i) * 1_000_000L;
            Promise<Cast> done = Promise.promise();
            vertx.setTimer(
                    Math.max(1, millis.get(i)),
                    timer -> post(ballots.hall(), body, due)
                            .onSuccess(cast -> {
                                if (cast.accepted()) {
                                    acknowledged.accept(receipts.incrementAndGet());
                                }
                            })
                            .onComplete(done));
            casts.add(done.future());
        }
        await(Future.join(casts));
        return casts.stream().map(Future::result).toList();
    }

    /** Casts all of {@code ballots} with {@code waiting} of them under way at any time. */
    List<Cast> castAll(PreparedBallots ballots, int waiting) {
        List<Cast> casts = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger next = new AtomicInteger();
        List<Future<Void>> lines = new ArrayList<>();
        for (int i = 0; i < waiting; i++) {
            Promise<Void> line = Promise.promise();
            castNext(ballots, next, casts, line);
            lines.add(line.future());
        }
        await(Future.join(lines));
        return casts;
    }

    private void castNext(PreparedBallots ballots, AtomicInteger next, List<Cast> casts, Promise<Void> line) {
        int index = next.getAndIncrement();
        if (index >= ballots.size()) {
            line.complete();
            return;
        }
        post(ballots.hall(), ballots.body(index), System.nanoTime()).onComplete(cast -> {
            casts.add(cast.result());
            castNext(ballots, next, casts, line);
        });
    }

    private Future<Cast> post(HallPlay.Open hall, String body, long due) {
        String path = "/api/tablet/" + hall.meeting() + "/rounds/" + hall.round() + "/ballots";
        return http.request(HttpMethod.POST, port, "127.0.0.1", path)
                .compose(request -> request.putHeader("X-Meeting-Token", hall.token())
                        .putHeader("Content-Type", "application/json")
                        .putHeader("Origin", "http://127.0.0.1:" + port)
                        .send(body))
                .compose(response -> response.body()
                        .map(answer -> new Cast(
                                due,
                                System.nanoTime(),
                                response.statusCode(),
                                answer.toString(StandardCharsets.UTF_8))))
                .recover(failed -> Future.succeededFuture(
                        new Cast(due, System.nanoTime(), 0, String.valueOf(failed.getMessage()))));
    }

    /** Returns how many of {@code casts} have a receipt that is the server's. */
    static long receipts(List<Cast> casts, VerifyKey serverKey) {
        return casts.stream()
                .filter(Cast::accepted)
                .filter(cast -> isReceipt(cast.body(), serverKey))
                .count();
    }

    private static boolean isReceipt(String body, VerifyKey serverKey) {
        try {
            Fields receipt = Fields.of(JsonReader.read(body), "receipt");
            byte[] statement = receipt.text("statement").getBytes(StandardCharsets.UTF_8);
            return serverKey.verifyBase64(statement, receipt.text("signature"));
        } catch (JsonException noReceipt) {
            return false;
        }
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    void close() {
        await(http.close());
    }
}
