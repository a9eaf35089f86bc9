package org.piaoxiang.meeting.act;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.attendance.Attendance;
import org.piaoxiang.meeting.attendance.Status;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.ObjectBuilder;
import org.piaoxiang.meeting.refusal.Refusal;
import org.piaoxiang.meeting.refusal.RefusalCode;
import org.piaoxiang.meeting.roster.Capacity;
import org.piaoxiang.meeting.roster.Person;
import org.piaoxiang.meeting.round.RoundState;
import org.piaoxiang.meeting.rule.Comparison;
import org.piaoxiang.meeting.state.Item;
import org.piaoxiang.meeting.state.MeetingState;

/** The acts at the door and of the opening: attendance, quorum, scrutineers. */
final class Arrival {
    private static final int AT_LEAST = 2;

    private Arrival() {}

    static Json.Obj checkIn(Act act) {
        act.data().only("person");
        Person person = act.person("person");
        act.refuseIf(act.state().attendance().here(person.id()), RefusalCode.ALREADY_PRESENT, person);
        return act.accepted().put("late", act.state().attendance().counted()).build();
    }

    static Json.Obj leave(Act act) {
        act.data().only("person", "reason");
        Person person = act.person("person");
        act.refuseIf(act.state().attendance().here(person.id()), RefusalCode.ALREADY_PRESENT, person);
        act.reason();
        return act.accepted().build();
    }

    static Json.Obj depart(Act act) {
        act.data().only("person");
        Person person = act.person("person");
        act.refuseIf(!act.state().attendance().here(person.id()), RefusalCode.NOT_PRESENT, person);
        return act.accepted().build();
    }

    static Json.Obj undo(Act act) {
        act.data().only("person");
        Person person = act.person("person");
        act.refuseIf(!act.state().attendance().here(person.id()), RefusalCode.NOT_PRESENT, person);
        act.refuseIf(act.state().attendance().counted(), RefusalCode.COUNTED_ALREADY, person);
        return act.accepted().build();
    }

    static Json.Obj count(Act act) {
        act.data().only();
        MeetingState state = act.state();
        act.needs(!state.roster().persons().isEmpty(), EntryType.SET_ROSTER);
        Attendance attendance = state.attendance();
        Attendance.Figures figures = attendance.figures(state.roster());
        List<Json.Obj> onLeave = attendance.voting(state.roster(), Status.ON_LEAVE).stream()
                .map(person -> new ObjectBuilder()
                        .put("person", person.id())
                        .maybe("reason", attendance.mark(person.id()).flatMap(Attendance.Mark::reason))
                        .build())
                .toList();
        return act.accepted()
                .put("entitled", figures.entitled())
                .put("present", figures.present())
                .list("onLeave", onLeave)
                .put("absent", figures.absent())
                .put("nonVoting", figures.nonVoting())
                .build();
    }

    static Json.Obj quorum(Act act) {
        act.data().only("override");
        MeetingState state = act.state();
        act.needs(!state.items().isEmpty(), EntryType.SET_AGENDA);
        act.needs(state.attendance().counted(), EntryType.COUNT_ATTENDANCE);
        List<Item> items = List.copyOf(state.items().values());
        Comparison quorum = state.quorum(items);
        boolean waived = act.data().optionalText("override").isPresent()
                && items.stream().allMatch(state::mayWaive);
        if (!quorum.met() && !waived && !state.quorumWaived(items)) {
            throw Refusal.of(RefusalCode.NO_QUORUM, act.quorumFacts(quorum));
        }
        return merge(act.accepted(), quorum).build();
    }

    static ObjectBuilder merge(ObjectBuilder facts, Comparison quorum) {
        quorum.facts().build().fields().forEach(facts::put);
        return facts;
    }

    static Json.Obj remarks(Act act) {
        act.data().only("observerIntroduced", "disciplineRead");
        act.data().bool("observerIntroduced");
        act.data().bool("disciplineRead");
        act.needs(act.state().opening().quorumConfirmed(), EntryType.CONFIRM_QUORUM);
        return act.accepted().build();
    }

    static Json.Obj approve(Act act) {
        act.data()
                .only("chiefScrutineer", "scrutineers", "tellers", "hands")
                .needs("scrutineers")
                .needs("tellers");
        act.needs(act.state().opening().remarked(), EntryType.OPENING_REMARKS);
        act.needs(act.state().rounds().isEmpty(), EntryType.SUBSTITUTE_SCRUTINEER);
        List<String> scrutineers = new ArrayList<>(act.data().ids("scrutineers"));
        if (act.data().has("chiefScrutineer")) {
            scrutineers.add(act.data().id("chiefScrutineer"));
        }
        Set<String> distinct = new HashSet<>(scrutineers);
        distinct.forEach(id -> scrutineer(act, act.known(id), Optional.empty()));
        List<String> tellers = act.data().ids("tellers");
        tellers.forEach(id -> teller(act, act.known(id), distinct));
        if (act.data().ids("scrutineers").size() < AT_LEAST || tellers.size() < AT_LEAST) {
            throw Refusal.of(
                    RefusalCode.TOO_FEW,
                    new ObjectBuilder()
                            .put("scrutineers", act.data().ids("scrutineers").size())
                            .put("tellers", tellers.size())
                            .put("least", AT_LEAST));
        }
        int present = act.state().present();
        act.carried(
                act.hands(present, act.state().pack().threshold("MAJORITY_OF_PRESENT"), present),
                RefusalCode.NOT_APPROVED);
        return act.accepted().build();
    }

    static Json.Obj substitute(Act act) {
        act.data().only("item", "out", "in");
        act.needs(act.state().officers().approved(), EntryType.APPROVE_SCRUTINEERS);
        Item item = act.item();
        Person out = act.person("out");
        Person in = act.person("in");
        List<String> watching = act.state().scrutineers(item);
        act.refuseIf(!act.state().officers().allScrutineers().contains(out.id()), RefusalCode.NOT_A_SCRUTINEER, out);
        act.refuseIf(
                act.state()
                        .roundOf(item)
                        .filter(round -> round.state().compareTo(RoundState.DRAFT) > 0)
                        .isPresent(),
                RefusalCode.ROUND_BEGUN,
                item);
        scrutineer(act, in, Optional.of(item));
        if (watching.contains(in.id())) {
            throw act.data().wrong("in", "is a scrutineer of this item already");
        }
        return act.accepted().build();
    }

    /** Refuses {@code person} as scrutineer of {@code item}, or of the meeting. */
    static void scrutineer(Act act, Person person, Optional<Item> item) {
        MeetingState state = act.state();
        act.refuseIf(!person.voting(), RefusalCode.SCRUTINEER_NOT_VOTING, person);
        List<Item> items =
                item.map(List::of).orElseGet(() -> List.copyOf(state.items().values()));
        for (Item one : items) {
            if (isCandidate(one, person)) {
                throw Refusal.of(
                        RefusalCode.SCRUTINEER_IS_CANDIDATE,
                        Act.facts(one).put("person", person.name()).put("personId", person.id()));
            }
        }
        List<Item> standing =
                items.stream().filter(one -> one.deferral().isEmpty()).toList();
        if (!standing.isEmpty()
                && standing.stream().allMatch(one -> one.recused().contains(person.id()))) {
            throw recused(standing.getFirst(), person);
        }
        act.refuseIf(!state.attendance().here(person.id()), RefusalCode.SCRUTINEER_NOT_PRESENT, person);
    }

    static Refusal recused(Item item, Person person) {
        return Refusal.of(
                RefusalCode.SCRUTINEER_IS_RECUSED,
                Act.facts(item).put("person", person.name()).put("personId", person.id()));
    }

    /** Whoever an item is about may not watch over it. */
    private static boolean isCandidate(Item item, Person person) {
        return item.plan().candidates().stream()
                .anyMatch(candidate -> candidate.person().equals(Optional.of(person.id())));
    }

    private static void teller(Act act, Person person, Set<String> scrutineers) {
        act.refuseIf(scrutineers.contains(person.id()), RefusalCode.TELLER_IS_SCRUTINEER, person);
        act.refuseIf(person.capacity() != Capacity.STAFF, RefusalCode.TELLER_NOT_STAFF, person);
        act.refuseIf(act.state().officers().isClerk(person.id(), person.name()), RefusalCode.TELLER_IS_CLERK, person);
    }
}
