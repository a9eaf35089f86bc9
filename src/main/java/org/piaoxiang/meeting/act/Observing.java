package org.piaoxiang.meeting.act;

import java.util.List;
import java.util.Optional;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.meeting.attendance.Status;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.ObjectBuilder;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.meeting.observation.Hold;
import org.piaoxiang.meeting.observation.Observation;
import org.piaoxiang.meeting.refusal.Refusal;
import org.piaoxiang.meeting.refusal.RefusalCode;
import org.piaoxiang.meeting.roster.Person;
import org.piaoxiang.meeting.round.Round;
import org.piaoxiang.meeting.round.RoundState;
import org.piaoxiang.meeting.state.Officers;

/** Remarks, handover, counts that wait, and who may act as observer. */
final class Observing {
    private static final int LONGEST_SHEET = 1 << 16;

    private Observing() {}

    /** After a handover only the person named in it acts as observer. */
    static void inCharge(Act act) {
        Optional<Observation.Handover> handover = act.state().observation().handover();
        if (act.actor().role() == Role.OBSERVER
                && handover.filter(last -> !last.name().equals(act.actor().name()))
                        .isPresent()) {
            throw Refusal.of(
                    RefusalCode.OBSERVER_HANDED_OVER,
                    new ObjectBuilder()
                            .put("name", handover.get().name())
                            .put("unit", handover.get().unit()));
        }
    }

    /** Who is no observer seals, signs and resumes only where the superior named this person, whose card stands in the record. */
    static void sealer(Act act) {
        if (act.actor().role() == Role.OBSERVER) {
            return;
        }
        boolean named = act.type() == EntryType.OBSERVER_CARD
                ? act.state()
                        .sealsInstead(List.copyOf(act.state().items().values()))
                        .equals(Optional.of(act.actor().name()))
                : act.state()
                        .officers()
                        .observer()
                        .filter(Officers.ObserverCard::instead)
                        .filter(card -> card.name().equals(act.actor().name()))
                        .isPresent();
        act.refuseIf(!named, RefusalCode.SEALER_NOT_NAMED);
    }

    static Json.Obj remark(Act act) {
        act.data().only("item", "text");
        act.data().text("text");
        if (act.data().has("item")) {
            act.item();
        }
        return act.accepted().build();
    }

    static Json.Obj handOver(Act act) {
        act.data().only("to", "reason");
        Data to = act.data().child("to").only("name", "unit");
        to.text("unit");
        act.needs(act.state().officers().observer().isPresent(), EntryType.OBSERVER_CARD);
        if (to.text("name").equals(act.actor().name())) {
            throw to.wrong("name", "is who hands over");
        }
        act.reason();
        return act.accepted().build();
    }

    static Json.Obj postpone(Act act) {
        act.data().only("round", "reason", "note");
        Hold.Cause cause = act.data().choice("reason", Hold.Cause.class);
        if (cause == Hold.Cause.OTHER && act.data().optionalText("note").isEmpty()) {
            throw Refusal.of(RefusalCode.REASON_NEEDED);
        }
        Round round = uncounted(act);
        act.state().observation().hold(round.id()).ifPresent(hold -> {
            throw waiting(hold);
        });
        return act.accepted().build();
    }

    static Json.Obj refuse(Act act) {
        act.data().only("round", "reason");
        uncounted(act);
        act.reason();
        return act.accepted().build();
    }

    static Json.Obj resume(Act act) {
        act.data().only("round", "reason");
        Round round = act.round();
        act.data().optionalText("reason");
        Optional<Hold> hold = act.state().observation().hold(round.id());
        act.refuseIf(hold.isEmpty(), RefusalCode.COUNT_NOT_WAITING);
        boolean late =
                hold.filter(one -> one.cause() == Hold.Cause.LATE_OBSERVER).isPresent();
        List<Person> observers =
                act.state().roster().persons().stream().filter(Person::observer).toList();
        boolean nobody = !observers.isEmpty()
                && observers.stream()
                        .map(person -> act.state().attendance().status(person.id()))
                        .noneMatch(status -> status == Status.PRESENT || status == Status.LATE);
        act.refuseIf(late && nobody, RefusalCode.OBSERVER_NOT_PRESENT);
        return act.accepted().build();
    }

    /** The round, which has been opened and has no counts yet. */
    private static Round uncounted(Act act) {
        Round round = act.round();
        act.needs(round.state().compareTo(RoundState.OPEN) >= 0 && round.state().running(), EntryType.OPEN_ROUND);
        return round;
    }

    /** Refuses while the count of {@code round} waits. */
    static void goesOn(Act act, Round round) {
        act.state().observation().hold(round.id()).ifPresent(hold -> {
            throw waiting(hold);
        });
    }

    private static Refusal waiting(Hold hold) {
        return Refusal.of(RefusalCode.COUNT_POSTPONED, new ObjectBuilder().put("reason", hold.words()));
    }

    static Json.Obj sheet(Act act) {
        act.data().only("sheet", "hash", "signature");
        Data sheet = act.data().child("sheet");
        act.data().id("hash");
        act.data().text("signature");
        if (JsonWriter.canonical(sheet.object()).length() > LONGEST_SHEET) {
            throw act.data().wrong("sheet", "is longer than " + LONGEST_SHEET);
        }
        return act.accepted().build();
    }
}
