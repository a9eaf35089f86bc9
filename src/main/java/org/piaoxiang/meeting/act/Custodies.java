package org.piaoxiang.meeting.act;

import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.ObjectBuilder;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.meeting.refusal.Refusal;
import org.piaoxiang.meeting.refusal.RefusalCode;
import org.piaoxiang.meeting.state.Custody;

/** How several people make one custodian's key: the steps that the record keeps. */
final class Custodies {
    private Custodies() {}

    /** A member hands in its part of a step; the use case has checked what it holds. */
    static Json.Obj step(Act act) {
        act.data().only("custodian", "step", "member", "holder", "message", "key", "groupKey");
        Custody.Group group = group(act);
        Custody.Step step = act.data().choice("step", Custody.Step.class);
        act.data().id("message");
        int number = act.data().count("member");
        boolean own = act.actor().role() == Role.CUSTODIAN || group.custodian().startsWith("SCRUTINEER");
        if (!own) {
            throw act.data().wrong("custodian", "is not this actor's key");
        }
        act.refuseIf(act.running().isPresent(), RefusalCode.ROUND_BEGUN);
        if (step == Custody.Step.CERTIFICATE) {
            join(act, group, number);
        } else {
            act.needs(group.all(step.before()), EntryType.KEY_CEREMONY);
            Custody.Member member = group.joined().stream()
                    .filter(one -> one.number() == number)
                    .findFirst()
                    .orElseThrow(() -> act.data().wrong("member", "is none of this group"));
            act.refuseIf(member.has(step), RefusalCode.KEY_SET);
        }
        if (step == Custody.Step.OUTPUT) {
            act.data().text("key");
        }
        return act.accepted().build();
    }

    private static void join(Act act, Custody.Group group, int number) {
        String holder = act.data().text("holder");
        act.refuseIf(number != group.joined().size() + 1 || number > group.members(), RefusalCode.KEY_SET);
        boolean taken =
                group.joined().stream().anyMatch(member -> member.holder().equals(holder))
                        || act.state().ballots().keys().stream()
                                .anyMatch(key -> key.holder().equals(holder));
        if (taken) {
            throw Refusal.of(RefusalCode.KEY_HOLDER_CONFLICT, "holder", holder);
        }
    }

    /** The server has tried every subset. */
    static Json.Obj tried(Act act) {
        act.data().only("custodian", "subsets", "opened", "fewer", "refused");
        Custody.Group group = group(act);
        act.needs(group.all(Custody.Step.TRIAL) && !group.tried(), EntryType.KEY_CEREMONY);
        if (act.data().count("subsets") != act.data().count("opened")
                || act.data().count("fewer") != act.data().count("refused")) {
            throw act.data().wrong("opened", "is not what the subsets should do");
        }
        return act.accepted().build();
    }

    /** Nothing is sealed under a key that nobody has tried. */
    static void requireTried(Act act) {
        act.state().ballots().custody().groups().stream()
                .filter(group -> !group.tried())
                .findFirst()
                .ifPresent(group -> {
                    throw Refusal.of(
                            RefusalCode.KEYS_UNTRIED,
                            new ObjectBuilder()
                                    .put("custodian", group.custodian())
                                    .put("threshold", group.threshold())
                                    .put("members", group.members()));
                });
    }

    private static Custody.Group group(Act act) {
        String custodian = act.data().id("custodian");
        return act.state()
                .ballots()
                .custody()
                .group(custodian)
                .orElseThrow(() -> Refusal.of(RefusalCode.UNKNOWN_CUSTODIAN, "custodian", custodian));
    }
}
