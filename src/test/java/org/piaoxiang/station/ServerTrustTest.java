package org.piaoxiang.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.record.SigningKey;
import org.piaoxiang.record.VerifyKey;
import org.piaoxiang.verifier.ServerCard;

/** The first contact with a server: nothing is believed before its key was held against the card. */
class ServerTrustTest {
    @TempDir
    private Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient page = HttpClient.newHttpClient();
    private FakeServer server;
    private StationServer station;

    @BeforeEach
    void begin() throws Exception {
        server = new FakeServer();
        station = start(Optional.empty());
    }

    @AfterEach
    void end() {
        station.close();
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private StationServer start(Optional<VerifyKey> given) throws Exception {
        return StationServer.start(
                vertx,
                new StationServer.Settings(
                        server.address(),
                        folder,
                        0,
                        Room.GROUP,
                        Optional.empty(),
                        given,
                        Optional.empty(),
                        false,
                        true),
                new SecureRandom(),
                Optional.empty());
    }

    private void startAgain(Optional<VerifyKey> given) throws Exception {
        station.close();
        station = start(given);
    }

    private Fields get(String path) throws Exception {
        return fields(HttpRequest.newBuilder(at(path)).build());
    }

    private Fields post(String path, Json body) throws Exception {
        return fields(HttpRequest.newBuilder(at(path))
                .POST(BodyPublishers.ofByteArray(org.piaoxiang.json.JsonWriter.compactBytes(body)))
                .build());
    }

    private Fields fields(HttpRequest request) throws Exception {
        return Fields.of(
                JsonReader.read(page.send(request, BodyHandlers.ofByteArray()).body()), "answer");
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + station.port() + path);
    }

    private Fields confirmByCard(VerifyKey key) throws Exception {
        return post("/station/server", Json.object("card", Json.text(ServerCard.text(key))));
    }

    private Fields compare(VerifyKey key) throws Exception {
        return post("/station/server", Json.object("key", Json.text(key.base64())));
    }

    private static SigningKey otherKey() {
        return SigningKey.generate(new SecureRandom());
    }

    /** Everything that a page can ask for is refused, and the server has heard of nothing but its own key. */
    private void nothingIsDone() throws Exception {
        assertEquals("SERVER_UNCONFIRMED", get("/station/state").text("code"));
        assertEquals("SERVER_UNCONFIRMED", get("/api/me").text("code"));
        for (String path : List.of(
                "/api/sign-in/link", "/station/sign-in", "/station/key", "/station/slips", "/station/rounds/r1/seal")) {
            assertEquals(
                    "SERVER_UNCONFIRMED",
                    post(path, Json.object("token", Json.text("t"))).text("code"),
                    path);
        }
        assertEquals(Optional.empty(), station.client().cookie());
        assertEquals(1, server.entries.size());
        assertTrue(server.cosigned.isEmpty());
        assertFalse(keptSomethingOfTheRecord());
    }

    private boolean keptSomethingOfTheRecord() throws IOException {
        try (var files = Files.list(folder)) {
            return files.anyMatch(file -> String.valueOf(file.getFileName()).matches("seen-.*|server\\.key"));
        }
    }

    @Test
    void beforeTheCardNothingIsReadSignedOrPassedOn() throws Exception {
        Fields shown = get("/station/server");
        assertEquals(server.key.verifyKey().base64(), shown.text("key"));
        assertEquals(ServerCard.code(server.key.verifyKey()), shown.text("code"));
        assertTrue(shown.optional("how").isEmpty());
        nothingIsDone();
    }

    @Test
    void theCardOpensTheStationForGood() throws Exception {
        assertEquals("CARD", confirmByCard(server.key.verifyKey()).text("how"));
        assertEquals("OBSERVER", get("/station/state").text("role"));
        assertEquals("CARD", get("/station/state").object("serverKey").text("how"));
        startAgain(Optional.empty());
        assertEquals("CARD", get("/station/server").text("how"));
        assertEquals("OBSERVER", get("/station/state").text("role"));
    }

    @Test
    void theCardOfAnotherServerIsRefusedAndSoIsComparingAfterwards() throws Exception {
        VerifyKey real = server.key.verifyKey();
        server.key = otherKey();
        assertEquals("SERVER_CARD_OTHER_KEY", confirmByCard(real).text("code"));
        assertEquals("SERVER_CARD_OTHER_KEY", compare(server.key.verifyKey()).text("code"));
        nothingIsDone();
        startAgain(Optional.empty());
        assertEquals("SERVER_CARD_OTHER_KEY", compare(server.key.verifyKey()).text("code"));
        nothingIsDone();
    }

    @Test
    void whoHadTheWrongCardInHandGoesOnWithTheRightOne() throws Exception {
        assertEquals(
                "SERVER_CARD_OTHER_KEY", confirmByCard(otherKey().verifyKey()).text("code"));
        assertEquals("CARD", confirmByCard(server.key.verifyKey()).text("how"));
        assertEquals("OBSERVER", get("/station/state").text("role"));
    }

    @Test
    void aCardThatWasMisreadIsToldApartFromAnotherServers() throws Exception {
        String card = ServerCard.text(server.key.verifyKey());
        for (String text : List.of("", card.substring(0, 40), card.replace("PXK1", "PXK2"))) {
            Fields answer = post("/station/server", Json.object("card", Json.text(text)));
            assertEquals("SERVER_CARD_UNREADABLE", answer.text("code"), text);
        }
        nothingIsDone();
    }

    @Test
    void comparingConfirmsTheKeyThatWasShownAndNoOther() throws Exception {
        VerifyKey shown = server.key.verifyKey();
        server.key = otherKey();
        assertEquals("SERVER_KEY_CHANGED", compare(shown).text("code"));
        nothingIsDone();
        assertEquals("COMPARED", compare(server.key.verifyKey()).text("how"));
        assertEquals("OBSERVER", get("/station/state").text("role"));
    }

    @Test
    void aServerThatShowsTheRealKeyButSignsWithItsOwnIsRefused() throws Exception {
        confirmByCard(server.key.verifyKey());
        server.key = otherKey();
        assertEquals("SERVER_KEY_CHANGED", get("/station/state").text("code"));
    }

    @Test
    void aLaterCardThatContradictsTheKeyStopsTheStation() throws Exception {
        compare(server.key.verifyKey());
        assertEquals("OBSERVER", get("/station/state").text("role"));
        assertEquals(
                "SERVER_CARD_OTHER_KEY", confirmByCard(otherKey().verifyKey()).text("code"));
        assertEquals("SERVER_UNCONFIRMED", get("/station/state").text("code"));
        assertEquals("SERVER_UNCONFIRMED", get("/api/me").text("code"));
    }

    @Test
    void theOneTimeLinkIsUsedOnlyOnceTheServerIsKnown() throws Exception {
        CompletableFuture<Json> signedIn = station.signIn("token");
        assertFalse(signedIn.isDone());
        VerifyKey real = server.key.verifyKey();
        server.key = otherKey();
        confirmByCard(real);
        assertEquals(Optional.empty(), station.client().cookie());
        assertFalse(signedIn.isDone());
        confirmByCard(server.key.verifyKey());
        assertTrue(signedIn.isDone());
        assertEquals(Optional.of("px_session=abc"), station.client().cookie());
    }

    @Test
    void aKeyOnTheCommandLineNeedsNoHands() throws Exception {
        startAgain(Optional.of(server.key.verifyKey()));
        assertEquals("GIVEN", get("/station/server").text("how"));
        assertEquals("OBSERVER", get("/station/state").text("role"));
    }

    @Test
    void aKeyThatAnOlderProgramKeptIsGoneOnWithAndSaidToBeUnchecked() throws Exception {
        station.close();
        Files.writeString(folder.resolve("server.key"), server.key.verifyKey().base64());
        station = start(Optional.empty());
        assertEquals("UNCHECKED", get("/station/state").object("serverKey").text("how"));
        assertEquals("CARD", confirmByCard(server.key.verifyKey()).text("how"));
    }
}
