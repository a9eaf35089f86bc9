package org.piaoxiang.papers.account;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.piaoxiang.meeting.attendance.Attendance;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.Entry;
import org.piaoxiang.meeting.roster.Person;
import org.piaoxiang.meeting.state.MeetingState;
import org.piaoxiang.meeting.state.Officers;

/** Who came and went, from the entries of the door. */
final class Attendees {
    private final MeetingState state;
    private final ZoneId zone;
    private final Map<String, List<String>> arrivals = new HashMap<>();
    private final Map<String, List<String>> departures = new HashMap<>();
    private final Set<String> late = new HashSet<>();
    private final Set<String> wrote = new HashSet<>();

    Attendees(MeetingState state, List<Entry> entries, ZoneId zone) {
        this.state = state;
        this.zone = zone;
        entries.forEach(this::note);
    }

    private void note(Entry entry) {
        Data data = Data.of(entry.data());
        switch (entry.type()) {
            case CHECK_IN -> {
                List<String> times = of(arrivals, data.id("person"));
                if (times.isEmpty() && data.bool("late")) {
                    late.add(data.id("person"));
                }
                times.add(Words.time(entry.time(), zone));
            }
            case UNDO_CHECK_IN -> of(arrivals, data.id("person")).removeLast();
            case DEPART -> of(departures, data.id("person")).add(Words.time(entry.time(), zone));
            case ABSENTEE_OPINION -> wrote.add(data.id("person"));
            default -> {}
        }
    }

    private static List<String> of(Map<String, List<String>> times, String person) {
        return times.computeIfAbsent(person, id -> new ArrayList<>());
    }

    List<Attendee> all() {
        return state.roster().persons().stream().map(this::attendee).toList();
    }

    private Attendee attendee(Person person) {
        return new Attendee(
                person,
                name(person.id()),
                state.attendance().status(person.id()),
                late.contains(person.id()),
                List.copyOf(of(arrivals, person.id())),
                List.copyOf(of(departures, person.id())),
                state.attendance().mark(person.id()).flatMap(Attendance.Mark::reason),
                wrote.contains(person.id()),
                offices(person));
    }

    private List<String> offices(Person person) {
        List<String> offices = new ArrayList<>();
        Officers officers = state.officers();
        if (state.roster().chair().equals(Optional.of(person))) {
            offices.add("主持人");
        }
        if (officers.chiefScrutineer().equals(Optional.of(person.id()))) {
            offices.add("总监票人");
        }
        if (officers.scrutineers().contains(person.id())) {
            offices.add("监票人");
        }
        if (officers.tellers().contains(person.id())) {
            offices.add("计票人");
        }
        return List.copyOf(offices);
    }

    /** Two people of one name are told apart by their posts. */
    String name(String id) {
        Optional<Person> person = state.roster().find(id);
        boolean shared = person.isPresent()
                && state.roster().persons().stream()
                                .filter(other ->
                                        other.name().equals(person.get().name()))
                                .count()
                        > 1;
        return person.map(one -> shared && !one.post().isEmpty() ? one.name() + "（" + one.post() + "）" : one.name())
                .orElse(id);
    }
}
