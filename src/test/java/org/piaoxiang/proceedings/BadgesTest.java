package org.piaoxiang.proceedings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.meeting.act.Decision;
import org.piaoxiang.meeting.act.Meetings;
import org.piaoxiang.meeting.entry.Actor;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.meeting.roster.Person;
import org.piaoxiang.meeting.state.MeetingState;
import org.piaoxiang.proceedings.Badges.Reading;

class BadgesTest {
    private static final Actor CLERK = Actor.of("许记", Role.CLERK);

    @TempDir
    Path keys;

    private Badges badges;

    @BeforeEach
    void open() {
        badges = new Badges(new ServerKeys(keys, new SecureRandom()));
    }

    private static MeetingState meeting(String id, String... names) throws Exception {
        String create = "{'title':'会','body':'委','bodyType':'STANDING_COMMITTEE','place':'室','plannedStart':"
                + "'2026-11-21T15:00:00+08:00','timeZone':'Asia/Shanghai','rulePack':'cn-2019-1','floor':5,"
                + "'mode':'COMBINED','audience':'ROOM'}";
        StringBuilder persons = new StringBuilder();
        for (int i = 0; i < names.length; i++) {
            persons.append(i == 0 ? "" : ",")
                    .append("{'id':'p" + (i + 1) + "','name':'" + names[i] + "','post':'','capacity':'VOTING',"
                            + "'category':'','order':" + (i + 1) + ",'principal':" + (i == 0) + "}");
        }
        MeetingState created = after(MeetingState.empty(id), EntryType.CREATE_MEETING, create);
        return after(created, EntryType.SET_ROSTER, "{'persons':[" + persons + "]}");
    }

    private static MeetingState after(MeetingState state, EntryType type, String data) throws Exception {
        Json.Obj object = (Json.Obj) JsonReader.read(data.replace('\'', '"'));
        Decision.Accepted accepted =
                assertInstanceOf(Decision.Accepted.class, Meetings.decide(state, type, object, CLERK));
        return state.evolve(
                accepted.entries().getFirst().at(state.id(), state.size(), "2026-11-21T15:00:00+08:00", CLERK));
    }

    private static String refusal(Reading reading) {
        return assertInstanceOf(Reading.Refused.class, reading).code();
    }

    private static Person second(MeetingState meeting) {
        return meeting.roster().find("p2").orElseThrow();
    }

    @Test
    void readsItsOwnBadges() throws Exception {
        MeetingState meeting = meeting("m1", "高书记", "周甲");
        String badge = badges.text("m1", second(meeting));
        assertEquals(new Reading.Of(second(meeting)), badges.read(meeting, badge + "\n"));
        assertEquals(
                new Reading.Of(second(meeting)),
                new Badges(new ServerKeys(keys, new SecureRandom())).read(meeting, badge),
                "the key outlives a restart");
    }

    @Test
    void refusesMadeUpForeignAndOutdatedBadges() throws Exception {
        MeetingState meeting = meeting("m1", "高书记", "周甲");
        String badge = badges.text("m1", second(meeting));
        assertEquals("BADGE_UNREADABLE", refusal(badges.read(meeting, "5Kd3NBUAdUnhyzenEwVLy9pB")));
        assertEquals("BADGE_UNREADABLE", refusal(badges.read(meeting, "")));
        assertEquals("BADGE_UNREADABLE", refusal(badges.read(meeting, badge + "/x")));
        assertEquals("BADGE_OTHER_MEETING", refusal(badges.read(meeting("m2", "高书记", "周甲"), badge)));
        assertEquals("BADGE_INVALID", refusal(badges.read(meeting, badge.replace("/p2/", "/p1/"))));
        assertEquals("BADGE_INVALID", refusal(badges.read(meeting, badge.substring(0, badge.length() - 1))));
        assertEquals("BADGE_INVALID", refusal(badges.read(meeting("m1", "高书记", "冯乙"), badge)));
        assertEquals("BADGE_INVALID", refusal(badges.read(meeting("m1", "高书记"), badge)));
    }

    @Test
    void anotherServersBadgeIsNoGood(@TempDir Path other) throws Exception {
        MeetingState meeting = meeting("m1", "高书记", "周甲");
        String foreign = new Badges(new ServerKeys(other, new SecureRandom())).text("m1", second(meeting));
        assertNotEquals(badges.text("m1", second(meeting)), foreign);
        assertEquals("BADGE_INVALID", refusal(badges.read(meeting, foreign)));
    }
}
