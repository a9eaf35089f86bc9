package org.piaoxiang.cli.bench;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.piaoxiang.proceedings.port.Change;
import org.piaoxiang.proceedings.port.PoolStore.Cast;
import org.piaoxiang.proceedings.port.PoolStore.CastResult;
import org.piaoxiang.store.DatabaseAddress;
import org.piaoxiang.store.EmbeddedPostgres;
import org.piaoxiang.store.Migrations;
import org.piaoxiang.store.Store;

/** Commits alone: ballots already checked go into a box of a database of their own, in the transaction that casting uses. */
final class CommitBench {
    private static final String MEETING = "bench";
    private static final String ROUND = "r1";

    private CommitBench() {}

    /** Returns how many of {@code casts} are stored in a second, after the first {@code warmUp}. */
    static long perSecond(Path folder, Vertx vertx, List<Cast> casts, int warmUp, int waiting) throws Exception {
        try (EmbeddedPostgres database = EmbeddedPostgres.start(folder)) {
            DatabaseAddress address = database.database();
            Migrations.run(address);
            try (Store store = Store.open(vertx, address)) {
                store.records().create(MEETING);
                store.pools().open(MEETING, ROUND, new Change(0, List.of(), List.of()));
                storeAll(store, casts.subList(0, warmUp), waiting);
                long begin = System.nanoTime();
                storeAll(store, casts.subList(warmUp, casts.size()), waiting);
                return Rates.perSecond(casts.size() - warmUp, System.nanoTime() - begin);
            }
        }
    }

    private static void storeAll(Store store, List<Cast> casts, int waiting) throws InterruptedException {
        Semaphore free = new Semaphore(waiting);
        List<Future<CastResult>> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Cast cast : casts) {
                free.acquire();
                results.add(threads.submit(() -> {
                    try {
                        return store.pools().castAll(MEETING, ROUND, List.of(cast));
                    } finally {
                        free.release();
                    }
                }));
            }
        }
        for (Future<CastResult> result : results) {
            if (!(PreparedBallots.get(result) instanceof CastResult.Stored)) {
                throw new IllegalStateException("a ballot was not stored");
            }
        }
    }
}
