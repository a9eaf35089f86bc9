package org.piaoxiang.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.piaoxiang.meeting.entry.Role;

/** Who may listen, and what becomes of everybody else. */
@ExtendWith(VertxExtension.class)
class LiveRoutesTest {
    private static final int POLICY_VIOLATION = 1008;

    private static House house;
    private static House.Meeting meeting;
    private static House.Meeting other;
    private WebSocketClient client = Vertx.vertx().createWebSocketClient();

    @BeforeAll
    static void start() throws Exception {
        house = new House(LiveRoutesTest.class);
        meeting = house.created();
        other = house.created();
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    @BeforeEach
    void connect(Vertx vertx) {
        client = vertx.createWebSocketClient();
    }

    @Test
    void aTabletWithTheTokenHearsTheView(VertxTestContext context) {
        hearsTheView(context);
    }

    private void hearsTheView(VertxTestContext context) {
        tablet(meeting, context, socket -> {
            socket.textMessageHandler(text -> context.verify(() -> {
                JsonObject view = new JsonObject(text).getJsonObject("view");
                assertEquals(meeting.id(), view.getJsonObject("meeting").getString("id"));
                context.completeNow();
            }));
            socket.writeTextMessage("{\"token\":\"" + meeting.token() + "\"}");
        });
    }

    @Test
    void aPersonHearsTheView(VertxTestContext context) {
        client.connect(person(meeting.session(Role.CHAIR)))
                .onComplete(context.succeeding(socket -> socket.textMessageHandler(text -> context.verify(() -> {
                    assertTrue(new JsonObject(text).containsKey("view"));
                    context.completeNow();
                }))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "[]",
                "null",
                "{}",
                "{\"token\":1}",
                "{\"token\":\"\\u0000\"}",
                "{\"token\":\"\\ud800\"}"
            })
    void aBadFirstMessageEndsTheConversation(String message, VertxTestContext context) {
        tablet(meeting, context, socket -> {
            closesWith(POLICY_VIOLATION, socket, context);
            socket.writeTextMessage(message);
        });
    }

    @Test
    void theTokenOfAnotherMeetingIsRefused(VertxTestContext context) {
        tablet(meeting, context, socket -> {
            closesWith(POLICY_VIOLATION, socket, context);
            socket.writeTextMessage("{\"token\":\"" + other.token() + "\"}");
        });
    }

    @Test
    void somebodyOfAnotherMeetingIsRefused(VertxTestContext context) {
        client.connect(person(other.session(Role.CHAIR)))
                .onComplete(context.succeeding(socket -> closesWith(POLICY_VIOLATION, socket, context)));
    }

    @Test
    void nobodyIsRefused(VertxTestContext context) {
        client.connect(person("garbage"))
                .onComplete(context.succeeding(socket -> closesWith(POLICY_VIOLATION, socket, context)));
    }

    @Test
    void aHugeFrameEndsTheConversationAndNothingElse(VertxTestContext context) {
        tablet(meeting, context, socket -> {
            socket.exceptionHandler(ended -> {});
            socket.closeHandler(closed -> hearsTheView(context));
            socket.writeFinalTextFrame("x".repeat(1 << 20));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.invalid", "null", "http://localhost.evil.invalid", "http://127.0.0.1:1", ""})
    void aForeignPageGetsNoSocket(String origin, VertxTestContext context) {
        refusedAtTheDoor(options("/api/tablet/" + meeting.id() + "/live", origin), "FOREIGN_ORIGIN", context);
    }

    @Test
    void whoDoesNotSayWhereItComesFromGetsNoSocket(VertxTestContext context) {
        WebSocketConnectOptions silent = new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(house.server.port())
                .setURI("/api/tablet/" + meeting.id() + "/live")
                .setAllowOriginHeader(false);
        refusedAtTheDoor(silent, "FOREIGN_ORIGIN", context);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "x", "..", "%E7%A5%A8"})
    void noMeetingGivesNoSocket(String id, VertxTestContext context) {
        client.connect(options("/api/tablet/" + id + "/live", own()))
                .onComplete(context.failing(refused -> context.completeNow()));
    }

    private void refusedAtTheDoor(WebSocketConnectOptions options, String code, VertxTestContext context) {
        client.connect(options)
                .onComplete(context.failing(refused -> context.verify(() -> {
                    UpgradeRejectedException rejected = (UpgradeRejectedException) refused;
                    assertEquals(403, rejected.getStatus());
                    assertTrue(rejected.getBody().toString().contains("\"code\":\"" + code + "\""));
                    context.completeNow();
                })));
    }

    private static void closesWith(int status, WebSocket socket, VertxTestContext context) {
        socket.closeHandler(closed -> context.verify(() -> {
            assertEquals(status, (int) socket.closeStatusCode());
            context.completeNow();
        }));
    }

    private void tablet(House.Meeting room, VertxTestContext context, Consumer<WebSocket> go) {
        client.connect(options("/api/tablet/" + room.id() + "/live", own())).onComplete(context.succeeding(go::accept));
    }

    private static WebSocketConnectOptions person(String session) {
        return options("/api/meetings/" + meeting.id() + "/live", own())
                .addHeader("Cookie", ApiRouter.COOKIE + "=" + session);
    }

    private static String own() {
        return "http://127.0.0.1:" + house.server.port();
    }

    private static WebSocketConnectOptions options(String path, String origin) {
        return new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(house.server.port())
                .setURI(path)
                .addHeader("Origin", origin);
    }
}
