package org.piaoxiang.meeting.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.attendance.Attendance;
import org.piaoxiang.meeting.entry.ObjectBuilder;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.meeting.roster.Person;
import org.piaoxiang.meeting.round.Round;
import org.piaoxiang.meeting.script.Next;
import org.piaoxiang.meeting.script.Script;
import org.piaoxiang.meeting.script.Step;
import org.piaoxiang.meeting.state.Header;
import org.piaoxiang.meeting.state.MeetingState;
import org.piaoxiang.meeting.state.Officers;

/** What the screens of a role get (docs/acts.md, View). */
public final class Views {
    private Views() {}

    /** Returns the view of {@code role}. */
    public static Json.Obj of(MeetingState state, Role role) {
        ObjectBuilder view = new ObjectBuilder();
        if (state.created().isEmpty()) {
            return view.put("size", state.size()).build();
        }
        Optional<Round> current = state.lastRound();
        List<Round> earlier = state.rounds().isEmpty()
                ? List.of()
                : state.rounds().subList(0, state.rounds().size() - 1);
        view.put("meeting", meeting(state))
                .put("size", state.size())
                .put("attendance", attendance(state))
                .list(
                        "roster",
                        state.roster().persons().stream()
                                .map(person -> person(state, person, role))
                                .toList())
                .list(
                        "items",
                        state.items().values().stream()
                                .map(item -> ItemView.of(state, item, role))
                                .toList())
                .maybeJson("round", current.map(round -> RoundView.of(state, round)))
                .list(
                        "rounds",
                        earlier.stream()
                                .map(round -> RoundView.of(state, round))
                                .toList())
                .put("people", people(state))
                .maybeJson("review", ReviewView.of(state, role));
        if (role != Role.PROJECTOR && role != Role.DEVICE) {
            view.list(
                            "script",
                            role == Role.CHAIR || role == Role.CLERK || role == Role.OBSERVER
                                    ? Script.of(state).stream()
                                            .map(Step::toJson)
                                            .toList()
                                    : List.of())
                    .maybeJson("next", Next.of(state).map(next -> next.toJson(state)))
                    .put("observation", state.observation().toJson())
                    .list(
                            "addenda",
                            state.addenda().stream().map(Views::addendum).toList());
        }
        return view.build();
    }

    /** Returns PREPARING, IN_SESSION or ADJOURNED. */
    public static String phase(MeetingState state) {
        if (state.opening().adjourned()) {
            return "ADJOURNED";
        }
        return state.opening().quorumConfirmed() ? "IN_SESSION" : "PREPARING";
    }

    private static Json.Obj meeting(MeetingState state) {
        Header header = state.header();
        return new ObjectBuilder()
                .put("id", state.id())
                .put("title", header.title())
                .put("body", header.body())
                .put("bodyType", header.bodyType())
                .put("place", header.place())
                .put("plannedStart", header.plannedStart())
                .put("timeZone", header.timeZone())
                .put("mode", header.mode())
                .put("floor", header.floor())
                .put("audience", header.audience())
                .put("rulePack", header.pack().id())
                .put("state", phase(state))
                .build();
    }

    private static Json.Obj attendance(MeetingState state) {
        Attendance.Figures figures = state.attendance().figures(state.roster());
        return new ObjectBuilder()
                .put("entitled", figures.entitled())
                .put("present", figures.present())
                .put("onLeave", figures.onLeave())
                .put("absent", figures.absent())
                .put("departed", figures.departed())
                .put("nonVoting", figures.nonVoting())
                .put("counted", state.attendance().counted())
                .put("quorum", state.quorum(List.copyOf(state.items().values())).toJson())
                .build();
    }

    private static Json.Obj person(MeetingState state, Person person, Role role) {
        ObjectBuilder out = new ObjectBuilder()
                .put("id", person.id())
                .put("name", person.name())
                .put("post", person.post())
                .put("capacity", person.capacity())
                .put("category", person.category())
                .put("order", person.order())
                .put("principal", person.principal())
                .put("observer", person.observer())
                .maybe("unit", person.unit())
                .put("status", state.attendance().status(person.id()));
        if (role != Role.PROJECTOR && role != Role.DEVICE) {
            out.maybe("reason", state.attendance().mark(person.id()).flatMap(Attendance.Mark::reason));
        }
        return out.texts("roles", roles(state, person)).build();
    }

    private static List<String> roles(MeetingState state, Person person) {
        List<String> roles = new ArrayList<>();
        Officers officers = state.officers();
        if (state.roster().chair().equals(Optional.of(person))) {
            roles.add(Role.CHAIR.name());
        }
        if (officers.chiefScrutineer().equals(Optional.of(person.id()))) {
            roles.add(Role.CHIEF_SCRUTINEER.name());
        }
        if (officers.scrutineers().contains(person.id())) {
            roles.add(Role.SCRUTINEER.name());
        }
        if (officers.tellers().contains(person.id())) {
            roles.add(Role.TELLER.name());
        }
        if (person.observer()) {
            roles.add(Role.OBSERVER.name());
        }
        return roles;
    }

    private static Json.Obj people(MeetingState state) {
        Officers officers = state.officers();
        return new ObjectBuilder()
                .maybe("chair", state.roster().chair().map(Person::id))
                .maybe("chiefScrutineer", officers.chiefScrutineer())
                .texts("scrutineers", officers.scrutineers())
                .texts("tellers", officers.tellers())
                .maybe(
                        "sealsInstead",
                        state.sealsInstead(List.copyOf(state.items().values())))
                .maybeJson(
                        "observer",
                        officers.observer()
                                .map(card -> new ObjectBuilder()
                                        .put("name", card.name())
                                        .put("unit", card.unit())
                                        .put("key", card.key())
                                        .put("instead", card.instead())
                                        .build()))
                .build();
    }

    private static Json.Obj addendum(MeetingState.Addendum addendum) {
        return new ObjectBuilder()
                .put("number", addendum.number())
                .put("entry", addendum.entry())
                .put("text", addendum.text())
                .put("by", addendum.by())
                .build();
    }
}
