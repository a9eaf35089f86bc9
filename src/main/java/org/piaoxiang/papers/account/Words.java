package org.piaoxiang.papers.account;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Dates, times and numbers as Chinese papers write them. */
public final class Words {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm");
    private static final String DIGITS = "零一二三四五六七八九";
    private static final int TEN = 10;

    private Words() {}

    /** Returns a date without leading zeros, for example 2026年11月21日. */
    public static String date(LocalDate date) {
        return DATE.format(date);
    }

    /** Returns the date of {@code time} in {@code zone}. */
    public static String date(OffsetDateTime time, ZoneId zone) {
        return date(time.atZoneSameInstant(zone).toLocalDate());
    }

    /** Returns the time of day of {@code time} in {@code zone}, for example 9:05. */
    public static String time(OffsetDateTime time, ZoneId zone) {
        return TIME.format(time.atZoneSameInstant(zone));
    }

    /** Joins {@code parts} with the mark for enumerations; none are 无. */
    public static String list(List<String> parts) {
        return parts.isEmpty() ? "无" : String.join("、", parts);
    }

    /** Returns {@code number} from 1 to 99 as a heading counts: 一, 十, 十二, 二十. Others stay Arabic. */
    public static String ordinal(int number) {
        if (number < 1 || number >= TEN * TEN) {
            return Integer.toString(number);
        }
        int tens = number / TEN;
        int ones = number % TEN;
        String first = tens == 0 ? "" : tens == 1 ? "十" : DIGITS.charAt(tens) + "十";
        return ones == 0 ? first : first + DIGITS.charAt(ones);
    }

    /** Returns {@code text} ended by a full stop, once. */
    public static String sentence(String text) {
        String trimmed = text.strip();
        return trimmed.isEmpty() || "。！？；…”".indexOf(trimmed.charAt(trimmed.length() - 1)) >= 0
                ? trimmed
                : trimmed + "。";
    }
}
