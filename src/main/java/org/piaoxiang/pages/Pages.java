package org.piaoxiang.pages;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;

/** The pages, from the jar, under a strict content security policy. */
public final class Pages {
    private static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self' 'wasm-unsafe-eval'",
            "style-src 'self'",
            "img-src 'self' data: blob:",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "media-src 'self' blob:",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    private Pages() {}

    /**
     * Adds the security headers to every answer and serves the pages where no other route does.
     *
     * @param secure whether they come over TLS, so that browsers shall never ask without
     */
    public static void mount(Router router, boolean secure) {
        router.route().order(-100).handler(Pages::protect);
        if (secure) {
            router.route().order(-100).handler(context -> {
                context.response().putHeader("Strict-Transport-Security", "max-age=31536000");
                context.next();
            });
        }
        StaticHandler files = StaticHandler.create("ui").setCachingEnabled(true).setIndexPage("index.html");
        router.getWithRegex("/(tablet|door|desk|chair|projector|station|office|index|signin|people)")
                .handler(context -> context.reroute(context.normalizedPath() + ".html"));
        router.get().handler(files);
    }

    private static void protect(RoutingContext context) {
        HttpServerResponse response = context.response();
        response.putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("Permissions-Policy", "camera=(self), microphone=(), geolocation=()");
        context.next();
    }
}
