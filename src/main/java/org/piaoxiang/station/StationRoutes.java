package org.piaoxiang.station;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;

/** The routes under {@code /station/}; whatever goes wrong leaves as a problem document. */
final class StationRoutes {
    private static final System.Logger LOG = System.getLogger(StationRoutes.class.getName());
    private static final long LONGEST_BODY = 1 << 20;

    private final ExecutorService threads;
    private final StationDesks desks;

    StationRoutes(ExecutorService threads, StationDesks desks) {
        this.threads = threads;
        this.desks = desks;
    }

    /** What a route does, on a virtual thread. */
    private interface Work {
        Json of(Fields body)
                throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal;
    }

    /** What a route of a round does. */
    private interface RoundWork {
        Json of(String round, Fields body)
                throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal;
    }

    void mount(Router router) {
        router.get("/station/state").handler(context -> run(context, body -> desks.state()));
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

    private void post(Router router, String path, Work work) {
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

    private void run(RoutingContext context, Work work) {
        Buffer body = context.body() == null ? null : context.body().buffer();
        byte[] bytes = body == null ? new byte[0] : body.getBytes();
        io.vertx.core.Context loop = io.vertx.core.Vertx.currentContext();
        try {
            threads.execute(() -> {
                StationProblem answer = answer(bytes, work);
                loop.runOnContext(go -> send(context, answer));
            });
        } catch (RejectedExecutionException stopping) {
            refuse(context, "STOPPING");
        }
    }

    private static StationProblem answer(byte[] bytes, Work work) {
        try {
            Json body = bytes.length == 0 ? Json.object() : JsonReader.read(bytes);
            return new StationProblem(200, (Json.Obj) work.of(Fields.of(body, "body")));
        } catch (StationRefusal refusal) {
            return StationProblem.of(refusal);
        } catch (ServerClient.Refusal refusal) {
            return StationProblem.of(refusal);
        } catch (JsonException misshapen) {
            return StationProblem.of("MISSHAPEN", Json.object("what", Json.text(misshapen.reason())));
        } catch (IOException broken) {
            LOG.log(System.Logger.Level.WARNING, "the server or this station's files cannot be reached", broken);
            return StationProblem.of("SERVER_UNREACHABLE", Json.object());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return StationProblem.of("STOPPING", Json.object());
        } catch (RuntimeException unexpected) {
            String incident = UUID.randomUUID().toString().substring(0, 8);
            LOG.log(System.Logger.Level.ERROR, "incident " + incident, unexpected);
            return StationProblem.of("UNEXPECTED", Json.object("incident", Json.text(incident)));
        }
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
