package org.piaoxiang.cli.demo;

import io.vertx.ext.web.Router;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonWriter;

/** What the demo's index page reads: cards of actors, sample slips and what to do next. */
final class DemoIndex {
    private volatile Json page = Json.object();

    /** Shows {@code json} from now on. */
    void show(Json json) {
        page = json;
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
