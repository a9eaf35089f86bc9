package org.piaoxiang.station;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.pages.Release;
import org.piaoxiang.record.Checkpoint;
import org.piaoxiang.record.Frontier;
import org.piaoxiang.record.LogOrigin;
import org.piaoxiang.record.RestorationStatement;
import org.piaoxiang.record.SigningKey;
import org.piaoxiang.record.TreeHash;

/** A server that believes everything, and that a test can make lie. */
final class FakeServer implements AutoCloseable {
    static final String MEETING = "Meeting1Meeting1";

    final Map<String, byte[]> archives = new ConcurrentHashMap<>();
    final Map<String, byte[]> lists = new ConcurrentHashMap<>();
    final List<Json> shares = new CopyOnWriteArrayList<>();
    final List<String> cosigned = new CopyOnWriteArrayList<>();
    final List<String> entries = new CopyOnWriteArrayList<>();
    /** Pages by path, which no station should ever show. */
    final Map<String, String> pages = new ConcurrentHashMap<>();
    /** What is sent in place of an entry, under the tree over the entries themselves. */
    final Map<Integer, String> shown = new ConcurrentHashMap<>();

    /** How many pages give no entries, as if the newest one had come while they were read. */
    final AtomicInteger emptyPages = new AtomicInteger();

    volatile SigningKey key = SigningKey.generate(new SecureRandom());
    volatile String origin = "piaoxiang/" + MEETING;
    volatile String role = "OBSERVER";
    /** The server's own record; a server without one does not know its path. */
    final List<String> own = new CopyOnWriteArrayList<>();

    volatile String ownOrigin = LogOrigin.server(key.verifyKey()).name();
    volatile String release = Release.VERSION;

    private final HttpServer http;

    FakeServer() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
        http.createContext("/", this::handle);
        http.start();
        append("CREATE_MEETING", Json.object("title", Json.text("会议")));
    }

    /** Lets a station know this server, as if its card had been scanned. */
    void introduceTo(StationFiles files) throws IOException {
        files.keep("server.key", key.verifyKey().base64());
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /** Adds an entry to the record. */
    void append(String type, Json data) {
        entries.add(entry(entries.size(), type, data));
    }

    /** Replaces an entry, as no honest server does. */
    void rewrite(int number, String type, Json data) {
        entries.set(number, entry(number, type, data));
    }

    /** Goes on from a backup of the first {@code size} entries, under the next origin. */
    void restore(int size, String reason) {
        while (entries.size() > size) {
            entries.removeLast();
        }
        Frontier before = Frontier.EMPTY;
        for (String entry : entries) {
            before = before.append(TreeHash.leaf(entry.getBytes(StandardCharsets.UTF_8)));
        }
        String next = LogOrigin.parse(MEETING, origin).orElseThrow().next().name();
        append(
                "RESTORE_RECORD",
                new RestorationStatement(Checkpoint.of(origin, before), next, reason, "2026-11-20T10:00:00Z")
                        .sign(key));
        origin = next;
    }

    private static String entry(int number, String type, Json data) {
        return JsonWriter.canonical(Json.object(
                "at", Json.text("2026-11-21T15:04:05+08:00"),
                "by", Json.object("name", Json.text("王文书"), "role", Json.text("CLERK")),
                "data", data,
                "meeting", Json.text(MEETING),
                "number", Json.number(number),
                "type", Json.text(type)));
    }

    /** All of the server's own record, under {@link #ownOrigin}. */
    private Json ownRecord() {
        Frontier tree = Frontier.EMPTY;
        for (String entry : own) {
            tree = tree.append(TreeHash.leaf(entry.getBytes(StandardCharsets.UTF_8)));
        }
        return Json.object(
                "entries", Json.array(own.stream().map(Json::text).toList()),
                "checkpoint", Json.text(Checkpoint.of(ownOrigin, tree).sign(key).format()),
                "serverKey", Json.text(key.verifyKey().base64()));
    }

    /** Returns an entry of the server's own record. */
    static String ownEntry(int number, String type) {
        return entry(number, type, Json.object()).replace("\"" + MEETING + "\"", "\"server\"");
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath();
        try {
            answer(exchange, path, body);
        } catch (JsonException misshapen) {
            send(exchange, 400, new byte[0]);
        }
    }

    private void answer(HttpExchange exchange, String path, byte[] body) throws IOException, JsonException {
        String file = path.substring(path.lastIndexOf('/') + 1);
        String page = pages.get(path);
        if (page != null) {
            exchange.getResponseHeaders().add("Content-Type", path.endsWith(".js") ? "text/javascript" : "text/html");
            send(exchange, 200, page.getBytes(StandardCharsets.UTF_8));
        } else if (path.equals("/api/server")) {
            json(
                    exchange,
                    Json.object(
                            "release", Json.text(release),
                            "serverKey", Json.text(key.verifyKey().base64())));
        } else if (path.equals("/api/me")) {
            json(
                    exchange,
                    Json.object("name", Json.text("李监督"), "role", Json.text(role), "meeting", Json.text(MEETING)));
        } else if (path.equals("/api/sign-in/link")) {
            exchange.getResponseHeaders().add("Set-Cookie", "px_session=abc; Path=/; HttpOnly");
            json(exchange, Json.object("name", Json.text("李监督"), "role", Json.text(role)));
        } else if (path.equals("/api/server/entries") && !own.isEmpty()) {
            json(exchange, ownRecord());
        } else if (path.startsWith("/api/meetings/") && path.endsWith("/entries")) {
            String query = exchange.getRequestURI().getQuery();
            json(exchange, page(Integer.parseInt(query.substring("from=".length()))));
        } else if (path.endsWith("/acts")) {
            Fields act = Fields.of(JsonReader.read(body), "act");
            append(act.text("type"), act.value("data"));
            json(exchange, Json.object("number", Json.number(entries.size() - 1)));
        } else if (path.endsWith("/cosignatures")) {
            cosigned.add(Fields.of(JsonReader.read(body), "body").text("note"));
            send(exchange, 204, new byte[0]);
        } else if (path.endsWith("/shares")) {
            shares.add(JsonReader.read(body));
            json(exchange, Json.object());
        } else if (path.contains("/lists/") && exchange.getRequestMethod().equals("PUT")) {
            lists.put(file, body);
            send(exchange, 204, new byte[0]);
        } else if (path.contains("/lists/")) {
            file(exchange, lists.get(file));
        } else {
            file(exchange, archives.get(file.replace(".bel", "")));
        }
    }

    private Json page(int from) {
        Map<String, Json> page = new LinkedHashMap<>();
        List<String> kept = new ArrayList<>(entries);
        Frontier tree = Frontier.EMPTY;
        for (String entry : kept) {
            tree = tree.append(TreeHash.leaf(entry.getBytes(StandardCharsets.UTF_8)));
        }
        // Pages of three, so that reading on is always tested.
        shown.forEach(kept::set);
        int most = emptyPages.getAndUpdate(pages -> Math.max(0, pages - 1)) > 0 ? 0 : 3;
        List<String> some = kept.subList(Math.min(from, kept.size()), Math.min(from + most, kept.size()));
        page.put("entries", Json.array(some.stream().map(Json::text).toList()));
        page.put("checkpoint", Json.text(Checkpoint.of(origin, tree).sign(key).format()));
        page.put("serverKey", Json.text(key.verifyKey().base64()));
        return new Json.Obj(page);
    }

    private static void json(HttpExchange exchange, Json body) throws IOException {
        send(exchange, 200, JsonWriter.compactBytes(body));
    }

    private static void file(HttpExchange exchange, byte @org.jspecify.annotations.Nullable [] bytes)
            throws IOException {
        send(exchange, bytes == null ? 404 : 200, bytes == null ? new byte[0] : bytes);
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
