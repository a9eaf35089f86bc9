package org.piaoxiang.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.Role;

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
