package org.piaoxiang.cli.serve;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.piaoxiang.proceedings.ServerKeys;
import org.piaoxiang.proceedings.port.FileStore;
import org.piaoxiang.proceedings.port.Stores;
import org.piaoxiang.record.NoteKey;
import org.piaoxiang.server.PiaoxiangServer;
import org.piaoxiang.server.WitnessFeed;
import org.piaoxiang.store.DatabaseAddress;
import org.piaoxiang.store.EmbeddedPostgres;
import org.piaoxiang.store.Migrations;
import org.piaoxiang.store.StartRefused;
import org.piaoxiang.store.Store;
import org.piaoxiang.verifier.ServerCard;

/** A server over its data folder: database, keys, HTTP. A database of its own that dies is started again. */
public final class RunningServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(RunningServer.class.getName());

    private static final Duration LOOK_FOR_CHECKPOINTS = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final Optional<EmbeddedPostgres> embedded;
    private final Store store;
    private final ServerKeys keys;
    private final PiaoxiangServer server;
    private final WitnessFeed feed;

    private RunningServer(
            Vertx vertx,
            Optional<EmbeddedPostgres> embedded,
            Store store,
            ServerKeys keys,
            PiaoxiangServer server,
            WitnessFeed feed) {
        this.feed = feed;
        this.vertx = vertx;
        this.embedded = embedded;
        this.store = store;
        this.keys = keys;
        this.server = server;
    }

    /**
     * Starts in {@code data}.
     *
     * @param external the database to use instead of an embedded one
     * @param witnesses which witnesses are asked, and for whom this server is one
     * @param routes mounts what the command adds, before the pages
     * @throws StartRefused where the embedded database cannot start
     */
    public static RunningServer start(
            Path data,
            Optional<DatabaseAddress> external,
            PiaoxiangServer.Settings settings,
            Witnesses witnesses,
            SecureRandom random,
            Consumer<Router> routes)
            throws StartRefused, InterruptedException, SQLException, IOException {
        return start(
                data,
                external.isPresent() ? Optional.empty() : Optional.of(EmbeddedPostgres.start(data)),
                external,
                settings,
                witnesses,
                random,
                routes);
    }

    /** Starts in {@code data}, which nobody needs after this machine has stopped. */
    public static RunningServer startThrowAway(
            Path data, PiaoxiangServer.Settings settings, SecureRandom random, Consumer<Router> routes)
            throws StartRefused, InterruptedException, SQLException, IOException {
        return start(
                data,
                Optional.of(EmbeddedPostgres.startThrowAway(data)),
                Optional.empty(),
                settings,
                Witnesses.none(),
                random,
                routes);
    }

    private static RunningServer start(
            Path data,
            Optional<EmbeddedPostgres> embedded,
            Optional<DatabaseAddress> external,
            PiaoxiangServer.Settings settings,
            Witnesses witnesses,
            SecureRandom random,
            Consumer<Router> routes)
            throws SQLException, IOException {
        try {
            DatabaseAddress address = external.isPresent()
                    ? external.get()
                    : embedded.orElseThrow().database();
            Migrations.run(address);
            ServerKeys keys = new ServerKeys(data.resolve("keys"), random);
            Vertx vertx = Vertx.vertx();
            Store store = Store.open(vertx, address);
            new RestoredMark(data).declare(store.records(), keys.signingKey());
            PiaoxiangServer server = PiaoxiangServer.start(
                    vertx,
                    new Stores(store.records(), store.pools(), store.files(), store.accounts()),
                    keys,
                    settings,
                    random,
                    InstantSource.system(),
                    new PiaoxiangServer.Extra() {
                        @Override
                        public void mount(Router router) {
                            witnesses.mount(router, store.witnesses(), keys);
                            routes.accept(router);
                        }

                        @Override
                        public void closed() {
                            embedded.ifPresent(RunningServer::forgetOrder);
                        }
                    });
            embedded.ifPresent(EmbeddedPostgres::keepRunning);
            WitnessFeed feed = new WitnessFeed(store.records(), witnesses.asked(), witnesses.tls());
            if (!witnesses.asked().isEmpty()) {
                feed.start(LOOK_FOR_CHECKPOINTS);
            }
            return new RunningServer(vertx, embedded, store, keys, server, feed);
        } catch (RuntimeException | SQLException failed) {
            if (embedded.isPresent()) {
                embedded.get().close();
            }
            throw failed;
        }
    }

    private static void forgetOrder(EmbeddedPostgres database) {
        try {
            database.forgetJournal();
        } catch (SQLException failed) {
            LOG.log(System.Logger.Level.WARNING, "the database's journal could not be renewed after a close", failed);
        }
    }

    /** Returns the server. */
    public PiaoxiangServer server() {
        return server;
    }

    /** Returns where materials are kept. */
    public FileStore files() {
        return store.files();
    }

    /** Returns the key under which it cosigns other logs, as the operators of those need it. */
    public String witnessKey() {
        return NoteKey.witness(keys.witnessKey().verifyKey()).text();
    }

    /** Returns the public key that its signatures are checked with, in Base64. */
    public String serverKey() {
        return keys.signingKey().verifyKey().base64();
    }

    /** Returns the twelve characters of that key, as they stand on the server's card. */
    public String serverCode() {
        return ServerCard.code(keys.signingKey().verifyKey());
    }

    @Override
    public void close() throws IOException {
        feed.close();
        server.close();
        store.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        if (embedded.isPresent()) {
            embedded.get().close();
        }
    }
}
