package org.piaoxiang.meeting.act;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.ObjectBuilder;
import org.piaoxiang.meeting.refusal.Refusal;
import org.piaoxiang.meeting.refusal.RefusalCode;
import org.piaoxiang.meeting.roster.Person;
import org.piaoxiang.meeting.round.Round;
import org.piaoxiang.meeting.round.RoundState;
import org.piaoxiang.meeting.rule.Comparison;
import org.piaoxiang.meeting.state.Header;
import org.piaoxiang.meeting.state.Item;
import org.piaoxiang.meeting.statement.Opinion;
import org.piaoxiang.meeting.statement.SpeakingOrder;
import org.piaoxiang.meeting.statement.Statement;

/** The acts about an item before it is voted on. */
final class Deliberation {
    private Deliberation() {}

    static Json.Obj recuse(Act act) {
        act.data().only("item", "person", "reason");
        Item item = act.item();
        Person person = act.person("person");
        if (!person.voting()) {
            throw act.data().wrong("person", "does not vote");
        }
        act.refuseIf(item.recused().contains(person.id()), RefusalCode.ALREADY_RECUSED, person);
        undecided(act, item);
        act.refuseIf(item.round().isPresent(), RefusalCode.ROUND_BEGUN, item);
        act.reason();
        return act.accepted().build();
    }

    static Json.Obj left(Act act) {
        Item.Recusal recusal = recusal(act);
        if (recusal.left().isPresent() && recusal.returned().isEmpty()) {
            throw Act.wrongStep(EntryType.RECUSAL_RETURNED);
        }
        return act.accepted().build();
    }

    static Json.Obj returned(Act act) {
        Item.Recusal recusal = recusal(act);
        act.needs(recusal.left().isPresent() && recusal.returned().isEmpty(), EntryType.RECUSAL_LEFT);
        return act.accepted().build();
    }

    private static Item.Recusal recusal(Act act) {
        act.data().only("item", "person");
        Item item = act.item();
        Person person = act.person("person");
        return item.recusals().stream()
                .filter(one -> one.person().equals(person.id()))
                .findFirst()
                .orElseThrow(() -> Refusal.of(RefusalCode.NOT_RECUSED, Act.facts(person)));
    }

    static Json.Obj introduce(Act act) {
        act.data().only("item", "introducer", "gist");
        Item item = act.item();
        // First of all, so that desk and chair are told before somebody fills the form in.
        Reviewing.notHeld(act, List.of(item));
        act.data().text("introducer");
        act.data().optionalText("gist");
        act.needs(act.state().officers().approved(), EntryType.APPROVE_SCRUTINEERS);
        undecided(act, item);
        act.needs(item.introduction().isEmpty(), EntryType.STATE_OPINION);
        cleared(item);
        act.needs(item.plan().reconsiderationOf().isEmpty() || item.reopened(), EntryType.RECONSIDER);
        inTurn(act, item);
        act.quorum(List.of(item));
        return act.accepted().build();
    }

    /** Where items are voted on one by one, the next waits until the one before is settled. */
    private static void inTurn(Act act, Item item) {
        if (act.state().header().mode() == Header.Mode.COMBINED) {
            return;
        }
        for (Item other : act.state().items().values()) {
            boolean settled = other.deferral().isPresent()
                    || other.introduction().isEmpty()
                    || other.id().equals(item.id())
                    || act.state()
                            .roundOf(other)
                            .filter(round -> round.state().compareTo(RoundState.SIGNED) >= 0)
                            .isPresent();
            if (!settled) {
                throw Refusal.of(
                        RefusalCode.WRONG_STEP,
                        Act.facts(other)
                                .put("needed", EntryType.BEGIN_ROUND)
                                .put("step", "先办结第" + other.plan().number() + "项")
                                .put(
                                        "who",
                                        Labels.of(EntryType.BEGIN_ROUND.roles().getFirst())));
            }
        }
    }

    static Json.Obj opinion(Act act) {
        act.data().only("item", "person", "opinion", "gist", "interjection");
        Item item = act.item();
        Person person = act.person("person");
        act.data().choice("opinion", Opinion.class);
        act.data().optionalText("gist");
        boolean interjection = act.data().flag("interjection");
        act.refuseIf(item.introduction().isEmpty(), RefusalCode.NOT_INTRODUCED, item);
        act.refuseIf(!person.voting(), RefusalCode.STATEMENT_NOT_VOTING, person);
        act.refuseIf(item.recused().contains(person.id()), RefusalCode.STATEMENT_RECUSED, person);
        act.refuseIf(!act.state().attendance().here(person.id()), RefusalCode.NOT_PRESENT, person);
        undecided(act, item);
        act.refuseIf(item.round().isPresent(), RefusalCode.ROUND_BEGUN, item);
        if (!interjection) {
            inOrder(act, item, person);
        }
        return act.accepted().build();
    }

    private static void inOrder(Act act, Item item, Person person) {
        SpeakingOrder order = act.state().speaking(item);
        if (order.tooEarly(person.id())) {
            throw Refusal.of(RefusalCode.PRINCIPAL_MUST_BE_LAST, missing(order.othersMissing(), Act.facts(person)));
        }
        boolean closesAgain = order.lastIsMissing() && order.last().equals(Optional.of(person));
        boolean stated = item.statements().stream()
                .filter(statement -> !statement.interjection())
                .map(Statement::person)
                .anyMatch(person.id()::equals);
        act.refuseIf(stated && !closesAgain, RefusalCode.ALREADY_STATED, person);
    }

    private static ObjectBuilder missing(List<Person> persons, ObjectBuilder facts) {
        return facts.texts("missing", persons.stream().map(Person::name).toList())
                .texts("missingIds", persons.stream().map(Person::id).toList());
    }

    static Json.Obj restAgree(Act act) {
        act.data().only("item");
        Item item = act.item();
        act.refuseIf(item.introduction().isEmpty(), RefusalCode.NOT_INTRODUCED, item);
        undecided(act, item);
        act.refuseIf(item.round().isPresent(), RefusalCode.ROUND_BEGUN, item);
        List<Person> rest = act.state().speaking(item).othersMissing();
        act.refuseIf(rest.isEmpty(), RefusalCode.NOTHING_LEFT, item);
        return act.accepted()
                .texts("persons", rest.stream().map(Person::id).toList())
                .build();
    }

    static Json.Obj absentee(Act act) {
        act.data().only("person", "text", "items").needs("items");
        Person person = act.person("person");
        act.data().text("text");
        act.data().ids("items").forEach(act::item);
        act.refuseIf(act.state().attendance().here(person.id()), RefusalCode.ALREADY_PRESENT, person);
        return act.accepted().build();
    }

    static Json.Obj advise(Act act) {
        act.data().only("item", "reason");
        Item item = act.item();
        undecided(act, item);
        act.refuseIf(
                act.state()
                        .roundOf(item)
                        .filter(round -> round.state() != RoundState.DRAFT)
                        .isPresent(),
                RefusalCode.ROUND_SEALED,
                item);
        act.reason();
        return act.accepted().build();
    }

    static Json.Obj answerAdvice(Act act) {
        act.data().only("item", "accepted", "reason");
        Item item = act.item();
        act.data().bool("accepted");
        act.refuseIf(item.advice().stream().noneMatch(Item.Advice::open), RefusalCode.NO_ADVICE, item);
        act.reason();
        return act.accepted().build();
    }

    /** Why an item is put off. */
    enum DeferralReason {
        MATERIAL_UNCLEAR,
        SERIOUS_DIVERGENCE,
        OTHER
    }

    static Json.Obj defer(Act act) {
        act.data().only("item", "reason", "explanation", "hands", "owner", "due");
        Item item = act.item();
        act.data().choice("reason", DeferralReason.class);
        act.data().optionalText("explanation");
        undecided(act, item);
        act.refuseIf(item.round().isPresent(), RefusalCode.ROUND_BEGUN, item);
        act.needs(act.state().officers().approved(), EntryType.APPROVE_SCRUTINEERS);
        if (act.data().optionalText("owner").isEmpty()
                || act.data().optionalText("due").isEmpty()) {
            throw Refusal.of(RefusalCode.OWNER_AND_DUE_NEEDED, Act.facts(item));
        }
        try {
            LocalDate.parse(act.data().text("due"));
        } catch (DateTimeException notDate) {
            throw act.data().wrong("due", "is not a date like 2026-12-05");
        }
        int voters = (int) act.state().attendance().present(act.state().roster()).stream()
                .filter(person -> !item.recused().contains(person.id()))
                .count();
        act.carried(
                act.hands(voters, act.state().pack().threshold("MAJORITY_OF_PRESENT"), voters),
                RefusalCode.NOT_APPROVED);
        return act.accepted().put("advisedByObserver", !item.advice().isEmpty()).build();
    }

    static Json.Obj ready(Act act) {
        act.data().only("item");
        Item item = act.item();
        undecided(act, item);
        act.refuseIf(item.round().isPresent(), RefusalCode.ROUND_BEGUN, item);
        cleared(item);
        Reviewing.notHeld(act, List.of(item));
        act.refuseIf(item.introduction().isEmpty(), RefusalCode.NOT_INTRODUCED, item);
        mayVote(act, item);
        act.quorum(List.of(item));
        act.needs(!item.ready(), EntryType.BEGIN_ROUND);
        return act.accepted().build();
    }

    /** Refuses an item on which somebody has to speak yet, or whose advice waits for an answer or a deferral. */
    static void mayVote(Act act, Item item) {
        act.refuseIf(item.openAdvice().isPresent(), RefusalCode.ADVICE_UNANSWERED, item);
        act.needs(!item.deferralPromised(), EntryType.DEFER);
        if (item.kind().statements()) {
            SpeakingOrder order = act.state().speaking(item);
            if (!order.missing().isEmpty()) {
                throw Refusal.of(RefusalCode.STATEMENTS_MISSING, missing(order.missing(), Act.facts(item)));
            }
        }
    }

    static Json.Obj reconsider(Act act) {
        act.data().only("item", "hands");
        Item item = act.item();
        if (item.plan().reconsiderationOf().isEmpty()) {
            throw act.data().wrong("item", "reconsiders nothing");
        }
        act.needs(act.state().officers().approved(), EntryType.APPROVE_SCRUTINEERS);
        act.needs(!item.reopened(), EntryType.INTRODUCE);
        undecided(act, item);
        act.quorum(List.of(item));
        Comparison hands = act.hands(
                act.state().present(),
                act.state().pack().threshold("RECONSIDERATION"),
                act.state().roster().entitled());
        act.carried(hands, RefusalCode.RECONSIDERATION_NOT_CARRIED);
        return act.accepted().build();
    }

    static void undecided(Act act, Item item) {
        act.refuseIf(item.deferral().isPresent(), RefusalCode.ITEM_DECIDED, item);
        act.refuseIf(
                act.state()
                        .roundOf(item)
                        .map(Round::state)
                        .filter(RoundState::counted)
                        .isPresent(),
                RefusalCode.ITEM_DECIDED,
                item);
    }

    private static void cleared(Item item) {
        if (!item.clearance().open()) {
            throw Refusal.of(RefusalCode.ITEM_NOT_CLEARED, Act.facts(item).put("clearance", item.clearance()));
        }
    }
}
