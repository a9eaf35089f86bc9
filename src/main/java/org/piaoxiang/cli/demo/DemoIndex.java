package org.piaoxiang.cli.demo;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonWriter;

/** What the demo's index page asks: the meetings with cards of their actors, sample slips and what to do next; and a reset. */
public final class DemoIndex {
    private static final int FORBIDDEN = 403;
    private static final int NO_CONTENT = 204;

    private volatile Supplier<Json> page = Json::object;
    private volatile Runnable reset = () -> {};

    /** Shows what {@code json} gives from now on, and resets by {@code anew}; both may block. */
    void show(Supplier<Json> json, Runnable anew) {
        page = json;
        reset = anew;
    }

    /** Mounts the routes. */
    void mount(Router router) {
        router.get("/demo.json").handler(context -> later(context, () -> answer(context)));
        router.post("/demo/reset").handler(context -> {
            if (isForeign(context.request())) {
                context.fail(FORBIDDEN);
                return;
            }
            later(context, () -> {
                reset.run();
                context.response().setStatusCode(NO_CONTENT).end();
            });
        });
    }

    private static boolean isForeign(HttpServerRequest request) {
        return !("http://" + request.authority()).equals(request.getHeader("Origin"));
    }

    private static void later(RoutingContext context, Runnable work) {
        Thread.startVirtualThread(() -> {
            try {
                work.run();
            } catch (RuntimeException broken) {
                context.fail(broken);
            }
        });
    }

    private void answer(RoutingContext context) {
        context.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(JsonWriter.compact(page.get()));
    }
}
