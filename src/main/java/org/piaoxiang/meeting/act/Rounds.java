package org.piaoxiang.meeting.act;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.entry.Actor;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.ObjectBuilder;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.meeting.refusal.Refusal;
import org.piaoxiang.meeting.refusal.RefusalCode;
import org.piaoxiang.meeting.roster.Grouping;
import org.piaoxiang.meeting.roster.Person;
import org.piaoxiang.meeting.round.Round;
import org.piaoxiang.meeting.rule.Comparison;
import org.piaoxiang.meeting.state.Ballots;
import org.piaoxiang.meeting.state.Header;
import org.piaoxiang.meeting.state.Item;
import org.piaoxiang.meeting.state.MeetingState;
import org.piaoxiang.meeting.state.Officers;

/** The acts that lead to a round: card and keys, and its begin. */
final class Rounds {
    private Rounds() {}

    static Json.Obj card(Act act) {
        act.data().only("name", "unit", "key");
        if (act.actor().role() != Role.OBSERVER
                && !act.data().text("name").equals(act.actor().name())) {
            throw act.data().wrong("name", "is not who presents the card");
        }
        act.data().text("name");
        act.data().text("unit");
        act.data().text("key");
        act.refuseIf(act.state().officers().observer().isPresent(), RefusalCode.OBSERVER_KEY_SET);
        return act.accepted().build();
    }

    static Json.Obj key(Act act) {
        act.data().only("custodian", "holder", "publicKey");
        String custodian = act.data().id("custodian");
        String holder = act.data().text("holder");
        act.data().child("publicKey").only("pok", "public_key").value("pok");
        act.data().child("publicKey").text("public_key");
        Role role = act.actor().role();
        boolean own = role == Role.CUSTODIAN
                || (role == Role.OBSERVER ? custodian.equals("OBSERVER") : custodian.matches("SCRUTINEER_[1-9]"));
        if (!own || custodian.equals("SERVER")) {
            throw act.data().wrong("custodian", "is not this actor's key");
        }
        if (act.state().ballots().custody().group(custodian).isPresent()) {
            throw Refusal.of(RefusalCode.KEY_IS_SHARED, "custodian", custodian);
        }
        List<Ballots.Key> keys = act.state().ballots().keys();
        act.refuseIf(keys.stream().anyMatch(key -> key.custodian().equals(custodian)), RefusalCode.KEY_SET);
        if (keys.stream().anyMatch(key -> key.holder().equals(holder))) {
            throw Refusal.of(RefusalCode.KEY_HOLDER_CONFLICT, "holder", holder);
        }
        act.refuseIf(act.running().isPresent(), RefusalCode.ROUND_BEGUN);
        return act.accepted().build();
    }

    static Json.Obj begin(Act act) {
        act.data().only("items").needs("items");
        MeetingState state = act.state();
        act.needs(state.officers().approved(), EntryType.APPROVE_SCRUTINEERS);
        List<String> ids = act.data().ids("items");
        List<Item> items = ids.stream().map(act::item).toList();
        if (state.header().mode() == Header.Mode.ITEM_BY_ITEM && items.size() > 1) {
            throw act.data().wrong("items", "is voted on one by one in this meeting");
        }
        act.running().ifPresent(round -> {
            throw Refusal.of(RefusalCode.ROUND_OPEN, "round", round.id());
        });
        items.forEach(item -> {
            Deliberation.undecided(act, item);
            act.refuseIf(item.round().isPresent(), RefusalCode.ROUND_BEGUN, item);
        });
        Reviewing.notHeld(act, items);
        Comparison quorum = act.quorum(items);
        for (Item item : items) {
            act.refuseIf(item.introduction().isEmpty(), RefusalCode.ITEM_NOT_READY, item);
            Deliberation.mayVote(act, item);
            act.refuseIf(!item.ready(), RefusalCode.ITEM_NOT_READY, item);
            watched(act, item);
        }
        keys(act);
        return Arrival.merge(act.accepted(), quorum)
                .put("round", "r" + (state.rounds().size() + 1))
                .put("entitled", quorum.base())
                .put("present", quorum.count())
                .list("polls", polls(act, items))
                .build();
    }

    /** Every scrutineer of the item is there, votes on it and has no part in it. */
    private static void watched(Act act, Item item) {
        for (String id : act.state().scrutineers(item)) {
            Person person = act.known(id);
            if (item.recused().contains(id)) {
                throw Arrival.recused(item, person);
            }
            act.refuseIf(!act.state().attendance().here(id), RefusalCode.SCRUTINEER_NOT_PRESENT, person);
        }
    }

    private static void keys(Act act) {
        MeetingState state = act.state();
        List<String> missing = new ArrayList<>();
        boolean instead = state.officers()
                .observer()
                .filter(Officers.ObserverCard::instead)
                .isPresent();
        boolean observed = !instead
                && (state.officers().observer().isPresent()
                        || state.roster().persons().stream().anyMatch(Person::observer));
        Set<String> offered = new HashSet<>();
        state.ballots().keys().forEach(key -> offered.add(key.custodian()));
        if (observed && !offered.contains("OBSERVER")) {
            missing.add("OBSERVER");
        }
        if (!offered.contains("SCRUTINEER_1")) {
            missing.add("SCRUTINEER_1");
        }
        if (!missing.isEmpty()) {
            throw Refusal.of(RefusalCode.KEYS_MISSING, new ObjectBuilder().texts("custodians", missing));
        }
    }

    private static List<Json.Obj> polls(Act act, List<Item> items) {
        List<Json.Obj> polls = new ArrayList<>();
        Set<String> used = new HashSet<>();
        for (Item item : items) {
            List<String> categories = act.state().roster().categories();
            if (!item.kind().categories() || categories.isEmpty()) {
                polls.add(poll(act, item, Optional.empty(), used));
            } else {
                Grouping grouping = act.state().ballots().grouping();
                categories.stream()
                        .map(grouping::labelOf)
                        .distinct()
                        .forEach(label -> polls.add(poll(act, item, Optional.of(label), used)));
            }
        }
        polls.removeIf(poll -> Data.of(poll).count("participants") == 0);
        if (polls.isEmpty()) {
            throw act.data().wrong("items", "has nobody to vote on it");
        }
        polls.forEach(poll -> aboveFloor(act, Data.of(poll)));
        return polls;
    }

    /** A category with fewer people than the floor could never be counted: it is merged before anybody votes. */
    private static void aboveFloor(Act act, Data poll) {
        int floor = act.state().header().floor();
        Optional<String> category = poll.optionalText("category");
        if (category.isPresent() && poll.count("participants") < floor) {
            throw Refusal.of(
                    RefusalCode.CATEGORY_BELOW_FLOOR,
                    new ObjectBuilder()
                            .put("category", category.get())
                            .put("participants", poll.count("participants"))
                            .put("floor", floor));
        }
    }

    private static Json.Obj poll(Act act, Item item, Optional<String> category, Set<String> used) {
        List<String> persons = act.state().participants(item).stream()
                .filter(person -> category.isEmpty()
                        || category.get()
                                .equals(act.state().ballots().grouping().labelOf(person.category())))
                .map(Person::id)
                .toList();
        Ballots.Allocated free = act.state()
                .ballots()
                .free(item.id(), category, used)
                .orElseThrow(() ->
                        Refusal.of(RefusalCode.LISTS_MISSING, Act.facts(item).maybe("category", category)));
        used.add(free.uuid());
        return new ObjectBuilder()
                .put("uuid", free.uuid())
                .put("item", item.id())
                .maybe("category", category)
                .put("participants", persons.size())
                .texts("persons", persons)
                .build();
    }

    static Json.Obj sign(Act act) {
        act.data().only("round");
        Round round = act.round();
        act.needs(round.countedAt().isPresent(), EntryType.COUNTED);
        String person = signer(act, round);
        act.refuseIf(round.signatures().contains(person), RefusalCode.ALREADY_SIGNED, act.known(person));
        return act.accepted().put("person", person).build();
    }

    private static String signer(Act act, Round round) {
        Actor actor = act.actor();
        List<String> signers = act.state().signers(round);
        List<String> meant = signers.stream()
                .filter(id -> actor.personId()
                        .map(id::equals)
                        .orElseGet(() -> act.state().roster().name(id).equals(actor.name())))
                .toList();
        if (meant.size() != 1) {
            throw Refusal.of(RefusalCode.NOT_A_TELLER_OR_SCRUTINEER, "person", actor.name());
        }
        return meant.getFirst();
    }
}
