package org.piaoxiang.server;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.piaoxiang.proceedings.WitnessDesk;
import org.piaoxiang.proceedings.WitnessDesk.Answer;

/**
 * The witness's interface for logs (c2sp.org/tlog-witness) under {@code /witness/}. Requests are believed for the signature in
 * them; cookies and origins mean nothing here.
 */
public final class WitnessRoutes {
    private static final System.Logger LOG = System.getLogger(WitnessRoutes.class.getName());
    private static final long LONGEST_BODY = 1 << 18;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int BROKEN = 500;

    private final WitnessDesk desk;

    /** Makes the routes. */
    public WitnessRoutes(WitnessDesk desk) {
        this.desk = desk;
    }

    /** Mounts them. */
    public void mount(Router router) {
        router.post("/witness/add-checkpoint")
                .handler(BodyHandler.create(false).setBodyLimit(LONGEST_BODY))
                .handler(context -> {
                    Buffer body = context.body().buffer();
                    answer(context, () -> add(body == null ? new byte[0] : body.getBytes()));
                });
        router.get("/witness/:hash/checkpoint").handler(context -> {
            String hash = context.pathParam("hash");
            answer(
                    context,
                    () -> desk.checkpoint(hash)
                            .map(note -> new Answer(200, note))
                            .orElse(new Answer(NOT_FOUND, "")));
        });
    }

    private Answer add(byte[] body) {
        try {
            return desk.addCheckpoint(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException notText) {
            return new Answer(BAD_REQUEST, "");
        }
    }

    /** The store may block, so the work is done on a virtual thread. */
    private static void answer(RoutingContext context, Supplier<Answer> work) {
        io.vertx.core.Context loop = Vertx.currentContext();
        Thread.startVirtualThread(() -> {
            Answer answer;
            try {
                answer = work.get();
            } catch (RuntimeException broken) {
                LOG.log(System.Logger.Level.WARNING, "a log could not be witnessed", broken);
                answer = new Answer(BROKEN, "");
            }
            Answer given = answer;
            loop.runOnContext(go -> context.response()
                    .setStatusCode(given.status())
                    .putHeader("Content-Type", given.contentType())
                    .end(given.body()));
        });
    }
}
