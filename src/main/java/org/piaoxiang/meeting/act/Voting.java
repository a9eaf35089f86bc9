package org.piaoxiang.meeting.act;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.ObjectBuilder;
import org.piaoxiang.meeting.refusal.Refusal;
import org.piaoxiang.meeting.refusal.RefusalCode;
import org.piaoxiang.meeting.roster.Person;
import org.piaoxiang.meeting.round.Poll;
import org.piaoxiang.meeting.round.Round;
import org.piaoxiang.meeting.round.RoundState;
import org.piaoxiang.meeting.state.Ballots;
import org.piaoxiang.meeting.state.Item;

/** The acts from handing out slips to the close of a round. */
final class Voting {
    private static final int MAX_SECONDS = 3600;

    private Voting() {}

    static Json.Obj handOut(Act act) {
        act.data().only("round", "slips").needs("slips");
        Round round = act.round();
        act.needs(round.state() == RoundState.DRAFT, EntryType.BEGIN_ROUND);
        act.needs(!round.handedOut(), EntryType.SET_UP_POLLS);
        Set<String> participants = round.participants();
        int sum = 0;
        boolean wrong = false;
        for (Data row : act.data().objects("slips")) {
            row.only("category", "count");
            int count = row.count("count");
            sum += count;
            Optional<String> category = row.optionalText("category");
            wrong |= category.isPresent()
                    && count
                            != participants.stream()
                                    .map(act::known)
                                    .map(Person::category)
                                    .map(act.state().ballots().grouping()::labelOf)
                                    .filter(category.get()::equals)
                                    .count();
        }
        if (wrong || sum != participants.size()) {
            throw Refusal.of(
                    RefusalCode.SLIPS_MISMATCH,
                    new ObjectBuilder().put("slips", sum).put("participants", participants.size()));
        }
        return act.accepted().build();
    }

    static Json.Obj strike(Act act) {
        act.data().only("poll", "credential", "proof");
        String uuid = act.data().id("poll");
        String credential = act.data().text("credential");
        act.data().child("proof");
        Ballots ballots = act.state().ballots();
        if (!ballots.lists().containsKey(uuid)) {
            throw Refusal.of(RefusalCode.UNKNOWN_POLL, "poll", uuid);
        }
        boolean sealed = act.state().rounds().stream()
                .filter(round -> round.poll(uuid).isPresent())
                .anyMatch(round -> round.state() != RoundState.DRAFT
                        || round.poll(uuid).flatMap(Poll::setup).isPresent());
        act.refuseIf(sealed, RefusalCode.ROUND_SEALED);
        act.refuseIf(
                ballots.struck().getOrDefault(uuid, Set.of()).contains(credential) || ballots.size(uuid) < 1,
                RefusalCode.SLIP_UNKNOWN);
        return act.accepted().build();
    }

    static Json.Obj setUp(Act act) {
        act.data().only("round", "polls", "code").needs("polls");
        Round round = act.round();
        act.data().text("code");
        act.needs(round.state() == RoundState.DRAFT, EntryType.BEGIN_ROUND);
        act.needs(round.handedOut(), EntryType.HAND_OUT);
        everyPoll(act, round.polls());
        for (Data row : act.data().objects("polls")) {
            row.only("uuid", "election", "setup", "size");
            row.id("election");
            row.id("setup");
            Poll poll = poll(round, row);
            int listed = act.state().ballots().size(poll.uuid());
            if (row.count("size") != poll.issued() || row.count("size") > listed) {
                throw Refusal.of(
                        RefusalCode.LIST_MISMATCH,
                        Act.facts(act.item(poll.item()))
                                .put("poll", poll.uuid())
                                .put("size", row.count("size"))
                                .put("listed", listed)
                                .put("participants", poll.issued()));
            }
        }
        return act.accepted().build();
    }

    static Json.Obj seal(Act act) {
        act.data().only("round", "seals", "signature").needs("seals");
        Round round = act.round();
        act.data().text("signature");
        act.needs(round.state() == RoundState.DRAFT, EntryType.BEGIN_ROUND);
        act.needs(round.code().isPresent(), EntryType.SET_UP_POLLS);
        answered(act, round);
        Custodies.requireTried(act);
        Set<String> sealed = new HashSet<>();
        for (Data seal : act.data().objects("seals")) {
            seal.only("uuid", "election", "setup", "size", "custodians", "floor");
            Poll poll = poll(round, seal);
            Poll.Setup sealing = new Poll.Setup(seal.id("election"), seal.id("setup"), seal.count("size"));
            boolean keysIn = act.state().ballots().keys().stream()
                    .allMatch(key -> seal.texts("custodians").contains(publicKey(key)));
            boolean matches = poll.setup().equals(Optional.of(sealing))
                    && seal.count("floor") == act.state().header().floor()
                    && keysIn
                    && sealed.add(poll.uuid());
            if (!matches) {
                throw Refusal.of(
                        RefusalCode.SEAL_MISMATCH,
                        Act.facts(act.item(poll.item())).put("poll", poll.uuid()));
            }
        }
        if (sealed.size() != round.polls().size()) {
            throw Refusal.of(
                    RefusalCode.SEAL_MISMATCH,
                    new ObjectBuilder().put("polls", round.polls().size()).put("seals", sealed.size()));
        }
        return act.accepted().build();
    }

    /** Advice to defer is answered before a round is sealed; where it was accepted, the round is broken off. */
    private static void answered(Act act, Round round) {
        for (Item item : round.items().stream().map(act::item).toList()) {
            act.refuseIf(item.openAdvice().isPresent(), RefusalCode.ADVICE_UNANSWERED, item);
            act.needs(!item.deferralPromised(), EntryType.BREAK_OFF);
        }
    }

    private static String publicKey(Ballots.Key key) {
        try {
            return JsonReader.read(key.publicKey()) instanceof Json.Obj object
                    ? Data.of(object).text("public_key")
                    : "";
        } catch (JsonException broken) {
            throw new IllegalStateException("A key was recorded that is not JSON", broken);
        }
    }

    static Json.Obj zeroProof(Act act) {
        act.data().only("round");
        Round round = act.round();
        act.needs(round.state() == RoundState.SEALED, EntryType.SEAL_ROUND);
        return act.accepted().put("returned", 0).put("trialRefused", true).build();
    }

    static Json.Obj open(Act act) {
        act.data().only("round");
        Round round = act.round();
        act.refuseIf(round.state() == RoundState.DRAFT, RefusalCode.NOT_SEALED);
        act.needs(round.state() == RoundState.SEALED, EntryType.BEGIN_ROUND);
        act.refuseIf(!round.zeroProof(), RefusalCode.NO_ZERO_PROOF);
        Challenging.requireNoneFailed(act, round);
        List<Item> items = round.items().stream().map(act::item).toList();
        items.forEach(item -> act.refuseIf(item.openAdvice().isPresent(), RefusalCode.ADVICE_UNANSWERED, item));
        act.quorum(items);
        return act.accepted().build();
    }

    static Json.Obj warn(Act act) {
        act.data().only("round", "seconds");
        Round round = act.round();
        if (act.data().count("seconds") > MAX_SECONDS) {
            throw act.data().wrong("seconds", "is more than " + MAX_SECONDS);
        }
        act.needs(round.state().open(), EntryType.OPEN_ROUND);
        Challenging.requireNoneFailed(act, round);
        return act.accepted().build();
    }

    static Json.Obj close(Act act) {
        act.data().only("round", "polls").needs("polls");
        Round round = act.round();
        act.needs(round.state().open(), EntryType.OPEN_ROUND);
        Challenging.requireNoneFailed(act, round);
        everyPoll(act, round.polls());
        for (Data row : act.data().objects("polls")) {
            row.only("uuid", "returned", "closedSet");
            row.count("returned");
            row.id("closedSet");
        }
        return act.accepted().build();
    }

    static Json.Obj breakOff(Act act) {
        act.data().only("round", "reason");
        Round round = act.round();
        act.needs(round.state().running(), EntryType.BEGIN_ROUND);
        act.reason();
        return act.accepted().build();
    }

    /** The rows of {@code polls} are exactly {@code polls}. */
    static void everyPoll(Act act, List<Poll> polls) {
        Set<String> named = new HashSet<>();
        for (Data row : act.data().objects("polls")) {
            if (!named.add(row.id("uuid"))) {
                throw row.wrong("uuid", "is named twice");
            }
            if (polls.stream().noneMatch(poll -> poll.uuid().equals(row.id("uuid")))) {
                throw Refusal.of(RefusalCode.UNKNOWN_POLL, "poll", row.id("uuid"));
            }
        }
        if (named.size() != polls.size()) {
            throw act.data().wrong("polls", "does not name every poll of the round");
        }
    }

    static Poll poll(Round round, Data row) {
        return round.poll(row.id("uuid"))
                .orElseThrow(() -> Refusal.of(RefusalCode.UNKNOWN_POLL, "poll", row.id("uuid")));
    }
}
