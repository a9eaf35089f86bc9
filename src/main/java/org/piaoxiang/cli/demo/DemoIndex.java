package org.piaoxiang.cli.demo;

import io.vertx.ext.web.Router;
import java.util.Map;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.server.Operation;

/** What the demo's index page reads: cards of actors, sample slips and what to do next. */
final class DemoIndex {
    private volatile Json page = Json.object();

    /** Shows {@code json} from now on. */
    void show(Json json) {
        page = json;
    }

    /** The demo adds no operations of its own. */
    void addTo(Map<String, Operation> operations) {
        // The index is a route of its own: it is not part of the product's interface.
    }

    /** Mounts the routes. */
    void mount(Router router) {
        router.get("/demo.json")
                .handler(context -> context.response()
                        .putHeader("Content-Type", "application/json")
                        .putHeader("Cache-Control", "no-store")
                        .end(JsonWriter.compact(page)));
        router.get("/").handler(context -> context.reroute("/index.html"));
    }
}
