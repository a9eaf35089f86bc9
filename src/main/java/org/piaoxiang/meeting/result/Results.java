package org.piaoxiang.meeting.result;

import java.util.List;
import java.util.Optional;
import org.piaoxiang.meeting.agenda.Earlier;
import org.piaoxiang.meeting.agenda.Outcome;
import org.piaoxiang.meeting.kind.PollQuestion;
import org.piaoxiang.meeting.kind.Questions;
import org.piaoxiang.meeting.round.Poll;
import org.piaoxiang.meeting.round.Round;
import org.piaoxiang.meeting.rule.Comparison;
import org.piaoxiang.meeting.rule.KindRules.Choice;
import org.piaoxiang.meeting.rule.RateBase;
import org.piaoxiang.meeting.rule.RecusalPolicy;
import org.piaoxiang.meeting.rule.RulePack;
import org.piaoxiang.meeting.state.Item;

/** What comes of the counts of an item. */
public final class Results {
    private Results() {}

    /** Returns the result of {@code item} in {@code round}, if its polls were counted. */
    public static Optional<ItemResult> of(Item item, Round round, RulePack pack) {
        List<Poll> polls = round.of(item.id());
        if (polls.isEmpty()
                || round.isVoid(item.id())
                || polls.stream().anyMatch(poll -> poll.count().isEmpty())) {
            return Optional.empty();
        }
        return switch (item.kind().family()) {
            case DECISION -> Optional.of(decision(item, round, pack));
            case RECOMMENDATION -> Optional.of(Recommendations.of(item, round, pack));
            case APPRAISAL -> Optional.of(Appraisals.of(item, round, pack));
            case OTHER -> Optional.empty();
        };
    }

    private static ItemResult decision(Item item, Round round, RulePack pack) {
        List<Poll> polls = round.of(item.id());
        PollQuestion question = Questions.of(item.plan(), pack).getFirst();
        List<ItemResult.Tally> options = Questions.options(item.kind(), pack).stream()
                .map(option -> tally(option, sum(polls, 0, question.index(option.id())), round.entitled()))
                .toList();
        int agree = options.getFirst().votes();
        boolean reduced = pack.recusalPolicy(item.kind()) == RecusalPolicy.NO_VOTE_BASE_REDUCED;
        int base = round.entitled() - (reduced ? item.recusals().size() : 0);
        Comparison rule = item.kind()
                .pass()
                .orElseGet(() -> pack.threshold("MAJORITY_OF_ENTITLED"))
                .test(agree, base);
        Outcome outcome = rule.met() ? Outcome.PASSED : Outcome.NOT_PASSED;
        Box box = Box.of(polls);
        int nomination = nomination(item.plan().reconsiderationOf());
        return new ItemResult.Decision(
                round.entitled(),
                round.present(),
                box.issued(),
                round.present() - box.issued(),
                box,
                options,
                outcome,
                item.kind().wording().getOrDefault(outcome.name(), outcome.name()),
                rule,
                item.plan().reconsiderationOf().map(earlier -> earlier.meeting() + "/" + earlier.item()),
                nomination,
                item.plan().reconsiderationOf().map(earlier -> effect(earlier.outcome(), outcome)),
                limit(nomination, outcome, pack));
    }

    private static ItemResult.Tally tally(Choice option, int votes, int entitled) {
        return new ItemResult.Tally(option, votes, Rate.of(votes, RateBase.ENTITLED, entitled));
    }

    static int sum(List<Poll> polls, int question, int answer) {
        return polls.stream()
                .flatMap(poll -> poll.count().stream())
                .mapToInt(count -> count.question(question).get(answer))
                .sum();
    }

    private static int nomination(Optional<Earlier> earlier) {
        return earlier.map(before -> before.nominations() + (before.outcome() == Outcome.NOT_PASSED ? 1 : 0))
                .orElse(1);
    }

    private static String effect(Outcome before, Outcome now) {
        if (before == Outcome.PASSED) {
            return now == Outcome.PASSED ? "UPHELD" : "CANCELLED";
        }
        return now == Outcome.PASSED ? "ADOPTED" : "STILL_NOT_PASSED";
    }

    private static List<Flag> limit(int nomination, Outcome outcome, RulePack pack) {
        int limit = pack.flags().number("reNominationLimit");
        return outcome == Outcome.NOT_PASSED && nomination >= limit
                ? List.of(new Flag("PLE-08", "已" + nomination + "次提名未获通过，不得再作为该职务人选", nomination + " ≥ " + limit))
                : List.of();
    }
}
