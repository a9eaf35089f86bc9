package org.piaoxiang.meeting.state;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.rule.RulePack;
import org.piaoxiang.meeting.rule.RulePacks;

/**
 * What a meeting is created with.
 *
 * @param twoLevels whether the own supervision office reviews before the superior does
 * @param rules which rules of acts were in force when the meeting was made, as a number that grows with each rule that
 *     older records may not keep; 0 where the record is from before there were such numbers
 */
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
        Audience audience,
        boolean twoLevels,
        int rules) {
    /** From this number of {@code rules} on, no key is destroyed before the superior has received a filing that is owed. */
    public static final int RECEIPT_BEFORE_KEYS = 1;

    /** The newest {@code rules}: every new meeting is made with them. */
    public static final int NEWEST_RULES = RECEIPT_BEFORE_KEYS;

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
                "flags",
                "twoLevels",
                "rules");
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
                data.choice("audience", Audience.class),
                data.flag("twoLevels"),
                rules(data));
    }

    /** Returns the day for which the meeting is planned, where it is held. */
    public LocalDate plannedDay() {
        return switch (DateTimeFormatter.ISO_DATE_TIME.parseBest(
                plannedStart, ZonedDateTime::from, LocalDateTime::from)) {
            case ZonedDateTime exact ->
                exact.withZoneSameInstant(ZoneId.of(timeZone)).toLocalDate();
            case LocalDateTime local -> local.toLocalDate();
            default -> throw new IllegalStateException(plannedStart);
        };
    }

    /** What this program does not know it cannot verify: a newer record needs a newer program. */
    private static int rules(Data data) {
        int rules = data.has("rules") ? data.count("rules") : 0;
        if (rules > NEWEST_RULES) {
            throw data.wrong("rules", "are newer than this program");
        }
        return rules;
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
