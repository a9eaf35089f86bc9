package org.piaoxiang.meeting.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.agenda.Clearance;
import org.piaoxiang.meeting.agenda.Plan;
import org.piaoxiang.meeting.rule.KindRules;
import org.piaoxiang.meeting.statement.Statement;

/**
 * An item and how far it has come.
 *
 * @param substitutes scrutineers of this item who are replaced: out → in
 * @param reopened whether the meeting agreed to reconsider
 * @param round the last round it was put into, unless that became void
 */
public record Item(
        Plan plan,
        KindRules kind,
        Clearance clearance,
        Optional<Json.Obj> reviewAnswer,
        List<Recusal> recusals,
        Optional<Introduction> introduction,
        List<Statement> statements,
        List<Advice> advice,
        Optional<Deferral> deferral,
        List<Absentee> absentees,
        Map<String, String> substitutes,
        boolean reopened,
        boolean ready,
        Optional<String> round,
        boolean announced) {
    /** Somebody who withdraws from the item (回避), and when. */
    public record Recusal(String person, String reason, Optional<String> left, Optional<String> returned) {}

    /** Who introduced the item, and what was said in short. */
    public record Introduction(String introducer, String gist) {}

    /** The observer's advice to defer (建议暂缓) and the chair's answer. */
    public record Advice(String reason, Optional<Answer> answer) {
        /** Whether the chair may answer: not yet, or once more where the meeting did not defer as promised. */
        public boolean open() {
            return answer.map(Answer::accepted).orElse(true);
        }

        /** The chair's answer. */
        public record Answer(boolean accepted, String reason) {}
    }

    /** The decision not to vote now (暂缓表决). */
    public record Deferral(
            String reason, Optional<String> explanation, String owner, String due, boolean advisedByObserver) {}

    /** The written opinion of somebody who is away: recorded, never counted. */
    public record Absentee(String person, String text) {}

    /** Returns an item as planned. */
    public static Item planned(Plan plan, KindRules kind) {
        return new Item(
                plan,
                kind,
                kind.clearance() ? Clearance.NOT_FILED : Clearance.NOT_REQUIRED,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                Map.of(),
                false,
                false,
                Optional.empty(),
                false);
    }

    /** Returns the id. */
    public String id() {
        return plan.id();
    }

    /** Returns the roster ids of the recused. */
    public List<String> recused() {
        return recusals.stream().map(Recusal::person).toList();
    }

    /** Returns advice that the chair has not answered. */
    public Optional<Advice> openAdvice() {
        return advice.stream().filter(given -> given.answer().isEmpty()).findFirst();
    }

    /** Whether the chair's last answer to advice was to defer. */
    public boolean deferralPromised() {
        return advice.stream()
                .flatMap(given -> given.answer().stream())
                .reduce((earlier, later) -> later)
                .filter(Advice.Answer::accepted)
                .isPresent();
    }

    /** Returns this item with a clearance and the superior's answer. */
    public Item cleared(Clearance now, Optional<Json.Obj> answer) {
        return change(draft -> draft.clearance = now, draft -> draft.reviewAnswer = answer);
    }

    /** Returns this item with somebody recused. */
    public Item recuse(String person, String reason) {
        return change(draft ->
                draft.recusals = plus(recusals, new Recusal(person, reason, Optional.empty(), Optional.empty())));
    }

    /** Returns this item with {@code person}'s recusal changed. */
    public Item recusal(String person, UnaryOperator<Recusal> how) {
        List<Recusal> changed = recusals.stream()
                .map(recusal -> recusal.person().equals(person) ? how.apply(recusal) : recusal)
                .toList();
        return change(draft -> draft.recusals = changed);
    }

    /** Returns this item introduced. */
    public Item introduce(String introducer, String gist) {
        return change(draft -> draft.introduction = Optional.of(new Introduction(introducer, gist)));
    }

    /** Returns this item with something said. */
    public Item say(Statement statement) {
        return change(draft -> draft.statements = plus(statements, statement));
    }

    /** Returns this item with advice to defer. */
    public Item advise(String reason) {
        return change(draft -> draft.advice = plus(advice, new Advice(reason, Optional.empty())));
    }

    /** Returns this item with all open advice answered. */
    public Item answer(boolean accepted, String reason) {
        List<Advice> answered = advice.stream()
                .map(given -> !given.open()
                        ? given
                        : new Advice(given.reason(), Optional.of(new Advice.Answer(accepted, reason))))
                .toList();
        return change(draft -> draft.advice = answered);
    }

    /** Returns this item deferred. */
    public Item defer(Deferral decision) {
        return change(draft -> draft.deferral = Optional.of(decision), draft -> draft.ready = false);
    }

    /** Returns this item with a written opinion. */
    public Item hear(Absentee opinion) {
        return change(draft -> draft.absentees = plus(absentees, opinion));
    }

    /** Returns this item with a scrutineer replaced. */
    public Item substitute(String out, String in) {
        Map<String, String> changed = new LinkedHashMap<>(substitutes);
        changed.put(out, in);
        return change(draft -> draft.substitutes = Map.copyOf(changed));
    }

    /** Returns this item reopened. */
    public Item reopen() {
        return change(draft -> draft.reopened = true);
    }

    /** Returns this item ready to be voted on. */
    public Item readyToVote() {
        return change(draft -> draft.ready = true);
    }

    /** Returns this item in a round, or in none. */
    public Item in(Optional<String> id) {
        return change(draft -> draft.round = id);
    }

    /** Returns this item announced. */
    public Item announce() {
        return change(draft -> draft.announced = true);
    }

    @SafeVarargs
    private Item change(Consumer<ItemDraft>... changes) {
        ItemDraft draft = new ItemDraft(this);
        for (Consumer<ItemDraft> how : changes) {
            how.accept(draft);
        }
        return draft.item();
    }

    private static <T> List<T> plus(List<T> list, T more) {
        List<T> longer = new ArrayList<>(list);
        longer.add(more);
        return List.copyOf(longer);
    }
}
