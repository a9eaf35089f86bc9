package org.piaoxiang.station;

import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonWriter;

/** The routes under {@code /station/}; whatever goes wrong leaves as a problem document. */
final class StationRoutes {
    private static final long LONGEST_BODY = 1 << 20;

    private final StationCalls calls;
    private final StationDesks desks;
    private final ServerTrust trust;

    StationRoutes(ExecutorService threads, StationDesks desks, ServerTrust trust) {
        this.calls = new StationCalls(threads);
        this.desks = desks;
        this.trust = trust;
    }

    /** What a route of a round does. */
    private interface RoundWork {
        Json of(String round, Fields body)
                throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal;
    }

    void mount(Router router) {
        router.get("/station/state").handler(context -> run(context, body -> desks.state()));
        router.get("/station/server").handler(context -> run(context, body -> trust.state()));
        post(router, "/station/server", trust::confirm);
        post(router, "/station/sign-in", desks::signIn);
        post(router, "/station/card", desks::card);
        post(router, "/station/key", desks::key);
        post(router, "/station/ceremony", desks::ceremony);
        post(router, "/station/slips", desks::slips);
        post(router, "/station/restoration", body -> desks.confirmRestoration());
        router.get("/station/sheet").handler(context -> run(context, body -> desks.sheet()));
        post(router, "/station/sheet", desks::signSheet);
        post(router, "/station/copy", desks::copy);
        post(router, "/station/restore", desks::restore);
        router.get("/station/minutes").handler(context -> run(context, body -> desks.minutes()));
        post(router, "/station/minutes", desks::signMinutes);
        post(router, "/station/destroy-key", body -> desks.destroyKey());
        round(router, "check", (round, body) -> desks.check(round));
        round(router, "seal", desks::seal);
        round(router, "opening", desks::opening);
        round(router, "verify", desks::verify);
        round(router, "objection", desks::objection);
        round(router, "cosign", desks::cosign);
        round(router, "share", desks::share);
        body(router.post("/station/rounds/:round/draw")).handler(context -> {
            String round = context.pathParam("round");
            run(context, body -> desks.draw(Names.round(round), body));
        });
        router.route("/station/*").handler(context -> refuse(context, "NOT_FOUND"));
        router.errorHandler(413, context -> refuse(context, "BODY_TOO_LARGE"));
    }

    private void post(Router router, String path, StationCalls.Work work) {
        body(router.post(path)).handler(context -> run(context, work));
    }

    private void round(Router router, String verb, RoundWork work) {
        body(router.post("/station/rounds/:round/" + verb)).handler(context -> {
            String round = context.pathParam("round");
            run(context, body -> work.of(Names.round(round), body));
        });
    }

    private static Route body(Route route) {
        return route.handler(BodyHandler.create(false).setBodyLimit(LONGEST_BODY));
    }

    private void run(RoutingContext context, StationCalls.Work work) {
        calls.run(context, work);
    }

    static void refuse(RoutingContext context, String code) {
        send(context, StationProblem.of(code, Json.object()));
    }

    static void send(RoutingContext context, StationProblem answer) {
        if (context.response().ended() || context.response().closed()) {
            return;
        }
        context.response()
                .setStatusCode(answer.status())
                .putHeader("Cache-Control", "no-store")
                .putHeader("Content-Type", answer.status() == 200 ? "application/json" : "application/problem+json")
                .end(JsonWriter.compact(answer.body()));
    }
}
