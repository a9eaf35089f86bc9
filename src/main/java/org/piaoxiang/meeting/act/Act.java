package org.piaoxiang.meeting.act;

import java.util.List;
import java.util.Optional;
import org.piaoxiang.meeting.attendance.Status;
import org.piaoxiang.meeting.entry.Actor;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.ObjectBuilder;
import org.piaoxiang.meeting.refusal.Refusal;
import org.piaoxiang.meeting.refusal.RefusalCode;
import org.piaoxiang.meeting.roster.Person;
import org.piaoxiang.meeting.round.Round;
import org.piaoxiang.meeting.rule.Comparison;
import org.piaoxiang.meeting.rule.Threshold;
import org.piaoxiang.meeting.state.Item;
import org.piaoxiang.meeting.state.MeetingState;

/** An act under check: the meeting it is done in, its data and who does it, with the questions that many acts ask. */
record Act(MeetingState state, EntryType type, Data data, Actor actor) {
    ObjectBuilder accepted() {
        return ObjectBuilder.from(data.object());
    }

    Person person(String field) {
        return known(data.id(field));
    }

    Person known(String id) {
        return state.roster().find(id).orElseThrow(() -> Refusal.of(RefusalCode.UNKNOWN_PERSON, "person", id));
    }

    Item item() {
        return item(data.id("item"));
    }

    Item item(String id) {
        Item item = state.items().get(id);
        if (item == null) {
            throw Refusal.of(RefusalCode.UNKNOWN_ITEM, "item", id);
        }
        return item;
    }

    Round round() {
        String id = data.id("round");
        return state.round(id).orElseThrow(() -> Refusal.of(RefusalCode.UNKNOWN_ROUND, "round", id));
    }

    /** Refuses unless {@code done}; {@code needed} is the act that comes first. */
    void needs(boolean done, EntryType needed) {
        if (!done) {
            throw wrongStep(needed);
        }
    }

    static Refusal wrongStep(EntryType needed) {
        return Refusal.of(
                RefusalCode.WRONG_STEP,
                new ObjectBuilder()
                        .put("needed", needed)
                        .put("step", Labels.of(needed))
                        .put("who", Labels.of(needed.roles().getFirst())));
    }

    void refuseIf(boolean wrong, RefusalCode code) {
        if (wrong) {
            throw Refusal.of(code);
        }
    }

    void refuseIf(boolean wrong, RefusalCode code, Person person) {
        if (wrong) {
            throw Refusal.of(code, facts(person));
        }
    }

    void refuseIf(boolean wrong, RefusalCode code, Item item) {
        if (wrong) {
            throw Refusal.of(code, facts(item));
        }
    }

    static ObjectBuilder facts(Person person) {
        return new ObjectBuilder().put("person", person.name()).put("personId", person.id());
    }

    static ObjectBuilder facts(Item item) {
        return new ObjectBuilder()
                .put("item", item.plan().title())
                .put("itemId", item.id())
                .put("number", item.plan().number());
    }

    /** Returns the reason, which has to say something. */
    String reason() {
        return data.optionalText("reason").orElseThrow(() -> Refusal.of(RefusalCode.REASON_NEEDED));
    }

    /** Refuses where too few are there for {@code items}; returns the test. */
    Comparison quorum(List<Item> items) {
        Comparison quorum = state.quorum(items);
        if (!quorum.met() && !state.quorumWaived(items)) {
            throw Refusal.of(RefusalCode.NO_QUORUM, quorumFacts(quorum));
        }
        return quorum;
    }

    ObjectBuilder quorumFacts(Comparison quorum) {
        return new ObjectBuilder()
                .put("entitled", quorum.base())
                .put("present", quorum.count())
                .put("rule", quorum.threshold().rule())
                .put("text", quorum.threshold().text())
                .put("arithmetic", quorum.arithmetic())
                .put("needed", quorum.threshold().least(quorum.base()))
                .texts(
                        "absent",
                        state.attendance().voting(state.roster(), Status.EXPECTED).stream()
                                .map(Person::name)
                                .toList());
    }

    /** Refuses hands that do not add up to {@code voters}; returns whether more than half of {@code base} agree. */
    Comparison hands(int voters, Threshold threshold, int base) {
        data.value("hands");
        Data hands = data.child("hands").only("agree", "disagree", "abstain");
        int sum = hands.count("agree") + hands.count("disagree") + hands.count("abstain");
        if (sum != voters) {
            throw Refusal.of(
                    RefusalCode.HANDS_MISMATCH,
                    new ObjectBuilder().put("hands", sum).put("voters", voters));
        }
        return threshold.test(hands.count("agree"), base);
    }

    /** Refuses hands that do not carry. */
    void carried(Comparison hands, RefusalCode code) {
        if (!hands.met()) {
            throw Refusal.of(
                    code,
                    new ObjectBuilder()
                            .put("agree", hands.count())
                            .put("base", hands.base())
                            .put("arithmetic", hands.arithmetic())
                            .put("text", hands.threshold().text()));
        }
    }

    Optional<Round> running() {
        return state.lastRound().filter(round -> round.state().running());
    }
}
