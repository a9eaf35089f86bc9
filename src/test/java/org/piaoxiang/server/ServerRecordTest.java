package org.piaoxiang.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.proceedings.port.RecordStore;
import org.piaoxiang.record.Checkpoint;
import org.piaoxiang.record.LogOrigin;
import org.piaoxiang.record.RecordReader;
import org.piaoxiang.store.Fsck;
import org.piaoxiang.store.TestServer;

/** What is done to users and devices stands in the server's own record, without a secret. */
class ServerRecordTest {
    private static final String PASSWORD = "correct horse battery";

    private static House house;
    private static House.Meeting meeting;
    private static Wire wire;

    @BeforeAll
    static void start() throws Exception {
        house = new House(ServerRecordTest.class);
        meeting = house.created();
        wire = new Wire(house.server.port());
    }

    @AfterAll
    static void stop() throws Exception {
        wire.close();
        house.close();
    }

    private static Wire.Answer send(Call call) throws Exception {
        return call.over(wire, house.server.port());
    }

    private static Fields record(Role reader) throws Exception {
        Wire.Answer answer = send(Call.get("/api/server/entries").as(meeting.session(reader)));
        assertEquals(200, answer.status(), answer.text());
        return Fields.of(JsonReader.read(answer.body()), "record");
    }

    private static List<String> types(Fields record) throws Exception {
        List<String> types = new ArrayList<>();
        for (Json text : record.array("entries")) {
            types.add(Fields.of(JsonReader.read(Fields.textOf(text, "entry")), "entry")
                    .text("type"));
        }
        return types;
    }

    @Test
    void accountsLinksPasswordsLocksAndDevicesAreRecorded() throws Exception {
        String administrator = house.session(meeting.id(), Role.ADMINISTRATOR);
        int before = types(record(Role.OBSERVER)).size();
        Wire.Answer made = send(Call.json(
                        "POST",
                        "/api/accounts",
                        Json.object(
                                "login", Json.text("door2"),
                                "name", Json.text("门卫"),
                                "role", Json.text("DOOR"),
                                "meeting", Json.text(meeting.id())))
                .as(administrator));
        assertEquals(200, made.status(), made.text());
        String token = Fields.of(JsonReader.read(made.body()), "made").text("token");
        Wire.Answer in = send(Call.json("POST", "/api/sign-in/link", Json.object("token", Json.text(token))));
        String session = in.header("set-cookie").split("[=;]", 3)[1];
        send(Call.json("PUT", "/api/me/password", Json.object("password", Json.text(PASSWORD)))
                .as(session));
        for (int i = 0; i < 7; i++) {
            send(Call.json(
                    "POST",
                    "/api/sign-in",
                    Json.object("name", Json.text("door2"), "password", Json.text("wrong " + i))));
        }
        send(new Call("POST", "/api/accounts/door2/unlock", Map.of(), new byte[0]).as(administrator));
        send(new Call("POST", "/api/accounts/door2/link", Map.of(), new byte[0]).as(administrator));
        send(new Call("DELETE", "/api/accounts/door2", Map.of(), new byte[0]).as(administrator));
        send(Call.json("POST", "/api/meetings/" + meeting.id() + "/enrolment", Json.object("kind", Json.text("TABLET")))
                .as(meeting.session(Role.CLERK)));
        send(new Call("DELETE", "/api/meetings/" + meeting.id() + "/enrolment", Map.of(), new byte[0])
                .as(meeting.session(Role.CLERK)));
        Fields record = record(Role.OBSERVER);
        List<String> types = types(record);
        assertEquals("SERVER_KEY", types.getFirst());
        assertEquals(
                List.of(
                        "ACCOUNT_MADE",
                        "PASSWORD_SET",
                        "ACCOUNT_LOCKED",
                        "ACCOUNT_UNLOCKED",
                        "LINK_GIVEN",
                        "ACCOUNT_REMOVED",
                        "DEVICE_ENROLLED",
                        "DEVICES_REVOKED"),
                types.subList(before, types.size()));
        List<byte[]> entries = new ArrayList<>();
        for (Json text : record.array("entries")) {
            String entry = Fields.textOf(text, "entry");
            assertFalse(entry.contains(PASSWORD) || entry.contains(token) || entry.contains("wrong"), entry);
            entries.add(entry.getBytes(StandardCharsets.UTF_8));
        }
        Checkpoint checkpoint = Checkpoint.open(
                        record.text("checkpoint"),
                        LogOrigin.server(house.signingKey().verifyKey())
                                .signedBy(house.signingKey().verifyKey()))
                .orElseThrow();
        assertEquals(List.of(), RecordReader.check(RecordStore.SERVER, entries, checkpoint));
        assertEquals(
                List.of(),
                Fsck.checkServer(house.store().records(), house.signingKey().verifyKey()));
    }

    @Test
    void whatCannotBeRecordedIsNotDone() throws Exception {
        String administrator = house.session(meeting.id(), Role.ADMINISTRATOR);
        TestServer.asOwner(
                ServerRecordTest.class,
                "ALTER TABLE entry ADD CONSTRAINT full_up CHECK (meeting <> 'server' OR type <> 'ACCOUNT_MADE') NOT VALID");
        try {
            Wire.Answer answer = send(Call.json(
                            "POST",
                            "/api/accounts",
                            Json.object(
                                    "login", Json.text("unrecorded"),
                                    "name", Json.text("某人"),
                                    "role", Json.text("DOOR"),
                                    "meeting", Json.text(meeting.id())))
                    .as(administrator));
            assertTrue(answer.status() >= 500, answer.text());
        } finally {
            TestServer.asOwner(ServerRecordTest.class, "ALTER TABLE entry DROP CONSTRAINT full_up");
        }
        assertTrue(house.store().accounts().user("unrecorded").isEmpty());
    }

    @Test
    void itIsNoMeetingAndOnlyAdministratorAndObserverReadIt() throws Exception {
        assertFalse(house.server.rooms().meetings().contains(RecordStore.SERVER));
        for (Role role : meeting.sessions().keySet()) {
            Wire.Answer answer = send(Call.get("/api/server/entries").as(meeting.session(role)));
            boolean may = role == Role.ADMINISTRATOR || role == Role.OBSERVER;
            assertEquals(may, answer.status() == 200, role + " " + answer.text());
        }
        assertTrue(send(Call.get("/api/server/entries")).text().contains("SIGN_IN_NEEDED"));
    }
}
