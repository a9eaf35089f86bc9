package org.piaoxiang.server;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.regex.Pattern;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;

/** The WebSockets on which people and tablets hear of changes (docs/api.md). */
public final class LiveRoutes {
    private static final short POLICY_VIOLATION = 1008;
    private static final short INTERNAL_ERROR = 1011;
    private static final Pattern MEETING = Pattern.compile("[1-9A-HJ-NP-Za-km-z]{14,22}");
    private static final int BEFORE_BODIES = -50;
    private static final int LONGEST_MESSAGE = 4096;

    private final LiveHub hub;
    private final Identity identity;
    private final ExecutorService threads;

    /** Makes the routes. */
    public LiveRoutes(LiveHub hub, Identity identity, ExecutorService threads) {
        this.hub = hub;
        this.identity = identity;
        this.threads = threads;
    }

    /** Mounts the routes. */
    public void mount(Router router) {
        router.get("/api/meetings/:meeting/live").order(BEFORE_BODIES).handler(this::person);
        router.get("/api/tablet/:meeting/live").order(BEFORE_BODIES).handler(this::tablet);
    }

    private void person(RoutingContext context) {
        if (isRefused(context)) {
            return;
        }
        String meeting = context.pathParam("meeting");
        Optional<String> cookie = Optional.ofNullable(context.request().getCookie(ApiRouter.COOKIE))
                .map(Cookie::getValue);
        context.request().toWebSocket().onSuccess(socket -> {
            socket.pause();
            attend(socket, () -> {
                Optional<Session> session = cookie.flatMap(identity::session).filter(known -> known.sees(meeting));
                if (session.isEmpty()) {
                    socket.close(POLICY_VIOLATION, "SIGN_IN_NEEDED");
                    return;
                }
                socket.resume();
                hub.listen(meeting, socket, session.get().role());
            });
        });
    }

    private void tablet(RoutingContext context) {
        if (isRefused(context)) {
            return;
        }
        String meeting = context.pathParam("meeting");
        context.request()
                .toWebSocket()
                .onSuccess(socket ->
                        socket.textMessageHandler(text -> attend(socket, () -> enrol(meeting, socket, text))));
    }

    /** Does {@code work} beside the event loop; where it breaks, the other side is told instead of left waiting. */
    private void attend(ServerWebSocket socket, Runnable work) {
        threads.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException broken) {
                ApiRouter.unexpected(broken);
                socket.close(INTERNAL_ERROR, "UNEXPECTED");
            }
        });
    }

    private void enrol(String meeting, ServerWebSocket socket, String text) {
        try {
            if (text.length() <= LONGEST_MESSAGE
                    && identity.enrols(
                            meeting, Fields.of(JsonReader.read(text), "message").text("token"))) {
                socket.textMessageHandler(ignored -> {});
                hub.listen(meeting, socket, LiveHub.TABLET);
                return;
            }
        } catch (JsonException misshapen) {
            socket.close(POLICY_VIOLATION, "BAD_REQUEST");
            return;
        }
        socket.close(POLICY_VIOLATION, "TOKEN_INVALID");
    }

    private static boolean isRefused(RoutingContext context) {
        if (ApiRouter.isForeign(context.request())) {
            ApiRouter.send(context, Reply.refused("FOREIGN_ORIGIN"));
            return true;
        }
        String meeting = context.pathParam("meeting");
        if (meeting == null || !MEETING.matcher(meeting).matches()) {
            ApiRouter.send(context, Reply.refused("NOT_FOUND"));
            return true;
        }
        if (!"websocket".equalsIgnoreCase(context.request().getHeader("Upgrade"))) {
            ApiRouter.send(context, Reply.refused("BAD_REQUEST", Json.object("what", Json.text("WebSocket"))));
            return true;
        }
        return false;
    }
}
