package org.piaoxiang.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.piaoxiang.cli.demo.PlayedHall;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.protocol.group.Groups;
import org.piaoxiang.station.ServerClient;

/** After a meeting its counting keys are destroyed, on record, and nothing is opened with them any more. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeysDestroyedTest {
    private final House house;

    KeysDestroyedTest() throws Exception {
        house = new House(KeysDestroyedTest.class);
    }

    @AfterAll
    void close() {
        house.close();
    }

    private static void destroyServers(PlayedHall hall, String meeting) throws Exception {
        hall.person("clerk").act(meeting, "DESTROY_KEY", Json.object("custodian", Json.text("SERVER")));
    }

    private static String pollOf(PlayedHall hall, String meeting) throws Exception {
        for (Json text : Fields.of(hall.person("clerk").get("/api/meetings/" + meeting + "/entries?from=0"), "page")
                .array("entries")) {
            Fields entry = Fields.of(JsonReader.read(Fields.textOf(text, "entry")), "entry");
            if (entry.text("type").equals("BEGIN_ROUND")) {
                return Fields.of(entry.object("data").array("polls").getFirst(), "poll")
                        .text("uuid");
            }
        }
        throw new IllegalStateException("no round");
    }

    @Test
    void keysAreGoneAndOpenNothing() throws Exception {
        House.Meeting meeting = house.played(true);
        PlayedHall hall = meeting.hall().orElseThrow();
        String poll = pollOf(hall, meeting.id());
        assertTrue(Files.exists(house.keyFile(poll)));
        destroyServers(hall, meeting.id());
        assertFalse(Files.exists(house.keyFile(poll)));
        assertTrue(house.keys()
                .keptPollKey(Groups.byName("Ed25519").orElseThrow(), poll)
                .isEmpty());
        ServerClient observer = hall.person("observer");
        observer.post("/station/destroy-key", Json.object());
        assertEquals(
                "OWN_KEY_MISSING",
                assertThrows(ServerClient.Refusal.class, () -> observer.post("/station/rounds/r1/share", Json.object()))
                        .code());
    }

    @Test
    void beforeTheMeetingIsOverNoKeyIsDestroyed() throws Exception {
        House.Meeting meeting = house.played(false);
        PlayedHall hall = meeting.hall().orElseThrow();
        assertEquals(
                "WRONG_STEP",
                assertThrows(ServerClient.Refusal.class, () -> destroyServers(hall, meeting.id()))
                        .code());
        assertTrue(Files.exists(house.keyFile(pollOf(hall, meeting.id()))));
    }

    @Test
    void theObserverConfirmsTheMinutesThatTheRecordMakes() throws Exception {
        House.Meeting meeting = house.played(true);
        ServerClient observer = meeting.hall().orElseThrow().person("observer");
        Fields draft = Fields.of(observer.get("/station/minutes"), "draft");
        assertEquals(0, draft.array("differences").size());
        assertEquals(
                "DRAFT_CHANGED",
                assertThrows(
                                ServerClient.Refusal.class,
                                () -> observer.post(
                                        "/station/minutes",
                                        Json.object("draft", Json.text("00"), "agrees", new Json.Bool(true))))
                        .code());
        observer.post(
                "/station/minutes",
                Json.object("draft", Json.text(draft.text("draft")), "agrees", new Json.Bool(true)));
    }
}
