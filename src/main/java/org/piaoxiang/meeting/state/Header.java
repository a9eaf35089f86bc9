package org.piaoxiang.meeting.state;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.rule.RulePack;
import org.piaoxiang.meeting.rule.RulePacks;

/** What a meeting is created with. */
public record Header(
        String title,
        String body,
        BodyType bodyType,
        String place,
        String plannedStart,
        String timeZone,
        RulePack pack,
        int floor,
        Mode mode,
        Audience audience) {
    /** What kind of body meets. */
    public enum BodyType {
        STANDING_COMMITTEE,
        PLENARY,
        PARTY_GROUP,
        ASSEMBLY
    }

    /** Whether all items are voted on together. */
    public enum Mode {
        COMBINED,
        ITEM_BY_ITEM
    }

    /** Who sees decisions after they were announced. */
    public enum Audience {
        ROOM,
        ORGANISATION
    }

    /** Reads the data of {@code CREATE_MEETING}. */
    public static Header read(Data data, RulePacks packs) {
        data.only(
                "title",
                "body",
                "bodyType",
                "place",
                "plannedStart",
                "timeZone",
                "rulePack",
                "floor",
                "mode",
                "audience",
                "custody",
                "flags");
        RulePack pack = packs.find(data.text("rulePack"))
                .orElseThrow(() -> data.wrong("rulePack", "is not a rule pack of this program"));
        if (data.count("floor") == 0) {
            throw data.wrong("floor", "is 0");
        }
        return new Header(
                data.text("title"),
                data.text("body"),
                data.choice("bodyType", BodyType.class),
                data.optionalText("place").orElse(""),
                time(data),
                zone(data),
                data.has("flags") ? pack.with(data.child("flags")) : pack,
                data.count("floor"),
                data.choice("mode", Mode.class),
                data.choice("audience", Audience.class));
    }

    private static String time(Data data) {
        try {
            DateTimeFormatter.ISO_DATE_TIME.parse(data.text("plannedStart"));
            return data.text("plannedStart");
        } catch (DateTimeException notTime) {
            throw data.wrong("plannedStart", "is not a time like 2026-11-21T09:00:00+08:00");
        }
    }

    private static String zone(Data data) {
        try {
            return ZoneId.of(data.text("timeZone")).getId();
        } catch (DateTimeException notZone) {
            throw data.wrong("timeZone", "is not a time zone");
        }
    }
}
