package org.piaoxiang.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.piaoxiang.cli.demo.PlayedHall;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.meeting.entry.Actor;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.meeting.state.Header;

/** The filing after appointments over HTTP, as far as it refuses; the autopilot's main meeting files and receives. */
class FilingOperationsTest {
    private static House house;

    @BeforeAll
    static void start() throws Exception {
        house = new House(FilingOperationsTest.class);
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    private static String code(Call call) throws Exception {
        try (Wire wire = new Wire(house.server.port())) {
            return Fields.of(
                            JsonReader.read(call.over(wire, house.server.port()).body()), "problem")
                    .text("code");
        }
    }

    @Test
    void thePackageIsMadeByTheClerkOfAMeetingThatAppoints() throws Exception {
        House.Meeting meeting = house.created();
        Call make = Call.json("POST", Examples.meeting(meeting) + "/filing", Json.object());
        assertEquals("FILING_NOT_NEEDED", code(make.as(meeting.session(Role.CLERK))));
        assertEquals("ROLE_NOT_ALLOWED", code(make.as(meeting.session(Role.CHAIR))));
    }

    @Test
    void onlyWhatWasFiledIsGivenAndOnlyToThoseWhoReview() throws Exception {
        House.Meeting meeting = house.created();
        Call get = Call.get(Examples.meeting(meeting) + "/filing/" + "ab".repeat(32));
        assertEquals("NOT_FOUND", code(get.as(meeting.session(Role.SUPERIOR))));
        assertEquals("ROLE_NOT_ALLOWED", code(get.as(meeting.session(Role.SCRUTINEER))));
    }

    @Test
    void everyNewMeetingKeepsTheNewestRulesWhateverIsAskedFor() throws Exception {
        String id = "NewestRules1NewestRules1";
        Map<String, Json> asked = new LinkedHashMap<>(
                PlayedHall.sample(House.MEMBERS, 2).meeting().fields());
        asked.put("rules", Json.number(0));
        house.server.rooms().create(id, Actor.of("许记", Role.CLERK), new Json.Obj(asked));
        assertEquals(
                Header.NEWEST_RULES,
                house.server.rooms().state(id).orElseThrow().header().rules());
        // No form of the interface has such a field.
        Call create = Call.json("POST", "/api/meetings", new Json.Obj(asked));
        assertEquals("BAD_REQUEST", code(create.as(house.created().session(Role.CLERK))));
    }

    @Test
    void aPackageThatTheServerDoesNotHaveIsNotFiled() throws Exception {
        House.Meeting meeting = house.created();
        Json.Obj data = (Json.Obj) JsonReader.read(
                ("{'addressee':'市委组织部','sha256':'" + "ab".repeat(32) + "','bytes':1,'recordSize':1,'documents':[]}")
                        .replace('\'', '"'));
        assertEquals(
                "FILING_PACKAGE",
                code(Examples.act(meeting, EntryType.FILE_APPOINTMENTS, data).as(meeting.session(Role.CLERK))));
    }
}
