package org.piaoxiang.meeting.act;

import java.util.List;
import java.util.Optional;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.ObjectBuilder;
import org.piaoxiang.meeting.refusal.Refusal;
import org.piaoxiang.meeting.refusal.RefusalCode;
import org.piaoxiang.meeting.round.Round;
import org.piaoxiang.meeting.round.RoundState;
import org.piaoxiang.meeting.state.Item;
import org.piaoxiang.meeting.state.MeetingState;

/** The acts after the counts: announcement, filing, adjournment, corrections. */
final class Closing {
    private Closing() {}

    static Json.Obj announce(Act act) {
        act.data().only("item");
        Item item = act.item();
        act.refuseIf(!item.kind().announced(), RefusalCode.NOT_ANNOUNCED_HERE, item);
        Round round = act.state()
                .roundOf(item)
                .filter(one -> one.state().counted())
                .orElseThrow(() -> Act.wrongStep(EntryType.COUNTED));
        if (!round.signatures().containsAll(act.state().signers(round))) {
            throw Refusal.of(
                    RefusalCode.SIGNATURES_MISSING,
                    new ObjectBuilder().texts("missing", act.state().roster().names(unsigned(act.state(), round))));
        }
        act.needs(!item.announced(), EntryType.FILE_BOX);
        toBeAnnounced(act.state(), round)
                .filter(first -> !first.id().equals(item.id()))
                .ifPresent(first -> {
                    throw Refusal.of(
                            RefusalCode.ANNOUNCE_IN_ORDER,
                            Act.facts(first).put("asked", item.plan().number()));
                });
        return act.accepted().build();
    }

    private static List<String> unsigned(MeetingState state, Round round) {
        return state.signers(round).stream()
                .filter(id -> !round.signatures().contains(id))
                .toList();
    }

    /** Returns the next item of {@code round} whose result is announced. */
    static Optional<Item> toBeAnnounced(MeetingState state, Round round) {
        return state.items().values().stream()
                .filter(item -> round.standing().contains(item.id()))
                .filter(item -> item.kind().announced() && !item.announced())
                .findFirst();
    }

    static Json.Obj file(Act act) {
        act.data().only("round");
        Round round = act.round();
        act.needs(round.state() != RoundState.ARCHIVED, EntryType.ADJOURN);
        boolean signed = round.state() == RoundState.SIGNED || round.state() == RoundState.ANNOUNCED;
        if (!signed || toBeAnnounced(act.state(), round).isPresent()) {
            throw Refusal.of(RefusalCode.NOT_ANNOUNCED, "round", round.id());
        }
        return act.accepted().build();
    }

    static Json.Obj adjourn(Act act) {
        act.data().only("reason");
        MeetingState state = act.state();
        act.needs(state.opening().quorumConfirmed(), EntryType.CONFIRM_QUORUM);
        state.rounds().stream()
                .filter(round -> round.state().compareTo(RoundState.ARCHIVED) < 0)
                .findFirst()
                .ifPresent(round -> {
                    throw Refusal.of(RefusalCode.ROUND_OPEN, "round", round.id());
                });
        List<String> undecided = state.items().values().stream()
                .filter(item -> item.deferral().isEmpty())
                .filter(item -> item.round().isEmpty())
                .map(item -> item.plan().title())
                .toList();
        if (!undecided.isEmpty() && act.data().optionalText("reason").isEmpty()) {
            throw Refusal.of(RefusalCode.ITEMS_UNDECIDED, new ObjectBuilder().texts("items", undecided));
        }
        return act.accepted().build();
    }

    static Json.Obj addendum(Act act) {
        act.data().only("entry", "text");
        if (act.data().count("entry") >= act.state().size()) {
            throw act.data().wrong("entry", "is not in the record");
        }
        act.refuseIf(act.data().optionalText("text").isEmpty(), RefusalCode.REASON_NEEDED);
        return act.accepted().build();
    }

    /** The record goes on from a backup: it says what it was then, under which name it goes on, and why. */
    static Json.Obj restore(Act act) {
        act.data().only("origin", "size", "root", "next", "reason", "backup", "signature");
        if (act.data().count("size") != act.state().size()) {
            throw act.data().wrong("size", "is not that of the record");
        }
        for (String field : List.of("origin", "root", "next", "reason", "backup", "signature")) {
            act.data().text(field);
        }
        return act.accepted().build();
    }
}
