package org.piaoxiang.cli.demo;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.entry.Actor;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.proceedings.Outcome;
import org.piaoxiang.proceedings.ServerKeys;
import org.piaoxiang.proceedings.port.AccountStore.User;
import org.piaoxiang.proceedings.port.Stores;
import org.piaoxiang.protocol.credential.Base58;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.server.PiaoxiangServer;
import org.piaoxiang.store.DatabaseAddress;
import org.piaoxiang.store.EmbeddedPostgres;
import org.piaoxiang.store.Migrations;
import org.piaoxiang.store.StartRefused;
import org.piaoxiang.store.Store;

/** A throw-away server with an embedded database, on loopback, with sample meetings and accounts. */
final class DemoHost implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(DemoHost.class.getName());
    private static final Duration LINK_LIFE = Duration.ofHours(12);
    private static final int ID_LENGTH = 14;

    private final Vertx vertx;
    private final EmbeddedPostgres database;
    private final Store store;
    private final ServerKeys keys;
    private final PiaoxiangServer server;
    private final SecureRandom random;

    private DemoHost(
            Vertx vertx,
            EmbeddedPostgres database,
            Store store,
            ServerKeys keys,
            PiaoxiangServer server,
            SecureRandom random) {
        this.vertx = vertx;
        this.database = database;
        this.store = store;
        this.keys = keys;
        this.server = server;
        this.random = random;
    }

    /** Starts in {@code data} on {@code port} (0 for any). {@code index} serves the demo's own routes. */
    static DemoHost start(Path data, int port, Group group, SecureRandom random, DemoIndex index)
            throws StartRefused, InterruptedException, SQLException {
        EmbeddedPostgres database = EmbeddedPostgres.start(data);
        DatabaseAddress address = database.database();
        Migrations.run(address);
        Vertx vertx = Vertx.vertx();
        Store store = Store.open(vertx, address);
        ServerKeys keys = new ServerKeys(data.resolve("keys"), random);
        PiaoxiangServer server = PiaoxiangServer.start(
                vertx,
                new Stores(store.records(), store.pools(), store.files(), store.accounts()),
                keys,
                new PiaoxiangServer.Settings("127.0.0.1", port, group, Optional.empty()),
                random,
                InstantSource.system(),
                new PiaoxiangServer.Extra() {
                    @Override
                    public void mount(Router router) {
                        index.mount(router);
                    }

                    @Override
                    public void closed() {
                        forgetOrder(database);
                    }
                });
        return new DemoHost(vertx, database, store, keys, server, random);
    }

    private static void forgetOrder(EmbeddedPostgres database) {
        try {
            database.forgetJournal();
        } catch (SQLException failed) {
            LOG.log(System.Logger.Level.WARNING, "the database's journal could not be renewed after a close", failed);
        }
    }

    /** A meeting that stands ready, with what its actors need to sign in. */
    record Ready(String id, String token, String serverKey, Map<String, String> links, SampleMeeting sample) {
        /** Returns what the autopilot's own process needs. */
        Json json() {
            Map<String, Json> tokens = new LinkedHashMap<>();
            links.forEach((key, link) -> tokens.put(key, Json.text(link)));
            return Json.object(
                    "id", Json.text(id),
                    "token", Json.text(token),
                    "serverKey", Json.text(serverKey),
                    "links", new Json.Obj(tokens));
        }
    }

    /** Makes the meeting, its accounts and one-time links; roster and agenda too. */
    Ready prepare(SampleMeeting sample) {
        String id = Base58.random(ID_LENGTH, random::nextBytes);
        Actor clerk = new Actor("许记", Role.CLERK, Optional.empty());
        require(server.rooms().create(id, clerk, sample.meeting()));
        require(server.acting().act(id, clerk, EntryType.SET_ROSTER, sample.roster()));
        require(server.acting().act(id, clerk, EntryType.SET_AGENDA, sample.agenda()));
        Map<String, String> links = new LinkedHashMap<>();
        for (SampleMeeting.Account account : sample.accounts()) {
            String login = id + "-" + account.key();
            server.accounts()
                    .create(
                            new User(
                                    login,
                                    account.name(),
                                    account.role(),
                                    Optional.of(id),
                                    account.person(),
                                    Optional.empty()),
                            Optional.empty());
            links.put(account.key(), server.accounts().link(login, LINK_LIFE));
        }
        return new Ready(
                id,
                server.accounts().meetingToken(id),
                keys.signingKey().verifyKey().base64(),
                links,
                sample);
    }

    private static void require(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            throw new IllegalStateException(
                    "the sample meeting was refused: " + refused.code() + " " + refused.facts());
        }
    }

    int port() {
        return server.port();
    }

    /** Returns a new one-time link of an account. */
    String link(Ready ready, String account) {
        return server.accounts().link(ready.id() + "-" + account, LINK_LIFE);
    }

    @Override
    public void close() throws IOException {
        server.close();
        store.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        database.close();
    }
}
