package org.piaoxiang.station;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.piaoxiang.pages.Pages;
import org.piaoxiang.protocol.credential.Base58;

/** The superior department's station: its page and desk on loopback, its key in files of its own, and no server anywhere. */
public final class OfficeServer implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int PASS_LENGTH = 22;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final StationFiles files;
    private final OfficeDesk desk;
    private final HttpServer http;
    private final String pass;

    private OfficeServer(Vertx vertx, Path folder, int port, SecureRandom random) throws IOException, StationRefusal {
        this.files = new StationFiles(folder, random, Optional.empty());
        this.desk = new OfficeDesk(files, random::nextBytes);
        this.pass = Base58.random(PASS_LENGTH, random::nextBytes);
        Router router = Router.router(vertx);
        router.route().order(-50).handler(new StationDoor(Optional.of(pass)));
        new OfficeRoutes(new StationCalls(threads), desk).mount(router);
        Pages.mount(router, false);
        HttpServerOptions options = new HttpServerOptions().setHost(LOOPBACK).setPort(port);
        try {
            this.http = vertx.createHttpServer(options)
                    .requestHandler(router)
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException failed) {
            files.close();
            throw new IOException("the station could not listen", failed.getCause());
        }
    }

    /**
     * Starts it over the files in {@code folder}, on {@code port} or on any free one where that is 0.
     *
     * @throws StationRefusal where another station uses the same files
     */
    public static OfficeServer start(Vertx vertx, Path folder, int port, SecureRandom random)
            throws IOException, StationRefusal {
        return new OfficeServer(vertx, folder, port, random);
    }

    /** Returns the address to open in the browser; it carries a secret, so that other users of the machine stay out. */
    public String address() {
        return "http://localhost:" + http.actualPort() + "/office?pass=" + pass;
    }

    @Override
    public void close() {
        try {
            http.close().toCompletionStage().toCompletableFuture().join();
            threads.close();
            desk.close();
            files.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
