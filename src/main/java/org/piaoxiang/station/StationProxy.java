package org.piaoxiang.station;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.piaoxiang.json.Json;

/** Passes {@code /api/} on to the server under the station's own session; the browser never holds the server's cookie. */
final class StationProxy {
    private static final long LONGEST_BODY = 64L << 20;
    private static final int LONGEST_MESSAGE = 16 << 20;
    private static final short TRY_LATER = 1013;
    private static final List<String> PASSED_ON = List.of("Content-Disposition", "Retry-After");
    /** What a page may be given as what it says it is; anything else could be a page or a script of the server's. */
    private static final Set<String> DATA = Set.of(
            "application/json",
            "application/problem+json",
            "application/octet-stream",
            "application/pdf",
            "application/zip",
            "image/png",
            "image/jpeg",
            "text/plain");

    private final ExecutorService threads;
    private final ServerClient server;
    private final ServerTrust trust;
    private final WebSocketClient sockets;

    StationProxy(
            Vertx vertx,
            ExecutorService threads,
            ServerClient server,
            ServerTrust trust,
            Optional<Authority> authority) {
        this.threads = threads;
        this.server = server;
        this.trust = trust;
        WebSocketClientOptions options = new WebSocketClientOptions().setMaxMessageSize(LONGEST_MESSAGE);
        authority.ifPresent(
                known -> options.setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(known.pem()))));
        this.sockets = vertx.createWebSocketClient(options);
    }

    void mount(Router router) {
        // Nobody signs in at a server that may be a false one.
        router.route("/api/*").handler(context -> {
            if (trust.isKnown()) {
                context.next();
            } else {
                StationRoutes.refuse(context, "SERVER_UNCONFIRMED");
            }
        });
        router.get("/api/*").handler(context -> {
            if ("websocket".equalsIgnoreCase(context.request().getHeader("Upgrade"))) {
                bridge(context);
            } else {
                context.next();
            }
        });
        router.route("/api/*").handler(BodyHandler.create(false).setBodyLimit(LONGEST_BODY));
        router.route("/api/*").handler(this::pass);
    }

    private void pass(RoutingContext context) {
        Buffer buffer = context.body() == null ? null : context.body().buffer();
        byte[] body = buffer == null ? new byte[0] : buffer.getBytes();
        String method = context.request().method().name();
        String uri = context.request().uri();
        Optional<String> type = Optional.ofNullable(context.request().getHeader("Content-Type"));
        Context loop = Vertx.currentContext();
        try {
            threads.execute(() -> {
                try {
                    HttpResponse<byte[]> answer = server.pass(method, uri, type, body);
                    loop.runOnContext(go -> send(context, answer));
                } catch (IOException unreachable) {
                    loop.runOnContext(go -> StationRoutes.refuse(context, "SERVER_UNREACHABLE"));
                } catch (IllegalArgumentException misshapen) {
                    StationProblem problem =
                            StationProblem.of("MISSHAPEN", Json.object("what", Json.text("the address")));
                    loop.runOnContext(go -> StationRoutes.send(context, problem));
                } catch (InterruptedException stopping) {
                    Thread.currentThread().interrupt();
                    loop.runOnContext(go -> StationRoutes.refuse(context, "STOPPING"));
                }
            });
        } catch (RejectedExecutionException stopping) {
            StationRoutes.refuse(context, "STOPPING");
        }
    }

    private static void send(RoutingContext context, HttpResponse<byte[]> answer) {
        if (context.response().ended() || context.response().closed()) {
            return;
        }
        // Nothing that comes from the server ever runs here, not even if somebody opens its address by itself.
        context.response()
                .setStatusCode(answer.statusCode())
                .putHeader("Cache-Control", "no-store")
                .putHeader("Content-Security-Policy", "default-src 'none'; sandbox")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Content-Type", dataType(answer.headers().firstValue("Content-Type")));
        for (String name : PASSED_ON) {
            answer.headers()
                    .firstValue(name)
                    .ifPresent(value -> context.response().putHeader(name, value));
        }
        context.response().end(Buffer.buffer(answer.body()));
    }

    private static String dataType(Optional<String> told) {
        return told.filter(type -> DATA.contains(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT)))
                .orElse("application/octet-stream");
    }

    private void bridge(RoutingContext context) {
        WebSocketConnectOptions options = new WebSocketConnectOptions()
                .setAbsoluteURI(server.origin().replaceFirst("^http", "ws")
                        + context.request().uri())
                .addHeader("Origin", server.origin());
        server.cookie().ifPresent(cookie -> options.addHeader("Cookie", cookie));
        context.request().toWebSocket().onSuccess(page -> {
            page.pause();
            sockets.connect(options)
                    .onSuccess(far -> join(page, far))
                    .onFailure(unreachable -> page.close(TRY_LATER, "SERVER_UNREACHABLE"));
        });
    }

    private static void join(ServerWebSocket page, WebSocket far) {
        page.textMessageHandler(far::writeTextMessage);
        far.textMessageHandler(page::writeTextMessage);
        page.closeHandler(closed -> far.close());
        far.closeHandler(closed -> {
            Short code = far.closeStatusCode();
            page.close(code == null || code == 1006 ? TRY_LATER : code, far.closeReason());
        });
        page.exceptionHandler(broken -> far.close());
        far.exceptionHandler(broken -> page.close(TRY_LATER, "SERVER_UNREACHABLE"));
        page.resume();
    }
}
