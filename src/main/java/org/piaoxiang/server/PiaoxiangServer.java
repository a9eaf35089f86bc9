package org.piaoxiang.server;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.ext.web.Router;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.piaoxiang.imports.material.PdfPages;
import org.piaoxiang.pages.Pages;
import org.piaoxiang.proceedings.Accounts;
import org.piaoxiang.proceedings.Acting;
import org.piaoxiang.proceedings.Badges;
import org.piaoxiang.proceedings.CastBallots;
import org.piaoxiang.proceedings.ChallengeBallots;
import org.piaoxiang.proceedings.CountRound;
import org.piaoxiang.proceedings.Devices;
import org.piaoxiang.proceedings.Gates;
import org.piaoxiang.proceedings.Holds;
import org.piaoxiang.proceedings.MeetingRooms;
import org.piaoxiang.proceedings.Objections;
import org.piaoxiang.proceedings.Rehearsal;
import org.piaoxiang.proceedings.RoundWork;
import org.piaoxiang.proceedings.ServerKeys;
import org.piaoxiang.proceedings.ServerLog;
import org.piaoxiang.proceedings.Witnessing;
import org.piaoxiang.proceedings.port.Stores;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.record.VerifyKey;
import org.piaoxiang.server.tls.Tls;

/** The server: use cases over a store, behind HTTP and WebSocket. */
public final class PiaoxiangServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(PiaoxiangServer.class.getName());
    private static final int PROOFS_WAITING = 4096;
    private static final long TICK_MILLIS = 500;
    private static final int LONGEST_FRAME = 1 << 16;

    private final Vertx vertx;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ThreadPoolExecutor proofs;
    private final Accounts accounts;
    private final MeetingRooms rooms;
    private final Acting acting;
    private final HttpServer http;
    private final long ticker;

    /**
     * How a server runs.
     *
     * @param host to listen on
     * @param port to listen on; 0 takes any free one
     * @param group where polls are held
     * @param zone time zone proposed for new meetings
     * @param setUpCode code that makes the first administrator
     * @param tls what it shows on the network; without, it speaks plain HTTP
     */
    public record Settings(
            String host, int port, Group group, ZoneId zone, Optional<String> setUpCode, Optional<Tls> tls) {
        /** The code is shown once, on the console. */
        @Override
        public String toString() {
            return "Settings[" + host + ":" + port + "]";
        }
    }

    private PiaoxiangServer(
            Vertx vertx,
            Stores store,
            ServerKeys keys,
            Settings settings,
            SecureRandom random,
            InstantSource clock,
            Extra extra) {
        this.vertx = vertx;
        int cores = Runtime.getRuntime().availableProcessors();
        this.proofs = new ThreadPoolExecutor(
                cores,
                cores,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(PROOFS_WAITING),
                Thread.ofPlatform().name("proofs-", 0).daemon().factory());
        this.accounts = new Accounts(store.accounts(), new Argon2Passwords(random), random, clock);
        this.rooms =
                new MeetingRooms(store.records(), keys.signingKey(), clock, meeting -> LiveHub.changed(vertx, meeting));
        Gates gates = new Gates(store.files());
        Rehearsal rehearsal = new Rehearsal(gates, store.pools(), proofs, keys.signingKey(), random::nextBytes);
        Witnessing witnessing =
                new Witnessing(rooms, store.records(), keys.signingKey().verifyKey());
        RoundWork rounds = new RoundWork(
                rooms,
                store.records(),
                store.pools(),
                store.files(),
                gates,
                witnessing,
                rehearsal,
                keys,
                settings.group(),
                random,
                clock);
        CountRound count = new CountRound(rooms, store.files(), rounds, keys, proofs, random);
        Objections objections =
                new Objections(rooms, store.pools(), keys.signingKey().verifyKey());
        Holds holds = new Holds(rooms);
        this.acting =
                new Acting(rooms, rounds, count, holds, store.files(), store.pools(), settings.group(), objections);
        CastBallots casting = new CastBallots(
                rooms, gates, store.pools(), proofs, keys.signingKey(), meeting -> LiveHub.returned(vertx, meeting));
        LiveViews views = new LiveViews(
                rooms,
                store.pools(),
                keys.signingKey().verifyKey(),
                settings.group().name());
        Identity identity = new Identity() {
            @Override
            public Optional<Session> session(String token) {
                return accounts.session(token).map(AccountOperations::session);
            }

            @Override
            public boolean enrols(String meeting, String token) {
                return accounts.enrols(meeting, token);
            }
        };
        LiveHub hub = new LiveHub(vertx, threads, views);
        Map<String, Operation> operations = new HashMap<>();
        new AccountOperations(accounts, settings.setUpCode(), clock).addTo(operations);
        new PeopleOperations(accounts, rooms).addTo(operations);
        new ServerOperations(settings, keys.signingKey().verifyKey(), accounts).addTo(operations);
        new MeetingOperations(rooms, acting, holds, count, store.files(), views, random).addTo(operations);
        new WitnessOperations(rooms, witnessing).addTo(operations);
        new TabletOperations(
                        rooms,
                        casting,
                        new ChallengeBallots(rooms, gates, store.pools(), store.files()),
                        acting,
                        objections,
                        gates,
                        store.pools(),
                        views,
                        settings.group())
                .addTo(operations);
        new ImportOperations(rooms, store.files(), PdfPages.usual()).addTo(operations);
        new ReviewOperations(rooms, store.files()).addTo(operations);
        new SealedReviewOperations(rooms, store.files(), keys.signingKey(), random::nextBytes).addTo(operations);
        new PaperOperations(rooms, store.files(), keys.signingKey().verifyKey()).addTo(operations);
        new BadgeOperations(rooms, acting, new Badges(keys)).addTo(operations);
        DeviceOperations devices = new DeviceOperations(
                rooms,
                new Devices(accounts, store.accounts(), random::nextBytes),
                hub,
                keys.signingKey().verifyKey());
        devices.addTo(operations);
        VerifyKey serverKey = keys.signingKey().verifyKey();
        ServerLog log = ServerLog.open(store.records(), keys.signingKey(), clock);
        new ServerRecord(log, store.accounts(), serverKey, clock).addTo(operations);
        devices.endConnections(operations);
        // One router: the live routes stand before the interface's, which read bodies; the pages come last.
        Router router =
                await(new ApiRouter(vertx, threads, identity, settings.tls().isPresent()).mount(operations));
        new LiveRoutes(hub, identity, threads).mount(router);
        extra.mount(router);
        Pages.mount(router, settings.tls().isPresent());
        HttpServerOptions options = new HttpServerOptions()
                .setHost(settings.host())
                .setPort(settings.port())
                .setMaxWebSocketFrameSize(LONGEST_FRAME)
                // Each socket would compress the same view again: for a hall that takes longer than sending it.
                .setPerMessageWebSocketCompressionSupported(false)
                .setCompressionSupported(true);
        settings.tls()
                .ifPresent(tls -> options.setSsl(true)
                        .setUseAlpn(true)
                        .setKeyCertOptions(new PemKeyCertOptions()
                                .addCertValue(Buffer.buffer(tls.certificates()))
                                .addKeyValue(Buffer.buffer(tls.key()))));
        this.http = await(vertx.createHttpServer(options)
                .requestHandler(router)
                .invalidRequestHandler(ApiRouter::notHttp)
                .listen());
        this.ticker = vertx.setPeriodic(TICK_MILLIS, tick -> threads.execute(() -> closeWhatIsDue(rounds, extra)));
    }

    /** What a command adds to the plain server, such as the demo's index. */
    public interface Extra {
        /** Mounts routes of its own, before the pages. */
        void mount(Router router);

        /** Hears that a box was closed, so that nothing remembers in which order ballots came. */
        void closed();
    }

    /** Starts a server. */
    public static PiaoxiangServer start(
            Vertx vertx,
            Stores store,
            ServerKeys keys,
            Settings settings,
            SecureRandom random,
            InstantSource clock,
            Extra extra) {
        return new PiaoxiangServer(vertx, store, keys, settings, random, clock, extra);
    }

    private void closeWhatIsDue(RoundWork rounds, Extra extra) {
        try {
            for (String meeting : rooms.meetings()) {
                if (rounds.closeWhatIsDue(meeting)) {
                    extra.closed();
                }
            }
        } catch (RuntimeException broken) {
            LOG.log(System.Logger.Level.WARNING, "looking for rounds to close broke; trying again", broken);
        }
    }

    /** Returns the port listened on. */
    public int port() {
        return http.actualPort();
    }

    /** Returns the accounts. */
    public Accounts accounts() {
        return accounts;
    }

    /** Returns the meetings. */
    public MeetingRooms rooms() {
        return rooms;
    }

    /** Returns what people do. */
    public Acting acting() {
        return acting;
    }

    private static <T> T await(io.vertx.core.Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException failed) {
            throw new IllegalStateException("the server could not start", failed.getCause());
        }
    }

    @Override
    public void close() {
        vertx.cancelTimer(ticker);
        await(http.close());
        threads.close();
        proofs.shutdown();
    }
}
