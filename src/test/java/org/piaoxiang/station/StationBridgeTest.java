package org.piaoxiang.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.piaoxiang.record.SigningKey;

/** What the server tells its listeners reaches the station's pages. */
class StationBridgeTest {
    @TempDir
    private Path folder;

    private final Vertx vertx = Vertx.vertx();
    private HttpServer server;
    private StationServer station;

    @BeforeEach
    void begin() throws Exception {
        server = vertx.createHttpServer()
                .webSocketHandler(socket ->
                        socket.textMessageHandler(text -> socket.writeTextMessage(socket.path() + " heard " + text)))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        URI address = URI.create("http://127.0.0.1:" + server.actualPort());
        station = StationServer.start(
                vertx,
                new StationServer.Settings(
                        address,
                        folder,
                        0,
                        Room.GROUP,
                        Optional.empty(),
                        Optional.of(SigningKey.generate(new SecureRandom()).verifyKey()),
                        Optional.empty(),
                        false,
                        true),
                new SecureRandom(),
                Optional.empty());
    }

    @AfterEach
    void end() {
        station.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private WebSocket connect(String origin, BlockingQueue<String> heard) {
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Origin", origin)
                .buildAsync(
                        URI.create("ws://localhost:" + station.port() + "/api/meetings/m/live"),
                        new WebSocket.Listener() {
                            @Override
                            public @Nullable CompletionStage<?> onText(
                                    WebSocket socket, CharSequence text, boolean last) {
                                heard.add(text.toString());
                                socket.request(1);
                                return null;
                            }
                        })
                .join();
    }

    @Test
    void messagesGoBothWays() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        WebSocket page = connect("http://localhost:" + station.port(), heard);
        page.sendText("{\"since\":3}", true).join();
        assertEquals("/api/meetings/m/live heard {\"since\":3}", heard.poll(30, TimeUnit.SECONDS));
        page.abort();
    }

    @Test
    void aForeignPageDoesNotListen() {
        assertThrows(CompletionException.class, () -> connect("http://evil.example", new LinkedBlockingQueue<>()));
    }
}
