package org.piaoxiang.station;

import io.vertx.core.Handler;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may come in: pages of this station in a browser that has opened its address. A foreign name for this machine (DNS
 * rebinding), a foreign page and another user of the machine stay out.
 */
final class StationDoor implements Handler<RoutingContext> {
    private static final int FOUND = 302;

    private final Optional<String> pass;

    StationDoor(Optional<String> pass) {
        this.pass = pass;
    }

    @Override
    public void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        HostAndPort host = request.authority();
        if (host == null || !isLocal(host.host())) {
            StationRoutes.refuse(context, "FOREIGN_HOST");
            return;
        }
        if (isForeign(request, host)) {
            StationRoutes.refuse(context, "FOREIGN_ORIGIN");
            return;
        }
        if (pass.isEmpty()) {
            context.next();
            return;
        }
        // Cookies do not know ports: several stations on one machine must not overwrite each other's.
        String name = "px_station_" + request.localAddress().port();
        String offered = request.getParam("pass");
        if (is(offered)) {
            context.response()
                    .addCookie(Cookie.cookie(name, pass.get())
                            .setHttpOnly(true)
                            .setSameSite(CookieSameSite.STRICT)
                            .setPath("/"));
            context.response()
                    .setStatusCode(FOUND)
                    .putHeader("Location", request.path())
                    .putHeader("Cache-Control", "no-store")
                    .end();
            return;
        }
        Cookie cookie = request.getCookie(name);
        if (cookie == null || !is(cookie.getValue())) {
            StationRoutes.refuse(context, "STATION_CLOSED");
            return;
        }
        context.next();
    }

    private boolean is(@Nullable String offered) {
        return offered != null
                && MessageDigest.isEqual(
                        pass.orElseThrow().getBytes(StandardCharsets.UTF_8), offered.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isLocal(String host) {
        return host.equals("127.0.0.1") || host.equals("localhost") || host.endsWith(".localhost");
    }

    /** Changes and WebSockets need an origin that is this very address; whoever sends none is not a browser. */
    private static boolean isForeign(HttpServerRequest request, HostAndPort host) {
        boolean reads =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        if (reads && !"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            return false;
        }
        String origin = request.getHeader("Origin");
        return origin != null && !origin.equals("http://" + host);
    }
}
