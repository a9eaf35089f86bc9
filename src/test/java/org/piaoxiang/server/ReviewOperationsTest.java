package org.piaoxiang.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.piaoxiang.cli.demo.PlayedHall;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.protocol.group.HashFunction;
import org.piaoxiang.record.TreeHash;

/** The review before a meeting over HTTP: attachments, who sees an account, the list of reviewers, holds. */
class ReviewOperationsTest {
    private static final byte[] PDF = OnePage.pdf();
    private static House house;

    @BeforeAll
    static void start() throws Exception {
        house = new House(ReviewOperationsTest.class);
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    private static House.Meeting planned() throws Exception {
        House.Meeting meeting = house.created();
        PlayedHall.Sample sample = PlayedHall.sample(House.MEMBERS, 2);
        accepted(act(meeting, Role.CLERK, EntryType.SET_ROSTER, sample.roster()));
        accepted(act(meeting, Role.CLERK, EntryType.SET_AGENDA, sample.agenda()));
        return meeting;
    }

    private static Wire.Answer act(House.Meeting meeting, Role role, EntryType type, Json.Obj data) throws Exception {
        return call(Examples.act(meeting, type, data).as(meeting.session(role)));
    }

    private static void accepted(Wire.Answer answer) {
        assertEquals(200, answer.status(), new String(answer.body(), StandardCharsets.UTF_8));
    }

    private static Wire.Answer call(Call call) throws Exception {
        try (Wire wire = new Wire(house.server.port())) {
            return call.over(wire, house.server.port());
        }
    }

    private static String code(Wire.Answer answer) throws Exception {
        return Fields.of(JsonReader.read(answer.body()), "problem").text("code");
    }

    private static String text(Wire.Answer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static Wire.Answer upload(House.Meeting meeting, Role role, byte[] bytes) throws Exception {
        return call(Call.upload("POST", Examples.meeting(meeting) + "/attachments?name=material.pdf", bytes)
                .as(meeting.session(role)));
    }

    private static Json.Obj filing(String hash) throws Exception {
        return (Json.Obj) JsonReader.read(("{'items':['i1','i2'],'account':'经集体研究','dossiers':[{'item':'i1',"
                        + "'candidate':'c1','recommendations':[],'inspections':[],'consultations':[],"
                        + "'attachments':[{'hash':'" + hash + "','name':'考察材料.pdf','size':9}]}]}")
                .replace('\'', '"'));
    }

    @Test
    void anAttachmentGoesToThoseWhoReviewAndToNobodyElse() throws Exception {
        House.Meeting meeting = planned();
        byte[] pdf = PDF;
        String hash = HashFunction.SHA_256.hex(pdf);
        assertEquals("ATTACHMENT_MISSING", code(act(meeting, Role.CLERK, EntryType.FILE_FOR_REVIEW, filing(hash))));
        assertEquals("ROLE_NOT_ALLOWED", code(upload(meeting, Role.CHAIR, pdf)));
        assertEquals("MATERIAL_UNREADABLE", code(upload(meeting, Role.CLERK, new byte[] {'%', 'P', 'D'})));
        assertEquals("MATERIAL_UNREADABLE", code(upload(meeting, Role.CLERK, new byte[0])));
        accepted(upload(meeting, Role.CLERK, pdf));
        Call get = Call.get(Examples.meeting(meeting) + "/attachments/" + hash);
        assertEquals("NOT_FOUND", code(call(get.as(meeting.session(Role.SUPERIOR)))), "it is not filed yet");
        accepted(act(meeting, Role.CLERK, EntryType.FILE_FOR_REVIEW, filing(hash)));
        for (Role role : List.of(Role.CLERK, Role.SUPERIOR, Role.SUPERVISION, Role.OBSERVER)) {
            assertArrayEquals(pdf, call(get.as(meeting.session(role))).body(), role.name());
        }
        for (Role role : List.of(Role.CHAIR, Role.SCRUTINEER, Role.TELLER, Role.DOOR, Role.ADMINISTRATOR)) {
            assertEquals("ROLE_NOT_ALLOWED", code(call(get.as(meeting.session(role)))), role.name());
        }
        Call asList = Call.get(Examples.meeting(meeting) + "/lists/" + hash);
        for (Role role : Role.values()) {
            if (meeting.sessions().containsKey(role)) {
                assertEquals("NOT_FOUND", code(call(asList.as(meeting.session(role)))), "as a list, to " + role);
            }
        }
    }

    @Test
    void theRecordKeepsAccountsFromThoseWhoDoNotReview() throws Exception {
        House.Meeting meeting = planned();
        accepted(upload(meeting, Role.CLERK, PDF));
        accepted(act(meeting, Role.CLERK, EntryType.FILE_FOR_REVIEW, filing(HashFunction.SHA_256.hex(PDF))));
        Call get = Call.get(Examples.meeting(meeting) + "/entries");
        assertTrue(text(call(get.as(meeting.session(Role.SUPERIOR)))).contains("考察材料.pdf"));
        for (Role role : List.of(Role.CHAIR, Role.SCRUTINEER, Role.DOOR, Role.PROJECTOR, Role.ADMINISTRATOR)) {
            String seen = text(call(get.as(meeting.session(role))));
            assertFalse(seen.contains("考察材料.pdf"), role.name());
            assertTrue(seen.contains("\\\"withheld\\\":true"), seen);
            assertEquals(
                    TreeHash.leaf(filed(meeting, Role.SUPERIOR).getBytes(StandardCharsets.UTF_8))
                            .toString(),
                    Fields.of(JsonReader.read(filed(meeting, role)), "entry").text("leaf"),
                    "a station hashes on with the leaf it is given");
        }
    }

    /** The entry of the filing, as a role gets it. */
    private static String filed(House.Meeting meeting, Role role) throws Exception {
        Wire.Answer answer =
                call(Call.get(Examples.meeting(meeting) + "/entries").as(meeting.session(role)));
        return Fields.textOf(
                Fields.of(JsonReader.read(answer.body()), "entries")
                        .array("entries")
                        .getLast(),
                "entry");
    }

    @Test
    void reviewersFindWhatWaitsInTheirList() throws Exception {
        House.Meeting meeting = planned();
        Call list = Call.get("/api/meetings");
        assertFalse(text(call(list.as(meeting.session(Role.CLERK)))).contains("\"review\""));
        assertTrue(text(call(list.as(meeting.session(Role.SUPERIOR)))).contains("\"filed\":0"));
        accepted(upload(meeting, Role.CLERK, PDF));
        accepted(act(meeting, Role.CLERK, EntryType.FILE_FOR_REVIEW, filing(HashFunction.SHA_256.hex(PDF))));
        String waiting = text(call(list.as(meeting.session(Role.SUPERIOR))));
        assertTrue(waiting.contains("\"filed\":2") && waiting.contains("\"waiting\":2"), waiting);
        assertTrue(
                text(call(list.as(meeting.session(Role.SUPERVISION)))).contains("\"waiting\":0"),
                "with one level nothing waits for the own office");
    }

    @Test
    void flagsAreShownBeforeAnythingIsFiled() throws Exception {
        House.Meeting meeting = planned();
        Json.Obj dossiers = Json.object(
                "dossiers",
                java.util.Objects.requireNonNull(filing("0".repeat(64)).fields().get("dossiers")));
        Call check = Call.json("POST", Examples.meeting(meeting) + "/review/check", dossiers);
        String flags = text(call(check.as(meeting.session(Role.CLERK))));
        assertTrue(flags.contains("\"INS-01\"") && flags.contains("\"REC-01\""), flags);
        assertEquals("ROLE_NOT_ALLOWED", code(call(check.as(meeting.session(Role.CHAIR)))));
        Json.Obj bad = Json.object("dossiers", Json.array(List.of(Json.object("item", Json.text("i1")))));
        assertEquals(
                "BAD_FIELD",
                code(call(Call.json("POST", Examples.meeting(meeting) + "/review/check", bad)
                        .as(meeting.session(Role.CLERK)))));
    }

    @Test
    void aHoldIsOnTheOrganisationAndNotOnOneMeeting() throws Exception {
        House.Meeting first = planned();
        House.Meeting second = planned();
        Json.Obj reason = Json.object("reason", Json.text("超职数配备"));
        accepted(act(first, Role.SUPERIOR, EntryType.HOLD_ORGANISATION, reason));
        assertTrue(held(second.id()));
        Wire.Answer made = call(Call.json(
                        "POST",
                        "/api/meetings",
                        PlayedHall.sample(House.MEMBERS, 2).meeting())
                .as(first.session(Role.CLERK)));
        String third = Fields.of(JsonReader.read(made.body()), "made").text("id");
        assertTrue(held(third), "a meeting that is made later is under the hold too");
        accepted(act(second, Role.SUPERIOR, EntryType.LIFT_HOLD, Json.object("reason", Json.text("已验收"))));
        assertFalse(held(first.id()) || held(second.id()) || held(third));
        assertEquals("NOT_HELD", code(act(first, Role.SUPERIOR, EntryType.LIFT_HOLD, reason)));
    }

    private static boolean held(String meeting) {
        return house.server.rooms().state(meeting).orElseThrow().review().hold().isPresent();
    }
}
