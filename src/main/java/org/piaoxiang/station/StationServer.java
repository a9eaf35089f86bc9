package org.piaoxiang.station;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.piaoxiang.json.Json;
import org.piaoxiang.pages.Pages;
import org.piaoxiang.protocol.credential.Base58;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.record.VerifyKey;

/** A station: pages and desks on loopback, one person's session with one server. Several may run in one process. */
public final class StationServer implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int PASS_LENGTH = 22;
    private static final int LONGEST_FRAME = 1 << 16;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService workers;
    private final StationFiles files;
    private final ServerClient client;
    private final ServerTrust trust;
    private final HttpServer http;
    private final Optional<String> pass;

    /**
     * How a station runs.
     *
     * @param server whose data it takes
     * @param data its own files
     * @param port on loopback; 0 takes any free one
     * @param group of the meeting's polls
     * @param authority who certifies the server; empty for the machine's usual authorities
     * @param serverKey the server's key if it is known beforehand; else a person confirms it at the first contact
     * @param meeting which meeting, for people who see several
     * @param guarded whether a browser must first open the address of {@link #address}, which carries a secret, so that other
     *     users of this machine stay out
     * @param secondVerifier whether nothing is signed or opened before the page's own program has found the same; only where a
     *     program plays all parts there is no page
     */
    public record Settings(
            URI server,
            Path data,
            int port,
            Group group,
            Optional<Authority> authority,
            Optional<VerifyKey> serverKey,
            Optional<String> meeting,
            boolean guarded,
            boolean secondVerifier) {}

    private StationServer(Vertx vertx, Settings settings, SecureRandom random, Optional<char[]> passphrase)
            throws IOException, StationRefusal {
        this.files = new StationFiles(settings.data(), random, passphrase);
        this.workers = Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(),
                Thread.ofPlatform().name("station-", 0).daemon().factory());
        this.client = ServerClient.person(settings.server(), settings.authority());
        this.pass = settings.guarded() ? Optional.of(Base58.random(PASS_LENGTH, random::nextBytes)) : Optional.empty();
        this.trust = new ServerTrust(client, files, settings.serverKey());
        StationDesks desks = new StationDesks(client, files, trust, settings, workers, random);
        Router router = Router.router(vertx);
        router.route().order(-50).handler(new StationDoor(pass));
        // Sockets and bodies are taken before the pages look for files, which is not done at once.
        new StationProxy(vertx, threads, client, trust, settings.authority()).mount(router);
        Pages.mount(router, false);
        new StationRoutes(threads, desks, trust).mount(router);
        HttpServerOptions options = new HttpServerOptions()
                .setHost(LOOPBACK)
                .setPort(settings.port())
                .setMaxWebSocketFrameSize(LONGEST_FRAME);
        this.http = await(vertx.createHttpServer(options).requestHandler(router).listen());
    }

    /**
     * Starts a station; {@code passphrase} locks custodian's keys, and is copied.
     *
     * @throws StationRefusal where another station uses the same files
     */
    public static StationServer start(Vertx vertx, Settings settings, SecureRandom random, Optional<char[]> passphrase)
            throws IOException, StationRefusal {
        return new StationServer(vertx, settings, random, passphrase);
    }

    /** Returns the port listened on. */
    public int port() {
        return http.actualPort();
    }

    /** Returns the address to open in the browser. */
    public String address() {
        return address("localhost");
    }

    /** Returns the address to open under {@code host}: {@code localhost} or a name below it. */
    public String address(String host) {
        return "http://" + host + ":" + port() + "/station"
                + pass.map(secret -> "?pass=" + secret).orElse("");
    }

    /**
     * Signs in with a one-time token. Where the server is met for the first time that waits until a person has confirmed its key,
     * since a token that a false server gets could be used at the real one.
     *
     * @return who signed in; fails with what {@link ServerClient#signInByLink} fails with
     */
    public CompletableFuture<Json> signIn(String token) throws InterruptedException {
        return trust.signIn(token);
    }

    /** Returns this station's session with the server. */
    public ServerClient client() {
        return client;
    }

    private static <T> T await(io.vertx.core.Future<T> future) throws IOException {
        try {
            return future.toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException failed) {
            throw new IOException("the station could not listen", failed.getCause());
        }
    }

    @Override
    public void close() {
        try {
            await(http.close());
            threads.close();
            workers.shutdown();
            files.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
