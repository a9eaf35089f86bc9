package org.piaoxiang.meeting.attendance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.meeting.roster.Capacity;
import org.piaoxiang.meeting.roster.Person;
import org.piaoxiang.meeting.roster.Roster;

/**
 * Who is in the room.
 *
 * @param marks what the door noted, by roster id
 * @param counted whether the attendance was counted and reported
 */
public record Attendance(Map<String, Mark> marks, boolean counted) {
    /** What the door noted of a person. */
    public record Mark(Status status, Optional<String> reason) {}

    /** The figures reported to the chair: 应到, 实到, 请假, 缺席, 早退, 列席. */
    public record Figures(int entitled, int present, int onLeave, int absent, int departed, int nonVoting) {}

    /** Keeps a copy of the marks. */
    public Attendance {
        marks = Map.copyOf(marks);
    }

    /** Returns an attendance with nobody there. */
    public static Attendance empty() {
        return new Attendance(Map.of(), false);
    }

    /** Returns where {@code person} stands. */
    public Status status(String person) {
        return mark(person).map(Mark::status).orElse(Status.EXPECTED);
    }

    /** Returns what the door noted of {@code person}. */
    public Optional<Mark> mark(String person) {
        return Optional.ofNullable(marks.get(person));
    }

    /** Whether {@code person} is in the room. */
    public boolean here(String person) {
        return status(person).inRoom();
    }

    /** Returns this attendance with a mark of {@code person}. */
    public Attendance note(String person, Status status, Optional<String> reason) {
        Map<String, Mark> changed = new LinkedHashMap<>(marks);
        changed.put(person, new Mark(status, reason));
        return new Attendance(changed, counted);
    }

    /** Returns this attendance without a mark of {@code person}. */
    public Attendance forget(String person) {
        Map<String, Mark> changed = new LinkedHashMap<>(marks);
        changed.remove(person);
        return new Attendance(changed, counted);
    }

    /** Returns this attendance, counted. */
    public Attendance count() {
        return new Attendance(marks, true);
    }

    /** Returns the voting persons in the room. */
    public List<Person> present(Roster roster) {
        return roster.voting().stream().filter(person -> here(person.id())).toList();
    }

    /** Returns the voting persons who stand so. */
    public List<Person> voting(Roster roster, Status status) {
        return roster.voting().stream()
                .filter(person -> status(person.id()) == status)
                .toList();
    }

    /** Returns the figures. */
    public Figures figures(Roster roster) {
        int guests = (int) roster.persons().stream()
                .filter(person -> person.capacity() == Capacity.NON_VOTING || person.capacity() == Capacity.ALTERNATE)
                .filter(person -> here(person.id()))
                .count();
        return new Figures(
                roster.entitled(),
                present(roster).size(),
                voting(roster, Status.ON_LEAVE).size(),
                voting(roster, Status.EXPECTED).size(),
                voting(roster, Status.DEPARTED).size(),
                guests);
    }
}
