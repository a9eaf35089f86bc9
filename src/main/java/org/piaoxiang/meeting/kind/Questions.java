package org.piaoxiang.meeting.kind;

import java.util.ArrayList;
import java.util.List;
import org.piaoxiang.meeting.agenda.Candidate;
import org.piaoxiang.meeting.agenda.Plan;
import org.piaoxiang.meeting.rule.KindRules;
import org.piaoxiang.meeting.rule.KindRules.Choice;
import org.piaoxiang.meeting.rule.RulePack;

/** From ballot kind and item to the questions of its poll. This is the only place that knows. */
public final class Questions {
    private static final Choice DEFER = new Choice("DEFER", "缓议");

    private Questions() {}

    /** Returns the questions of {@code plan} under {@code pack}. */
    public static List<PollQuestion> of(Plan plan, RulePack pack) {
        KindRules kind = pack.kind(plan.kind())
                .orElseThrow(() -> new IllegalArgumentException("The rule pack lacks " + plan.kind()));
        return switch (kind.family()) {
            case DECISION -> List.of(single(decision(plan), options(kind, pack)));
            case RECOMMENDATION -> List.of(names(plan));
            case APPRAISAL ->
                plan.candidates().stream()
                        .map(person -> single(named(person, plan) + posts(person), kind.options()))
                        .toList();
            case OTHER -> throw new IllegalArgumentException("No poll is made for " + plan.kind());
        };
    }

    /** Returns the options of a decision. */
    public static List<Choice> options(KindRules kind, RulePack pack) {
        List<Choice> options = new ArrayList<>(kind.options());
        if (pack.flags().on("deferOptionOnBallot") && kind.wording().containsKey("DEFERRED")) {
            options.add(DEFER);
        }
        return List.copyOf(options);
    }

    private static String decision(Plan plan) {
        Candidate person = plan.candidates().getFirst();
        String proposal = person.proposal();
        return proposal.isEmpty() ? plan.title() : person.name() + " " + proposal;
    }

    private static PollQuestion single(String text, List<Choice> options) {
        return new PollQuestion(
                text,
                options.stream().map(Choice::id).toList(),
                options.stream().map(Choice::label).toList(),
                false,
                1,
                1);
    }

    private static PollQuestion names(Plan plan) {
        return new PollQuestion(
                plan.title(),
                plan.candidates().stream().map(Candidate::id).toList(),
                plan.candidates().stream().map(person -> named(person, plan)).toList(),
                plan.blankAllowed(),
                1,
                plan.permitted());
    }

    /** Two people of one name are told apart by their posts. */
    private static String named(Candidate person, Plan plan) {
        boolean shared = plan.candidates().stream()
                        .filter(other -> other.name().equals(person.name()))
                        .count()
                > 1;
        return shared && !person.currentPost().isEmpty()
                ? person.name() + "（" + person.currentPost() + "）"
                : person.name();
    }

    private static String posts(Candidate person) {
        return person.currentPost().isEmpty() ? "" : " " + person.currentPost();
    }
}
