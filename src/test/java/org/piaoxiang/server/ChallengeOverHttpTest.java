package org.piaoxiang.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.piaoxiang.cli.demo.PlayedHall;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.Role;

/** A ballot is either a vote or a test, never both. */
class ChallengeOverHttpTest {
    private static House house;

    private House.Meeting meeting = new House.Meeting("", "", Map.of(), Optional.empty());
    private PlayedHall.Committed made = new PlayedHall.Committed("", Json.object(), Json.object());

    @BeforeAll
    static void start() throws Exception {
        house = new House(ChallengeOverHttpTest.class);
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    @BeforeEach
    void open() throws Exception {
        meeting = house.played(false);
        made = meeting.hall().orElseThrow().commit(1, 0);
    }

    @Test
    void anOpenedBallotIsRefusedAsAVoteAndAFreshOneIsTaken() throws Exception {
        Fields answer =
                Fields.of(JsonReader.read(post("challenges", made.opening()).body()), "challenge");
        assertEquals(made.commitment(), answer.text("commitment"));
        assertTrue(answer.bool("opens"));
        Wire.Answer refused = post("ballots", made.cast());
        assertEquals(409, refused.status());
        assertTrue(refused.text().contains("BALLOT_CHALLENGED"), refused.text());
        // The same slip is as good as before.
        assertEquals(
                200, post("ballots", meeting.hall().orElseThrow().ballots(1, 0)).status());
        assertEquals(200, post("challenges", made.opening()).status(), "the same again");
        assertEquals(1, challenges().size());
    }

    @Test
    void whoCapturedTheCommitmentGetsTheOpeningAndTheSealedPolls() throws Exception {
        String path = Examples.meeting(meeting) + "/rounds/r1/challenges/" + made.commitment();
        Call asks = Call.get(path).as(meeting.session(Role.OBSERVER));
        assertFalse(Fields.of(JsonReader.read(send(asks).body()), "kit")
                .optional("opening")
                .isPresent());
        post("challenges", made.opening());
        Fields kit = Fields.of(JsonReader.read(send(asks).body()), "kit");
        assertEquals(made.opening(), Json.object("ballots", kit.value("opening")));
        assertEquals(1, kit.array("seals").size());
        assertEquals(200, send(Call.get(path).enrolled(meeting.token())).status());
    }

    @Test
    void aBallotThatWasCastEarlyIsFoundWhenItIsChallenged() throws Exception {
        assertEquals(200, post("ballots", made.cast()).status());
        assertEquals(200, post("challenges", made.opening()).status());
        assertTrue(challenges().getFirst().bool("castBefore"));
        Wire.Answer close = send(Examples.act(
                        meeting, EntryType.WARN_CLOSE, Json.object("round", Json.text("r1"), "seconds", Json.number(0)))
                .as(meeting.session(Role.CHAIR)));
        assertTrue(close.text().contains("CHALLENGE_FAILED"), close.text());
    }

    @Test
    void anOpeningThatDoesNotOpenIsSaidToBeSo() throws Exception {
        String text = JsonWriter.compact(made.opening());
        int at = text.indexOf("\"randomness\":[[\"") + "\"randomness\":[[\"".length();
        char other = text.charAt(at) == '1' ? '2' : '1';
        Json changed = JsonReader.read(text.substring(0, at) + other + text.substring(at + 1));
        Fields answer =
                Fields.of(JsonReader.read(post("challenges", (Json.Obj) changed).body()), "challenge");
        assertFalse(answer.bool("opens"));
        assertEquals("BAD", challenges().getFirst().text("outcome"));
    }

    @Test
    void nothingIsOpenedAfterTheClose() throws Exception {
        meeting.hall().orElseThrow().close(1);
        Wire.Answer late = post("challenges", made.opening());
        assertTrue(late.text().contains("ROUND_CLOSED"), late.text());
    }

    private List<Fields> challenges() throws Exception {
        return Fields.of(
                        JsonReader.read(send(Call.get(Examples.meeting(meeting) + "/entries")
                                        .as(meeting.session(Role.OBSERVER)))
                                .body()),
                        "entries")
                .array("entries")
                .stream()
                .map(ChallengeOverHttpTest::entry)
                .filter(entry -> text(entry, "type").equals("CHALLENGE"))
                .map(ChallengeOverHttpTest::data)
                .toList();
    }

    private static Fields entry(Json text) {
        try {
            return Fields.of(JsonReader.read(Fields.textOf(text, "entry")), "entry");
        } catch (org.piaoxiang.json.JsonException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String text(Fields fields, String name) {
        try {
            return fields.text(name);
        } catch (org.piaoxiang.json.JsonException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Fields data(Fields entry) {
        try {
            return entry.object("data");
        } catch (org.piaoxiang.json.JsonException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private Wire.Answer post(String what, Json.Obj body) throws Exception {
        return send(Call.json("POST", Examples.tablet(meeting) + "/rounds/r1/" + what, body)
                .enrolled(meeting.token()));
    }

    private static Wire.Answer send(Call call) throws Exception {
        try (Wire wire = new Wire(house.server.port())) {
            return call.over(wire, house.server.port());
        }
    }
}
