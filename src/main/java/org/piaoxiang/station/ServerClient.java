package org.piaoxiang.station;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;

/** Speaks to a server as one signed-in person, or with a meeting token as a device. Blocking. */
public final class ServerClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final long LONGEST_ANSWER = 512L << 20;
    private static final String SESSION_COOKIE = "px_session=";
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;

    private final HttpClient http;
    private final URI server;
    private volatile Optional<String> cookie = Optional.empty();
    private final Optional<String> token;

    private ServerClient(URI server, Optional<String> token, Optional<Authority> authority) {
        this(server, token, http(authority));
    }

    private ServerClient(URI server, Optional<String> token, HttpClient http) {
        this.http = http;
        this.server = server;
        this.token = token;
    }

    private static HttpClient http(Optional<Authority> authority) {
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(TIMEOUT);
        authority.map(Authority::context).ifPresent(builder::sslContext);
        return builder.build();
    }

    /** Returns a client that can sign in, and believes the machine's usual authorities. */
    public static ServerClient person(URI server) {
        return person(server, Optional.empty());
    }

    /** Returns a client that can sign in, and believes {@code authority} alone where there is one. */
    public static ServerClient person(URI server, Optional<Authority> authority) {
        if (server.getHost() == null || !("http".equals(server.getScheme()) || "https".equals(server.getScheme()))) {
            throw new IllegalArgumentException("a server's address begins with http:// or https://");
        }
        return new ServerClient(server, Optional.empty(), authority);
    }

    /** Returns a device of a meeting, which has no cookie. */
    public static ServerClient device(URI server, String token) {
        return device(server, token, Optional.empty());
    }

    /** Returns a device of a meeting, which believes {@code authority} alone where there is one. */
    public static ServerClient device(URI server, String token, Optional<Authority> authority) {
        return new ServerClient(server, Optional.of(token), authority);
    }

    /** Returns a client of the same server as which nobody has signed in. */
    ServerClient stranger() {
        return new ServerClient(server, Optional.empty(), http);
    }

    /** The server said no. */
    public static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;
        private final String code;
        private final int status;
        private final transient Json body;

        Refusal(String code, int status, String sentence, Json body) {
            super(code + ": " + sentence, null, false, false);
            this.code = code;
            this.status = status;
            this.body = body;
        }

        /** Returns the stable code. */
        public String code() {
            return code;
        }

        /** Returns the HTTP status. */
        public int status() {
            return status;
        }

        /** Returns the problem document; an empty object where the server sent none. */
        public Json body() {
            return body;
        }
    }

    /** Returns the server's address. */
    public URI server() {
        return server;
    }

    /** Signs in with a one-time token. */
    public Json signInByLink(String linkToken) throws IOException, InterruptedException, Refusal {
        return post("/api/sign-in/link", Json.object("token", Json.text(linkToken)));
    }

    /** Gets JSON. */
    public Json get(String path) throws IOException, InterruptedException, Refusal {
        return json(send(request(path).GET()));
    }

    /** Gets bytes. */
    public byte[] bytes(String path) throws IOException, InterruptedException, Refusal {
        return send(request(path).GET());
    }

    /** Posts JSON. */
    public Json post(String path, Json body) throws IOException, InterruptedException, Refusal {
        return json(send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JsonWriter.compact(body)))));
    }

    /** Puts or posts bytes. */
    public Json upload(String method, String path, byte[] bytes) throws IOException, InterruptedException, Refusal {
        return json(send(request(path)
                .header("Content-Type", "application/octet-stream")
                .method(method, BodyPublishers.ofByteArray(bytes))));
    }

    /** Does an act in {@code meeting}. */
    public Json act(String meeting, String type, Json.Obj data) throws IOException, InterruptedException, Refusal {
        return post("/api/meetings/" + meeting + "/acts", Json.object("type", Json.text(type), "data", data));
    }

    /** Listens on a WebSocket; {@code hear} gets each whole text message on a thread of the client. */
    public WebSocket listen(String path, Consumer<String> hear) throws InterruptedException, IOException {
        URI http = server.resolve(path);
        URI address = URI.create((http.getScheme().equals("https") ? "wss" : "ws")
                + http.toString().substring(http.getScheme().length()));
        WebSocket.Builder builder = this.http.newWebSocketBuilder().connectTimeout(TIMEOUT);
        cookie.ifPresent(value -> builder.header("Cookie", value));
        builder.header("Origin", server.getScheme() + "://" + server.getAuthority());
        try {
            return builder.buildAsync(address, new WholeMessages(hear)).get();
        } catch (ExecutionException failed) {
            throw new IOException("the server does not take a WebSocket", failed.getCause());
        }
    }

    private static final class WholeMessages implements WebSocket.Listener {
        private final Consumer<String> hear;
        private final StringBuilder message = new StringBuilder();

        WholeMessages(Consumer<String> hear) {
            this.hear = hear;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                hear.accept(message.toString());
                message.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(server.resolve(path)).timeout(TIMEOUT);
        cookie.ifPresent(value -> builder.header("Cookie", value));
        token.ifPresent(value -> builder.header("X-Meeting-Token", value));
        return builder.header("Origin", origin());
    }

    private byte[] send(HttpRequest.Builder builder) throws IOException, InterruptedException, Refusal {
        HttpResponse<byte[]> response = exchange(builder);
        if (response.statusCode() != OK && response.statusCode() != NO_CONTENT) {
            throw refusal(response);
        }
        return response.body();
    }

    /** Sends and keeps the session that the server may hand out. Answers are read up to a bound. */
    private HttpResponse<byte[]> exchange(HttpRequest.Builder builder) throws IOException, InterruptedException {
        HttpResponse<byte[]> response =
                http.send(builder.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
        if (token.isEmpty()) {
            response.headers().allValues("Set-Cookie").stream()
                    .map(header -> header.split(";", 2)[0])
                    .filter(pair -> pair.startsWith(SESSION_COOKIE))
                    .findFirst()
                    .ifPresent(pair -> cookie = pair.equals(SESSION_COOKIE) ? Optional.empty() : Optional.of(pair));
        }
        return response;
    }

    /** Passes a page's request on under this client's session, and returns the answer whatever it is. */
    HttpResponse<byte[]> pass(String method, String pathAndQuery, Optional<String> contentType, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest.Builder builder = request(pathAndQuery)
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        contentType.ifPresent(type -> builder.header("Content-Type", type));
        return exchange(builder);
    }

    /** Returns the session's cookie as a header's value. */
    public Optional<String> cookie() {
        return cookie;
    }

    /** Returns the origin under which requests are made. */
    String origin() {
        return server.getScheme() + "://" + server.getAuthority();
    }

    private static Refusal refusal(HttpResponse<byte[]> response) {
        try {
            Json body = JsonReader.read(response.body());
            Fields fields = Fields.of(body, "problem");
            return new Refusal(fields.text("code"), response.statusCode(), fields.text("detail"), body);
        } catch (JsonException notAProblem) {
            return new Refusal(
                    "HTTP_" + response.statusCode(),
                    response.statusCode(),
                    "the server answered without a reason",
                    Json.object());
        }
    }

    private static Json json(byte[] body) throws IOException {
        if (body.length == 0) {
            return Json.object();
        }
        try {
            return JsonReader.read(body);
        } catch (JsonException notJson) {
            throw new IOException("the server's answer is not JSON", notJson);
        }
    }
}
