package org.piaoxiang.meeting.result;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.piaoxiang.meeting.agenda.Candidate;
import org.piaoxiang.meeting.kind.PollQuestion;
import org.piaoxiang.meeting.kind.Questions;
import org.piaoxiang.meeting.round.Poll;
import org.piaoxiang.meeting.round.Round;
import org.piaoxiang.meeting.rule.Comparison;
import org.piaoxiang.meeting.rule.RateBase;
import org.piaoxiang.meeting.rule.RulePack;
import org.piaoxiang.meeting.state.Item;

/** Results of recommendations: votes, rates with their bases, order of votes. Never more. */
final class Recommendations {
    private static final int PERCENT = 100;

    private Recommendations() {}

    static ItemResult of(Item item, Round round, RulePack pack) {
        List<Poll> polls = round.of(item.id());
        PollQuestion question = Questions.of(item.plan(), pack).getFirst();
        Box box = Box.of(polls);
        Categories categories = Categories.of(polls, pack.flags().number("categoryBreakdownMin"));
        List<Integer> votes = item.plan().candidates().stream()
                .map(candidate -> Results.sum(polls, 0, question.index(candidate.id())))
                .toList();
        List<ItemResult.Name> names = new ArrayList<>();
        for (int i = 0; i < votes.size(); i++) {
            Candidate candidate = item.plan().candidates().get(i);
            int own = votes.get(i);
            int rank = 1 + (int) votes.stream().filter(other -> other > own).count();
            names.add(new ItemResult.Name(
                    candidate,
                    own,
                    categories.groups().stream()
                            .map(group -> Results.sum(group.polls(), 0, question.index(candidate.id())))
                            .toList(),
                    rates(own, round, box, pack),
                    rank,
                    flags(own, round, box, pack)));
        }
        names.sort(Comparator.comparingInt(ItemResult.Name::rank));
        return new ItemResult.Recommendation(
                round.entitled(),
                round.present(),
                box,
                blank(polls, question),
                question.max(),
                categories.groups().stream()
                        .map(group -> new ItemResult.Category(
                                group.label(), group.names(), Box.of(group.polls()), blank(group.polls(), question)))
                        .toList(),
                List.copyOf(names),
                round.countedAt()
                        .filter(at -> !at.isEmpty())
                        .map(at -> OffsetDateTime.parse(at)
                                .toLocalDate()
                                .plusYears(1)
                                .toString()),
                scattered(votes, box, pack));
    }

    private static int blank(List<Poll> polls, PollQuestion question) {
        return question.blank() ? Results.sum(polls, 0, 0) : 0;
    }

    /** The base that the flag names comes first; the rate on those who took part always stands beside. */
    private static List<Rate> rates(int votes, Round round, Box box, RulePack pack) {
        RateBase chosen = RateBase.valueOf(pack.flags().text("recommendationRateBase"));
        Rate first = Rate.of(votes, chosen, base(chosen, round, box));
        RateBase beside = chosen == RateBase.PARTICIPATED ? RateBase.VALID : RateBase.PARTICIPATED;
        return List.of(first, Rate.of(votes, beside, base(beside, round, box)));
    }

    private static int base(RateBase base, Round round, Box box) {
        return switch (base) {
            case VALID -> box.valid();
            case PARTICIPATED -> box.issued();
            case ENTITLED -> round.entitled();
        };
    }

    private static List<Flag> flags(int votes, Round round, Box box, RulePack pack) {
        RateBase chosen = RateBase.valueOf(pack.flags().text("recommendationRateBase"));
        Comparison few = pack.threshold("MOSTLY_NOT_RECOMMENDED").test(votes, base(chosen, round, box));
        return few.met() ? List.of(new Flag("MOSTLY_NOT_RECOMMENDED", "多数未推荐", few.arithmetic())) : List.of();
    }

    /** A second round may be held where the highest rate is below a bound that some places set. */
    private static List<Flag> scattered(List<Integer> votes, Box box, RulePack pack) {
        int bound = pack.flags().number("secondRoundTopRateBelow");
        Optional<Integer> top = votes.stream().max(Integer::compare);
        if (bound == 0 || top.isEmpty() || PERCENT * top.get() >= bound * box.valid()) {
            return List.of();
        }
        return List.of(new Flag(
                "REC-12",
                "得票分散，可以进行第二轮推荐",
                "100×" + top.get() + "＝" + PERCENT * top.get() + " ＜ " + bound + "×" + box.valid() + "＝"
                        + bound * box.valid()));
    }
}
