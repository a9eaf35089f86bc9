package org.piaoxiang.server;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.openapi.router.OpenAPIRoute;
import io.vertx.ext.web.openapi.router.RequestExtractor;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.proceedings.port.StoreUnavailable;

/**
 * Mounts the operations on the routes of {@code openapi.json}: who may come in, what goes in, what comes out. Whatever goes
 * wrong leaves as a problem document and never as a stack trace.
 */
public final class ApiRouter {
    /** Name of the session cookie. */
    public static final String COOKIE = "px_session";

    private static final System.Logger LOG = System.getLogger(ApiRouter.class.getName());
    private static final long LARGEST_UPLOAD = 64L << 20;
    private static final long LARGEST_JSON = 8L << 20;
    private static final Set<String> UPLOADS = Set.of("importFile", "addMaterial", "putList", "addAttachment");
    private static final int NO_CONTENT = 204;
    private static final Pattern JSON_TYPE =
            Pattern.compile("application/json( *; *charset=\"?utf-8\"?)?", Pattern.CASE_INSENSITIVE);

    private static final BodyHandler JSON_BODIES = BodyHandler.create(false).setBodyLimit(LARGEST_JSON);
    private static final BodyHandler UPLOADED_BODIES = BodyHandler.create(false).setBodyLimit(LARGEST_UPLOAD);

    private final Vertx vertx;
    private final ExecutorService threads;
    private final Identity identity;
    private final boolean secureCookies;

    /** Makes a router that runs operations on {@code threads}. */
    public ApiRouter(Vertx vertx, ExecutorService threads, Identity identity, boolean secureCookies) {
        this.vertx = vertx;
        this.threads = threads;
        this.identity = identity;
        this.secureCookies = secureCookies;
    }

    /** Reads the route table. */
    public static JsonObject contract() {
        try (InputStream in = Objects.requireNonNull(ApiRouter.class.getResourceAsStream("/openapi.json"))) {
            return new JsonObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Vert.x refuses media types it does not know, also in answers, which it never looks at: they are left out for it. */
    private static JsonObject routable(JsonObject contract) {
        JsonObject paths = contract.getJsonObject("paths");
        for (String path : paths.fieldNames()) {
            JsonObject operations = paths.getJsonObject(path);
            for (String method : operations.fieldNames()) {
                operations
                        .getJsonObject(method)
                        .put("responses", new JsonObject().put("200", new JsonObject().put("description", "done")));
            }
        }
        return contract;
    }

    /** Reads the body, bounded; a query that cannot be read is refused here, before anything else trips over it. */
    private static void readBody(RoutingContext context) {
        try {
            context.queryParams();
        } catch (RuntimeException undecodable) {
            send(context, new Reply.Refused(Problem.badRequest("query")));
            return;
        }
        String path = context.normalizedPath();
        boolean upload = path.contains("/import")
                || path.endsWith("/materials")
                || path.endsWith("/attachments")
                || path.contains("/lists/");
        (upload ? UPLOADED_BODIES : JSON_BODIES).handle(context);
    }

    /** Returns the router; every operation of the route table must be in {@code operations} and none else. */
    public Future<Router> mount(Map<String, Operation> operations) {
        return OpenAPIContract.from(vertx, routable(contract())).map(contract -> {
            RouterBuilder builder = RouterBuilder.create(vertx, contract, RequestExtractor.withBodyHandler());
            builder.rootHandler(ApiRouter::readBody);
            for (OpenAPIRoute route : builder.getRoutes()) {
                String id = route.getOperation().getOperationId();
                Operation operation = operations.get(id);
                if (operation == null) {
                    throw new IllegalStateException("no operation for " + id);
                }
                Object access = route.getOperation().getExtensions().get("x-access");
                route.setDoSecurity(false);
                // A hall casts hundreds of times a second: what a cast looks like TabletOperations checks itself, in a
                // tenth of the time.
                route.setDoValidation(!UPLOADS.contains(id) && !id.equals("castBallots"));
                route.addHandler(context -> run(context, operation, String.valueOf(access), UPLOADS.contains(id)));
                route.addFailureHandler(ApiRouter::fail);
            }
            Router router = builder.createRouter();
            router.errorHandler(400, context -> send(context, new Reply.Refused(Problem.badRequest("path"))));
            router.errorHandler(500, ApiRouter::fail);
            router.errorHandler(404, context -> send(context, Reply.refused("NOT_FOUND")));
            router.errorHandler(405, context -> send(context, Reply.refused("METHOD_NOT_ALLOWED")));
            router.errorHandler(413, context -> send(context, Reply.refused("BODY_TOO_LARGE")));
            router.errorHandler(415, context -> send(context, Reply.refused("UNSUPPORTED_CONTENT")));
            return router;
        });
    }

    private void run(RoutingContext context, Operation operation, String access, boolean upload) {
        if (isForeign(context)) {
            send(context, Reply.refused("FOREIGN_ORIGIN"));
            return;
        }
        Buffer body = context.body() == null ? null : context.body().buffer();
        if (!upload && body != null && body.length() > 0 && !isJson(context.request())) {
            send(context, Reply.refused("UNSUPPORTED_CONTENT"));
            return;
        }
        Context eventLoop = vertx.getOrCreateContext();
        Promise<Reply> promise = Promise.promise();
        try {
            threads.execute(() -> promise.complete(answer(context, operation, access, upload, body)));
        } catch (RejectedExecutionException stopping) {
            promise.complete(Reply.refused("TOO_BUSY"));
        }
        promise.future().onSuccess(reply -> eventLoop.runOnContext(go -> sendWithCookie(context, reply)));
    }

    private static boolean isJson(HttpServerRequest request) {
        String type = request.getHeader("Content-Type");
        return type != null && JSON_TYPE.matcher(type).matches();
    }

    private Reply answer(
            RoutingContext context, Operation operation, String access, boolean upload, @Nullable Buffer body) {
        try {
            Optional<String> cookie =
                    Optional.ofNullable(context.request().getCookie(COOKIE)).map(Cookie::getValue);
            Optional<Session> session = cookie.flatMap(identity::session);
            Optional<String> token = Optional.ofNullable(context.request().getHeader("X-Meeting-Token"));
            Map<String, String> path = new HashMap<>(context.pathParams());
            Storable.texts(path.values());
            boolean tokenGood = token.isPresent()
                    && path.containsKey("meeting")
                    && identity.enrols(Objects.requireNonNull(path.get("meeting")), token.get());
            Optional<Reply> refused = door(access, session, tokenGood, path);
            if (refused.isPresent()) {
                return refused.get();
            }
            byte[] bytes = body == null ? new byte[0] : body.getBytes();
            Json json = upload || bytes.length == 0 ? Json.object() : JsonReader.read(bytes);
            Map<String, String> query = new HashMap<>();
            context.queryParams().forEach(entry -> query.put(entry.getKey(), entry.getValue()));
            Storable.texts(query.values());
            Storable.body(json);
            return operation.handle(new Request(
                    path,
                    query,
                    json,
                    bytes,
                    session,
                    cookie,
                    tokenGood ? token : Optional.empty(),
                    context.request().remoteAddress().hostAddress()));
        } catch (JsonException misshapen) {
            return new Reply.Refused(Problem.badRequest(misshapen.reason()));
        } catch (StoreUnavailable unavailable) {
            return switch (unavailable.reason()) {
                case UNREACHABLE -> Reply.refused("STORE_UNAVAILABLE");
                case DISK_FULL -> Reply.refused("DISK_FULL");
                case UNEXPECTED -> unexpected(unavailable);
            };
        } catch (Exception unexpected) {
            return unexpected(unexpected);
        }
    }

    private static Optional<Reply> door(
            String access, Optional<Session> session, boolean tokenGood, Map<String, String> path) {
        boolean signedIn = session.isPresent();
        String meeting = path.get("meeting");
        boolean hidden = signedIn && meeting != null && !session.get().sees(meeting);
        return switch (access) {
            case "anybody" -> Optional.empty();
            case "token" -> tokenGood ? Optional.empty() : Optional.of(Reply.refused("TOKEN_INVALID"));
            case "session or token" ->
                tokenGood
                        ? Optional.empty()
                        : !signedIn
                                ? Optional.of(Reply.refused("SIGN_IN_NEEDED"))
                                : hidden ? Optional.of(Reply.refused("NOT_FOUND")) : Optional.empty();
            default ->
                !signedIn
                        ? Optional.of(Reply.refused("SIGN_IN_NEEDED"))
                        : hidden ? Optional.of(Reply.refused("NOT_FOUND")) : Optional.empty();
        };
    }

    /** Says that something broke inside: the log has the incident's number, the answer has nothing else. */
    static Reply unexpected(Throwable cause) {
        String incident = UUID.randomUUID().toString().substring(0, 8);
        LOG.log(System.Logger.Level.ERROR, "incident " + incident, cause);
        return Reply.refused("UNEXPECTED", Json.object("incident", Json.text(incident)));
    }

    /** Tells whether a changing request comes from a page that is not ours. */
    static boolean isForeign(RoutingContext context) {
        HttpMethod method = context.request().method();
        if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
            return false;
        }
        return isForeign(context.request());
    }

    /** Tells whether the page that makes this request is not ours; whoever does not say where it comes from is foreign too. */
    static boolean isForeign(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return true;
        }
        HostAndPort host = request.authority();
        String own = host == null ? "" : host.port() > 0 ? host.host() + ":" + host.port() : host.host();
        return !(origin.equals("http://" + own) || origin.equals("https://" + own));
    }

    /** Refuses what is not even HTTP. */
    static void notHttp(HttpServerRequest request) {
        Problem problem = Problem.badRequest("HTTP");
        request.response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Connection", "close")
                .end(JsonWriter.compact(problem.json()))
                .onComplete(sent -> request.connection().close());
    }

    private static void fail(RoutingContext context) {
        Throwable cause = context.failure();
        int status = context.statusCode();
        if (status == 413) {
            send(context, Reply.refused("BODY_TOO_LARGE"));
        } else if (status == 415) {
            send(context, Reply.refused("UNSUPPORTED_CONTENT"));
        } else if (status >= 400 && status < 500) {
            send(context, new Reply.Refused(Problem.badRequest("form")));
        } else if (!(cause instanceof HttpClosedException)) {
            // Where the asker has gone in the middle, nothing broke and nobody waits.
            send(context, unexpected(cause == null ? new IllegalStateException("status " + status) : cause));
        }
    }

    private void sendWithCookie(RoutingContext context, Reply reply) {
        if (reply instanceof Reply.Data data && data.session().isPresent()) {
            context.response().addCookie(cookie(data.session().get()));
        }
        if (reply instanceof Reply.Done(boolean endSession) && endSession) {
            context.response().addCookie(cookie("").setMaxAge(0));
        }
        send(context, reply);
    }

    private Cookie cookie(String value) {
        return Cookie.cookie(COOKIE, value)
                .setHttpOnly(true)
                .setSecure(secureCookies)
                .setSameSite(CookieSameSite.STRICT)
                .setPath("/");
    }

    static void send(RoutingContext context, Reply reply) {
        if (context.response().ended() || context.response().closed()) {
            return;
        }
        context.response().putHeader("Cache-Control", "no-store");
        switch (reply) {
            case Reply.Data data ->
                context.response().putHeader("Content-Type", "application/json").end(JsonWriter.compact(data.body()));
            case Reply.File file ->
                context.response()
                        .putHeader("Content-Type", file.contentType())
                        .putHeader("Content-Disposition", disposition(file.name()))
                        .end(Buffer.buffer(file.bytes()));
            case Reply.Done done -> context.response().setStatusCode(NO_CONTENT).end();
            case Reply.Refused refused -> {
                if (refused.problem().status() == 503) {
                    context.response().putHeader("Retry-After", "1");
                }
                context.response()
                        .setStatusCode(refused.problem().status())
                        .putHeader("Content-Type", "application/problem+json")
                        .end(JsonWriter.compact(refused.problem().json()));
            }
        }
    }

    private static String disposition(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_');
            encoded.append(plain ? String.valueOf(c) : String.format("%%%02X", b & 0xff));
        }
        return "attachment; filename*=UTF-8''" + encoded;
    }
}
