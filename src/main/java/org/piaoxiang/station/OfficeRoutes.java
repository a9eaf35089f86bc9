package org.piaoxiang.station;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Optional;
import org.piaoxiang.exchange.SealedFiling;

/** The routes of the superior department's station; it has no server behind it. */
final class OfficeRoutes {
    private static final long LONGEST_BODY = 1 << 20;

    private final StationCalls calls;
    private final OfficeDesk desk;

    OfficeRoutes(StationCalls calls, OfficeDesk desk) {
        this.calls = calls;
        this.desk = desk;
    }

    void mount(Router router) {
        router.get("/station/office").handler(context -> calls.run(context, body -> desk.state()));
        post(router, "key", desk::makeKey);
        post(router, "unlock", desk::unlock);
        post(router, "lock", body -> desk.lock());
        post(router, "server", body -> desk.confirmServer());
        post(router, "answer", desk::answer);
        post(router, "close", body -> desk.closeFile());
        router.post("/station/office/open")
                .handler(BodyHandler.create(false).setBodyLimit(SealedFiling.LONGEST))
                .handler(context -> calls.bytes(context, desk::open));
        router.get("/station/office/letter.pdf").handler(context -> pdf(context, desk.letter()));
        // The pages' links to attachments, as with a server.
        router.get("/api/meetings/:meeting/attachments/:hash")
                .handler(context ->
                        pdf(context, desk.attachment(context.pathParam("meeting"), context.pathParam("hash"))));
        router.route("/station/*").handler(context -> StationRoutes.refuse(context, "NOT_FOUND"));
        router.route("/api/*").handler(context -> StationRoutes.refuse(context, "NOT_FOUND"));
        router.errorHandler(413, context -> StationRoutes.refuse(context, "BODY_TOO_LARGE"));
    }

    private void post(Router router, String verb, StationCalls.Work work) {
        router.post("/station/office/" + verb)
                .handler(BodyHandler.create(false).setBodyLimit(LONGEST_BODY))
                .handler(context -> calls.run(context, work));
    }

    /** What came in a sealed file is shown as PDF or not at all, under the pages' policy. */
    private static void pdf(RoutingContext context, Optional<byte[]> bytes) {
        if (bytes.isEmpty()) {
            StationRoutes.refuse(context, "NOT_FOUND");
            return;
        }
        context.response()
                .putHeader("Cache-Control", "no-store")
                .putHeader("Content-Type", "application/pdf")
                .end(Buffer.buffer(bytes.get()));
    }
}
