package org.piaoxiang.meeting.result;

import java.util.ArrayList;
import java.util.List;
import org.piaoxiang.meeting.agenda.Candidate;
import org.piaoxiang.meeting.kind.PollQuestion;
import org.piaoxiang.meeting.kind.Questions;
import org.piaoxiang.meeting.round.Poll;
import org.piaoxiang.meeting.round.Round;
import org.piaoxiang.meeting.rule.Comparison;
import org.piaoxiang.meeting.rule.RateBase;
import org.piaoxiang.meeting.rule.RulePack;
import org.piaoxiang.meeting.state.Item;

/** Results of appraisals: grades, rates and flags for a human. */
final class Appraisals {
    private Appraisals() {}

    static ItemResult of(Item item, Round round, RulePack pack) {
        List<Poll> polls = round.of(item.id());
        List<PollQuestion> questions = Questions.of(item.plan(), pack);
        Box box = Box.of(polls);
        Categories categories = Categories.of(polls, pack.flags().number("categoryBreakdownMin"));
        RateBase base = RateBase.valueOf(pack.flags().text("appraisalRateBase"));
        int of = base == RateBase.VALID ? box.valid() : round.entitled();
        List<ItemResult.Graded> persons = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            persons.add(person(item, questions.get(i), i, polls, categories, base, of, pack));
        }
        return new ItemResult.Appraisal(
                round.entitled(),
                round.present(),
                box,
                categories.groups().stream()
                        .map(group -> new ItemResult.Category(group.label(), group.names(), Box.of(group.polls()), 0))
                        .toList(),
                List.copyOf(persons),
                List.of());
    }

    private static ItemResult.Graded person(
            Item item,
            PollQuestion question,
            int index,
            List<Poll> polls,
            Categories categories,
            RateBase base,
            int of,
            RulePack pack) {
        Candidate candidate = item.plan().candidates().get(index);
        List<ItemResult.Tally> grades = item.kind().options().stream()
                .map(grade -> {
                    int votes = Results.sum(polls, index, question.index(grade.id()));
                    return new ItemResult.Tally(grade, votes, Rate.of(votes, base, of));
                })
                .toList();
        int good = votes(grades, "EXCELLENT") + votes(grades, "COMPETENT");
        int unfit = votes(grades, "INCOMPETENT");
        int low = votes(grades, "BASICALLY_COMPETENT") + unfit;
        return new ItemResult.Graded(
                candidate,
                grades,
                categories.groups().stream()
                        .map(group -> question.ids().stream()
                                .map(id -> Results.sum(group.polls(), index, question.index(id)))
                                .toList())
                        .toList(),
                Rate.of(good, base, of),
                Rate.of(low, base, of),
                flags(good, unfit, low, of, pack));
    }

    private static int votes(List<ItemResult.Tally> grades, String id) {
        return grades.stream()
                .filter(grade -> grade.choice().id().equals(id))
                .mapToInt(ItemResult.Tally::votes)
                .sum();
    }

    /** The four flags of the rule pack; an admonition talk makes a reminder talk needless. */
    static List<Flag> flags(int good, int unfit, int low, int base, RulePack pack) {
        List<Flag> flags = new ArrayList<>();
        if (base == 0) {
            return flags;
        }
        add(flags, pack.threshold("APP-01").test(good, base), "优秀和称职不足三分之二，组织确认后诫勉谈话或者组织调整");
        add(flags, pack.threshold("APP-02").test(unfit, base), "不称职超过三分之一，组织确认后免职、责令辞职或者降职");
        Comparison admonition = pack.threshold("APP-03").test(low, base);
        add(flags, admonition, "基本称职以下达到30%，诫勉谈话");
        if (!admonition.met()) {
            add(flags, pack.threshold("APP-04").test(low, base), "基本称职以下达到20%，提醒谈话");
        }
        return List.copyOf(flags);
    }

    private static void add(List<Flag> flags, Comparison test, String text) {
        if (test.met()) {
            flags.add(new Flag(test.threshold().id(), text, test.arithmetic()));
        }
    }
}
