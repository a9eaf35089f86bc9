package org.piaoxiang.meeting.act;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.ObjectBuilder;
import org.piaoxiang.meeting.kind.PollQuestion;
import org.piaoxiang.meeting.kind.Questions;
import org.piaoxiang.meeting.refusal.Refusal;
import org.piaoxiang.meeting.refusal.RefusalCode;
import org.piaoxiang.meeting.result.Flag;
import org.piaoxiang.meeting.result.ItemResult;
import org.piaoxiang.meeting.result.Results;
import org.piaoxiang.meeting.round.Poll;
import org.piaoxiang.meeting.round.Round;
import org.piaoxiang.meeting.round.RoundState;
import org.piaoxiang.meeting.state.Item;
import org.piaoxiang.meeting.state.RoundEvolution;

/** The acts from the close of a round to the counts. */
final class Counting {
    private Counting() {}

    static Json.Obj cosign(Act act) {
        act.data().only("round", "signature");
        act.data().text("signature");
        Round round = act.round();
        act.needs(round.state() == RoundState.CLOSED || round.state() == RoundState.RECONCILED, EntryType.CLOSE_ROUND);
        act.needs(!round.cosigned(), EntryType.RECONCILE);
        Observing.goesOn(act, round);
        act.refuseIf(act.state().ballots().isObjected(round.id()), RefusalCode.OBJECTION_STANDS);
        return act.accepted().build();
    }

    /** A receipt for a ballot that the closed box lacks: nothing is counted any more, the round is broken off and repeated. */
    static Json.Obj object(Act act) {
        act.data().only("round", "statement", "signature");
        act.data().text("statement");
        String signature = act.data().text("signature");
        Round round = act.round();
        act.needs(
                round.state().compareTo(RoundState.CLOSED) >= 0 && round.state().running(), EntryType.CLOSE_ROUND);
        act.refuseIf(
                act.state()
                        .ballots()
                        .objections()
                        .getOrDefault(round.id(), Set.of())
                        .contains(signature),
                RefusalCode.ALREADY_OBJECTED);
        return act.accepted().build();
    }

    /** More returned than issued makes a poll void, and with it its item. Paper counts stand beside electronic ones. */
    static Json.Obj reconcile(Act act) {
        act.data().only("round", "paper");
        Round round = act.round();
        act.needs(round.state() == RoundState.CLOSED, EntryType.CLOSE_ROUND);
        Map<String, Integer> surplus = new HashMap<>();
        for (Data paper : act.data().objects("paper")) {
            paper.only("uuid", "issued", "returned");
            Voting.poll(round, paper);
            surplus.merge(paper.id("uuid"), paper.count("returned") - paper.count("issued"), Integer::sum);
        }
        return act.accepted()
                .list(
                        "polls",
                        round.polls().stream()
                                .map(poll -> verdict(poll, surplus.getOrDefault(poll.uuid(), 0)))
                                .toList())
                .build();
    }

    private static Json.Obj verdict(Poll poll, int paperSurplus) {
        int returned = poll.returned().orElse(0);
        boolean isVoid = returned > poll.issued() || returned + paperSurplus > poll.issued();
        return new ObjectBuilder()
                .put("uuid", poll.uuid())
                .put("issued", poll.issued())
                .put("returned", returned)
                .put("verdict", isVoid ? "VOID" : "VALID")
                .build();
    }

    static Json.Obj share(Act act) {
        act.data().only("round", "custodian", "shares").needs("shares");
        Round round = act.round();
        String custodian = act.data().id("custodian");
        boolean known = custodian.equals("SERVER")
                || act.state().ballots().custody().member(custodian).isPresent()
                || act.state().ballots().keys().stream()
                        .anyMatch(key -> key.custodian().equals(custodian));
        if (!known) {
            throw Refusal.of(RefusalCode.UNKNOWN_CUSTODIAN, "custodian", custodian);
        }
        mayCount(act, round);
        for (Data share : act.data().objects("shares")) {
            share.only("uuid", "hash").id("hash");
            Voting.poll(round, share);
        }
        return act.accepted().build();
    }

    private static void mayCount(Act act, Round round) {
        Observing.goesOn(act, round);
        act.needs(round.state() == RoundState.RECONCILED || round.state() == RoundState.TALLIED, EntryType.RECONCILE);
        act.refuseIf(act.state().ballots().isObjected(round.id()), RefusalCode.OBJECTION_STANDS);
        act.needs(round.cosigned(), EntryType.COSIGN_CLOSED_SET);
        Challenging.requireNoneFailed(act, round);
        for (Poll poll : standing(round)) {
            if (poll.returned().orElse(0) < act.state().header().floor()) {
                throw Refusal.of(
                        RefusalCode.BELOW_FLOOR,
                        Act.facts(act.item(poll.item()))
                                .put("poll", poll.uuid())
                                .put("returned", poll.returned().orElse(0))
                                .put("floor", act.state().header().floor()));
            }
        }
    }

    private static List<Poll> standing(Round round) {
        return round.polls().stream().filter(poll -> !round.isVoid(poll.item())).toList();
    }

    static Json.Obj counted(Act act) {
        act.data().only("round", "polls").needs("polls");
        Round round = act.round();
        mayCount(act, round);
        Set<String> owed = new HashSet<>();
        act.state().ballots().keys().forEach(key -> owed.add(key.custodian()));
        act.needs(round.given().containsAll(owed), EntryType.SHARE_GIVEN);
        Voting.everyPoll(act, standing(round));
        Map<String, Poll.Count> counts = new HashMap<>();
        for (Data row : act.data().objects("polls")) {
            row.only("uuid", "result", "counts", "valid", "invalid").id("result");
            Poll poll = Voting.poll(round, row);
            Poll.Count count = new Poll.Count(RoundEvolution.numbers(row), row.count("valid"), row.count("invalid"));
            check(act, poll, count);
            counts.put(poll.uuid(), count);
        }
        Round counted = round.count(counts, "");
        return act.accepted()
                .list(
                        "items",
                        round.standing().stream()
                                .map(act::item)
                                .map(item -> outcome(act, item, counted))
                                .toList())
                .build();
    }

    private static void check(Act act, Poll poll, Poll.Count count) {
        List<PollQuestion> questions =
                Questions.of(act.item(poll.item()).plan(), act.state().pack());
        boolean fits = count.valid() + count.invalid() == poll.returned().orElse(0)
                && count.counts().size() == questions.size();
        for (int i = 0; fits && i < questions.size(); i++) {
            fits = fits(questions.get(i), count.question(i), count.valid());
        }
        if (!fits) {
            throw Refusal.of(
                    RefusalCode.COUNTS_MISMATCH,
                    Act.facts(act.item(poll.item()))
                            .put("poll", poll.uuid())
                            .put("returned", poll.returned().orElse(0))
                            .put("valid", count.valid()));
        }
    }

    /** Single choices add up to the valid ballots; marks stay within what those who were not blank may give. */
    private static boolean fits(PollQuestion question, List<Integer> counts, int valid) {
        if (counts.size() != question.counts() || counts.stream().anyMatch(count -> count < 0 || count > valid)) {
            return false;
        }
        long blank = question.blank() ? counts.getFirst() : 0;
        long marks = counts.stream().mapToLong(Integer::longValue).sum() - blank;
        long marked = valid - blank;
        return marks >= marked * question.min() && marks <= marked * question.max();
    }

    private static Json.Obj outcome(Act act, Item item, Round counted) {
        ObjectBuilder facts = new ObjectBuilder().put("item", item.id());
        Optional<ItemResult> result = Results.of(item, counted, act.state().pack());
        if (result.isPresent() && result.get() instanceof ItemResult.Decision decision) {
            facts.put("outcome", decision.outcome())
                    .put("rule", decision.rule().threshold().id())
                    .put("left", decision.rule().left())
                    .put("right", decision.rule().right());
        }
        List<Flag> flags = result.map(ItemResult::flags).orElse(List.of());
        return facts.list("flags", flags.stream().map(Flag::toJson).toList()).build();
    }
}
