package org.piaoxiang.station;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;

/** Runs what a route of a station does on a virtual thread; whatever goes wrong leaves as a problem document. */
final class StationCalls {
    private static final System.Logger LOG = System.getLogger(StationCalls.class.getName());

    private final ExecutorService threads;

    StationCalls(ExecutorService threads) {
        this.threads = threads;
    }

    /** What a route does with a body in JSON. */
    interface Work {
        Json of(Fields body)
                throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal;
    }

    /** What a route does with bytes. */
    interface BytesWork {
        Json of(byte[] body)
                throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal;
    }

    void run(RoutingContext context, Work work) {
        bytes(context, body -> {
            Json json = body.length == 0 ? Json.object() : JsonReader.read(body);
            return work.of(Fields.of(json, "body"));
        });
    }

    void bytes(RoutingContext context, BytesWork work) {
        Buffer body = context.body() == null ? null : context.body().buffer();
        byte[] bytes = body == null ? new byte[0] : body.getBytes();
        Context loop = Vertx.currentContext();
        try {
            threads.execute(() -> {
                StationProblem answer = answer(bytes, work);
                loop.runOnContext(go -> StationRoutes.send(context, answer));
            });
        } catch (RejectedExecutionException stopping) {
            StationRoutes.refuse(context, "STOPPING");
        }
    }

    private static StationProblem answer(byte[] bytes, BytesWork work) {
        try {
            return new StationProblem(200, (Json.Obj) work.of(bytes));
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
}
