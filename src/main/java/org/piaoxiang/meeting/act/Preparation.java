package org.piaoxiang.meeting.act;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.agenda.Earlier;
import org.piaoxiang.meeting.agenda.Outcome;
import org.piaoxiang.meeting.agenda.Plan;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.ObjectBuilder;
import org.piaoxiang.meeting.refusal.Refusal;
import org.piaoxiang.meeting.refusal.RefusalCode;
import org.piaoxiang.meeting.roster.Grouping;
import org.piaoxiang.meeting.roster.Person;
import org.piaoxiang.meeting.rule.KindRules;
import org.piaoxiang.meeting.state.Custody;
import org.piaoxiang.meeting.state.Header;

/** The acts before people come: meeting, roster, agenda, lists. */
final class Preparation {
    private static final int MAX_SELECTIONS = 200;

    private Preparation() {}

    static Json.Obj create(Act act) {
        Header.read(act.data(), act.state().packs());
        Custody.read(act.data());
        return act.accepted().build();
    }

    static Json.Obj roster(Act act) {
        act.data().only("persons").needs("persons");
        act.refuseIf(act.state().attendance().counted(), RefusalCode.ROSTER_LOCKED);
        List<Person> persons =
                act.data().objects("persons").stream().map(Person::read).toList();
        Set<String> ids = new HashSet<>();
        for (Person person : persons) {
            act.refuseIf(!ids.add(person.id()), RefusalCode.ROSTER_DUPLICATE, person);
        }
        List<Person> principals = persons.stream().filter(Person::principal).toList();
        if (principals.size() > 1) {
            throw Refusal.of(
                    RefusalCode.ROSTER_PRINCIPAL,
                    new ObjectBuilder()
                            .texts(
                                    "persons",
                                    principals.stream().map(Person::name).toList()));
        }
        if (persons.stream().anyMatch(person -> person.category().contains(Grouping.PLUS))) {
            throw act.data().wrong("category", "contains " + Grouping.PLUS);
        }
        if (persons.stream().noneMatch(Person::voting)) {
            throw act.data().wrong("persons", "has nobody who votes");
        }
        if (principals.stream().anyMatch(person -> !person.voting())) {
            throw act.data().wrong("persons", "has a principal who does not vote");
        }
        return act.accepted().build();
    }

    static Json.Obj chair(Act act) {
        act.data().only("person");
        Person person = act.person("person");
        act.refuseIf(!person.voting(), RefusalCode.CHAIR_NOT_VOTING, person);
        return act.accepted().build();
    }

    static Json.Obj agenda(Act act) {
        act.data().only("items").needs("items");
        act.needs(!act.state().roster().persons().isEmpty(), EntryType.SET_ROSTER);
        act.refuseIf(act.state().opening().quorumConfirmed(), RefusalCode.AGENDA_LOCKED);
        Set<String> ids = new HashSet<>();
        Set<Integer> numbers = new HashSet<>();
        for (Data item : act.data().objects("items")) {
            Plan plan = Plan.read(item);
            if (!ids.add(plan.id())) {
                throw item.wrong("id", "is taken by another item");
            }
            if (!numbers.add(plan.number())) {
                throw item.wrong("number", "is taken by another item");
            }
            check(act, item, plan);
        }
        return act.accepted().build();
    }

    private static void check(Act act, Data item, Plan plan) {
        KindRules kind = act.state()
                .pack()
                .kind(plan.kind())
                .filter(KindRules::playable)
                .filter(rules ->
                        rules.bodies().contains(act.state().header().bodyType().name()))
                .orElseThrow(() -> Refusal.of(
                        RefusalCode.AGENDA_KIND,
                        new ObjectBuilder()
                                .put("kind", plan.kind())
                                .put("item", plan.title())
                                .put("number", plan.number())));
        Set<String> ids = new HashSet<>();
        plan.candidates().forEach(candidate -> {
            if (!ids.add(candidate.id())) {
                throw item.wrong("candidates", "names the same id twice");
            }
            candidate.person().ifPresent(act::known);
        });
        switch (kind.family()) {
            case DECISION -> decision(act, item, plan);
            case RECOMMENDATION -> recommendation(item, plan);
            case APPRAISAL, OTHER -> {
                if (plan.candidates().isEmpty()) {
                    throw item.wrong("candidates", "is empty");
                }
            }
        }
        if (plan.reconsiderationOf().isPresent() && !kind.statements()) {
            throw item.wrong("reconsiderationOf", "belongs to decisions only");
        }
    }

    private static void decision(Act act, Data item, Plan plan) {
        if (plan.candidates().size() != 1) {
            throw item.wrong("candidates", "of a decision is one person");
        }
        int limit = act.state().pack().flags().number("reNominationLimit");
        plan.reconsiderationOf()
                .filter(earlier -> earlier.outcome() == Outcome.NOT_PASSED)
                .map(Earlier::nominations)
                .filter(nominations -> nominations >= limit)
                .ifPresent(nominations -> {
                    throw Refusal.of(
                            RefusalCode.NOMINATION_LIMIT,
                            new ObjectBuilder()
                                    .put("item", plan.title())
                                    .put("person", plan.candidates().getFirst().name())
                                    .put("nominations", nominations)
                                    .put("limit", limit));
                });
    }

    private static void recommendation(Data item, Plan plan) {
        if (plan.permitted()
                > Math.min(MAX_SELECTIONS, Math.max(1, plan.candidates().size()))) {
            throw item.wrong("maxSelections", "is more than there are names");
        }
        if (plan.candidates().size() <= plan.seats().orElse(1)) {
            throw Refusal.of(
                    RefusalCode.REFERENCE_LIST_TOO_SHORT,
                    new ObjectBuilder()
                            .put("item", plan.title())
                            .put("names", plan.candidates().size())
                            .put("seats", plan.seats().orElse(1)));
        }
    }

    static Json.Obj allocate(Act act) {
        act.data().only("polls").needs("polls");
        act.needs(!act.state().items().isEmpty(), EntryType.SET_AGENDA);
        Set<String> uuids = new HashSet<>();
        act.state().ballots().allocated().forEach(poll -> uuids.add(poll.uuid()));
        for (Data poll : act.data().objects("polls")) {
            poll.only("uuid", "item", "category", "spare");
            if (!uuids.add(poll.id("uuid"))) {
                throw poll.wrong("uuid", "is taken");
            }
            if (poll.has("item")) {
                act.item(poll.id("item"));
            }
            poll.optionalText("category");
            poll.bool("spare");
        }
        return act.accepted().build();
    }

    static Json.Obj lists(Act act) {
        act.data().only("key", "lists", "slips", "signature").needs("lists").needs("slips");
        act.data().text("key");
        act.data().text("signature");
        act.needs(!act.state().ballots().allocated().isEmpty(), EntryType.ALLOCATE_POLLS);
        Map<String, Integer> slips = new HashMap<>();
        int total = 0;
        for (Data row : act.data().objects("slips")) {
            row.only("category", "count");
            slips.merge(row.optionalText("category").orElse(""), row.count("count"), Integer::sum);
            total += row.count("count");
        }
        Set<String> missing = new HashSet<>();
        act.state().ballots().allocated().stream()
                .filter(poll -> !act.state().ballots().lists().containsKey(poll.uuid()))
                .forEach(poll -> missing.add(poll.uuid()));
        for (Data list : act.data().objects("lists")) {
            list.only("uuid", "hash", "size");
            list.id("hash");
            list(act, list, slips, total);
            missing.remove(list.id("uuid"));
        }
        if (!missing.isEmpty()) {
            throw Refusal.of(
                    RefusalCode.LISTS_INCOMPLETE,
                    new ObjectBuilder()
                            .put("missing", missing.size())
                            .texts("polls", missing.stream().sorted().toList()));
        }
        return act.accepted().build();
    }

    /** A list holds all slips, or those of its poll's category. */
    private static void list(Act act, Data list, Map<String, Integer> slips, int total) {
        String category = act.state().ballots().allocated().stream()
                .filter(poll -> poll.uuid().equals(list.id("uuid")))
                .findFirst()
                .orElseThrow(() -> Refusal.of(RefusalCode.UNKNOWN_POLL, "poll", list.id("uuid")))
                .category()
                .orElse("");
        int size = list.count("size");
        int wanted = category.isEmpty() || !slips.keySet().containsAll(Grouping.members(category))
                ? total
                : Grouping.members(category).stream().mapToInt(slips::get).sum();
        if (act.state().ballots().used().contains(list.id("uuid"))) {
            throw Refusal.of(RefusalCode.ROUND_BEGUN);
        }
        if (size != total && size != wanted) {
            throw Refusal.of(
                    RefusalCode.LISTS_SIZE,
                    new ObjectBuilder()
                            .put("poll", list.id("uuid"))
                            .put("size", size)
                            .put("slips", wanted));
        }
    }
}
