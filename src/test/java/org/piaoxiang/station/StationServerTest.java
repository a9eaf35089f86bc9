package org.piaoxiang.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The station's own interface. */
class StationServerTest {
    @TempDir
    private Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private FakeServer server;
    private StationServer station;

    @BeforeEach
    void begin() throws Exception {
        server = new FakeServer();
        station = StationServer.start(
                vertx,
                new StationServer.Settings(
                        server.address(),
                        folder,
                        0,
                        Room.GROUP,
                        Optional.empty(),
                        Optional.of(server.key.verifyKey()),
                        Optional.empty(),
                        true,
                        true),
                new SecureRandom(),
                Optional.of("一个不短的口令".toCharArray()));
    }

    @AfterEach
    void end() {
        station.close();
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void open() throws Exception {
        HttpRequest door = HttpRequest.newBuilder(URI.create(station.address())).build();
        assertEquals(302, browser.send(door, BodyHandlers.ofString()).statusCode());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return browser.send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body, String origin) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(at(path))
                        .header("Origin", origin)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + station.port() + path);
    }

    private String home() {
        return "http://localhost:" + station.port();
    }

    @Test
    void theStateTellsWhoIsHereAndWhatWasSeen() throws Exception {
        open();
        String state = get("/station/state").body();
        assertTrue(state.contains("\"role\":\"OBSERVER\""), state);
        assertTrue(state.contains("\"hasKey\":false"), state);
        assertTrue(state.contains("\"lastSeen\":{\"size\":1,\"cosigned\":0}"), state);
    }

    @Test
    void aKeyIsOfferedOnceAndStaysTheSame() throws Exception {
        open();
        String first = post("/station/key", "{\"holder\":\"李监督\"}", home()).body();
        assertTrue(first.contains("\"custodian\":\"OBSERVER\""), first);
        assertEquals(first, post("/station/key", "{}", home()).body());
        assertTrue(get("/station/state").body().contains("\"hasKey\":true"));
    }

    @Test
    void theBrowserNeverGetsTheServersCookie() throws Exception {
        open();
        HttpResponse<String> signedIn = post("/api/sign-in/link", "{\"token\":\"t\"}", home());
        assertEquals(200, signedIn.statusCode());
        assertTrue(signedIn.headers().firstValue("Set-Cookie").isEmpty());
        assertEquals(Optional.of("px_session=abc"), station.client().cookie());
    }

    @Test
    void aForeignPageIsRefused() throws Exception {
        open();
        HttpResponse<String> refused = post("/station/key", "{}", "http://evil.example");
        assertEquals(403, refused.statusCode());
        assertTrue(refused.body().contains("FOREIGN_ORIGIN"));
    }

    @Test
    void whoHasNotOpenedTheAddressIsRefused() throws Exception {
        HttpResponse<String> refused = get("/station/state");
        assertEquals(403, refused.statusCode());
        assertTrue(refused.body().contains("STATION_CLOSED"));
    }

    @Test
    void refusalsOfTheDesksAreProblemDocuments() throws Exception {
        open();
        HttpResponse<String> refused = post("/station/rounds/r1/seal", "{}", home());
        assertEquals(409, refused.statusCode());
        assertTrue(refused.body().contains("NOT_CHECKED") && refused.body().contains("titleEn"), refused.body());
        assertEquals(400, post("/station/rounds/x..x/verify", "{}", home()).statusCode());
    }

    @Test
    void pagesOfTheServerNeverReachTheStationsPage() throws Exception {
        String evil = "<script>document.title='evil'</script>";
        server.pages.put("/station.html", evil);
        server.pages.put("/assets/evil.js", "alert(1)");
        server.pages.put("/api/evil", evil);
        server.pages.put("/api/evil.js", "alert(1)");
        open();
        assertFalse(get("/station").body().contains("evil"));
        assertFalse(get("/assets/evil.js").body().contains("alert"));
        for (String path : List.of("/api/evil", "/api/evil.js")) {
            HttpResponse<String> passed = get(path);
            assertEquals(
                    Optional.of("application/octet-stream"), passed.headers().firstValue("Content-Type"));
            assertEquals(Optional.of("nosniff"), passed.headers().firstValue("X-Content-Type-Options"));
            assertEquals(
                    Optional.of("default-src 'none'; sandbox"), passed.headers().firstValue("Content-Security-Policy"));
        }
    }
}
