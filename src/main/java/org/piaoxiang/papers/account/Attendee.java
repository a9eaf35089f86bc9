package org.piaoxiang.papers.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.piaoxiang.meeting.attendance.Status;
import org.piaoxiang.meeting.roster.Capacity;
import org.piaoxiang.meeting.roster.Person;

/**
 * Somebody on the roster, and when they came and went.
 *
 * @param name told apart from others of the same name
 * @param arrivals times of day, in order
 * @param reason why on leave
 * @param wrote whether a written opinion was handed in
 * @param offices 主持人, 监票人 and the like
 */
public record Attendee(
        Person person,
        String name,
        Status status,
        boolean late,
        List<String> arrivals,
        List<String> departures,
        Optional<String> reason,
        boolean wrote,
        List<String> offices) {
    /** Returns 出席, 列席, 候补列席 or 工作人员; the observer is 列席监督. */
    public String capacity() {
        if (person.observer()) {
            return "列席监督";
        }
        return switch (person.capacity()) {
            case VOTING -> "出席";
            case NON_VOTING -> "列席";
            case ALTERNATE -> "候补列席";
            case STAFF -> "工作人员";
        };
    }

    /** Whether the person came at all. */
    public boolean came() {
        return !arrivals.isEmpty();
    }

    /** Whether the person is one of those who ought to come (应到). */
    public boolean entitled() {
        return person.capacity() == Capacity.VOTING;
    }

    /** Whether the person was excused. */
    public boolean excused() {
        return !came() && status == Status.ON_LEAVE;
    }

    /** Returns unit and post, as far as they are known. */
    public String post() {
        return person.unit().filter(unit -> !person.post().startsWith(unit)).orElse("") + person.post();
    }

    /** Returns the name with the post, for lists in sentences. */
    public String named() {
        return post().isEmpty() || name.endsWith("）") ? name : name + "（" + post() + "）";
    }

    /** Returns what a sign-in sheet remarks. */
    public String remarks() {
        List<String> remarks = new ArrayList<>(offices);
        if (late) {
            remarks.add("迟到（" + arrivals.getFirst() + "到）");
        }
        departures.forEach(time -> remarks.add(time + "离会"));
        arrivals.stream().skip(1).forEach(time -> remarks.add(time + "返回"));
        return String.join("，", remarks);
    }
}
