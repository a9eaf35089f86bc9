package org.piaoxiang.cli.demo;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonWriter;

/** What the demo's index page reads: cards of actors, sample slips and what to do next. */
public final class DemoIndex {
    private volatile Supplier<Json> page = Json::object;

    /** Shows what {@code json} gives from now on; it may block. */
    void show(Supplier<Json> json) {
        page = json;
    }

    /** Mounts the routes. */
    void mount(Router router) {
        router.get("/demo.json").handler(context -> Thread.startVirtualThread(() -> answer(context)));
    }

    private void answer(RoutingContext context) {
        try {
            String text = JsonWriter.compact(page.get());
            context.response()
                    .putHeader("Content-Type", "application/json")
                    .putHeader("Cache-Control", "no-store")
                    .end(text);
        } catch (RuntimeException broken) {
            context.fail(broken);
        }
    }
}
