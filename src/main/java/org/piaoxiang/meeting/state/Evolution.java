package org.piaoxiang.meeting.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.meeting.agenda.Clearance;
import org.piaoxiang.meeting.agenda.Plan;
import org.piaoxiang.meeting.attendance.Status;
import org.piaoxiang.meeting.entry.BadField;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.Entry;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.meeting.rule.KindRules;
import org.piaoxiang.meeting.statement.Opinion;
import org.piaoxiang.meeting.statement.Statement;

/** What each entry changes. Entries were decided before; a broken one is a broken record, not bad input. */
final class Evolution {
    private final MeetingState state;
    private final Entry entry;
    private final Data data;

    private Evolution(MeetingState state, Entry entry) {
        this.state = state;
        this.entry = entry;
        this.data = Data.of(entry.data());
    }

    static MeetingState of(MeetingState state, Entry entry) {
        try {
            MeetingState evolved = new Evolution(state, entry).evolve();
            return entry.by().role() == Role.CLERK
                    ? evolved.with(evolved.officers().clerk(entry.by()))
                    : evolved;
        } catch (BadField bad) {
            throw new IllegalArgumentException(
                    "Entry " + entry.number() + " cannot be read: " + bad.field() + " " + bad.reason(), bad);
        }
    }

    private MeetingState evolve() {
        return switch (entry.type()) {
            case CREATE_MEETING -> create();
            case SET_ROSTER -> state.with(state.roster().read(data));
            case SET_CHAIR -> state.with(state.roster().chairedBy(data.id("person")));
            case SET_AGENDA -> state.with(agenda());
            case FILE_FOR_REVIEW -> file();
            case ANSWER_REVIEW ->
                state.with(item().cleared(Clearance.valueOf(data.text("answer")), Optional.of(entry.data())));
            case OBSERVER_CARD ->
                state.with(state.officers()
                        .observedBy(new Officers.ObserverCard(data.text("name"), data.text("unit"), data.text("key"))));
            case CHECK_IN -> checkIn();
            case LEAVE ->
                state.with(state.attendance().note(data.id("person"), Status.ON_LEAVE, data.optionalText("reason")));
            case DEPART -> state.with(state.attendance().note(data.id("person"), Status.DEPARTED, Optional.empty()));
            case UNDO_CHECK_IN -> state.with(state.attendance().forget(data.id("person")));
            case COUNT_ATTENDANCE -> state.with(state.attendance().count());
            case CONFIRM_QUORUM -> state.with(state.opening().confirm(data.optionalText("override")));
            case OPENING_REMARKS ->
                state.with(state.opening().remark(data.flag("observerIntroduced"), data.flag("disciplineRead")));
            case APPROVE_SCRUTINEERS ->
                state.with(state.officers()
                        .approve(data.optionalText("chiefScrutineer"), data.ids("scrutineers"), data.ids("tellers")));
            case SUBSTITUTE_SCRUTINEER -> state.with(item().substitute(data.id("out"), data.id("in")));
            case RECUSE -> state.with(item().recuse(data.id("person"), data.text("reason")));
            case RECUSAL_LEFT -> state.with(item().recusal(data.id("person"), this::left));
            case RECUSAL_RETURNED -> state.with(item().recusal(data.id("person"), this::returned));
            case INTRODUCE -> state.with(item().introduce(data.text("introducer"), gist().orElse("")));
            case STATE_OPINION ->
                state.with(item().say(new Statement(
                        data.id("person"), data.choice("opinion", Opinion.class), gist(), data.flag("interjection"))));
            case STATE_REST_AGREE -> state.with(restAgree());
            case ABSENTEE_OPINION -> absentee();
            case ADVISE_DEFERRAL -> state.with(item().advise(data.text("reason")));
            case ANSWER_ADVICE -> state.with(item().answer(data.bool("accepted"), data.text("reason")));
            case DEFER -> state.with(item().defer(deferral()));
            case READY_TO_VOTE -> state.with(item().readyToVote());
            case RECONSIDER -> state.with(item().reopen());
            case ADJOURN -> state.with(state.opening().adjourn());
            case ADDENDUM -> addendum();
            case CHECK_MINUTES, DESTROY_KEY -> state;
            default -> RoundEvolution.of(state, entry, data);
        };
    }

    private MeetingState create() {
        Header header = Header.read(data, state.packs());
        return new MeetingState(
                state.id(),
                state.packs(),
                state.size(),
                Optional.of(header),
                state.roster(),
                state.attendance(),
                state.opening(),
                state.officers(),
                state.items(),
                state.ballots(),
                state.rounds(),
                state.addenda());
    }

    /** A planned item that did not change keeps what was done about it; a changed one is locked again. */
    private Map<String, Item> agenda() {
        Map<String, Item> items = new LinkedHashMap<>();
        List<Plan> plans = data.objects("items").stream()
                .map(Plan::read)
                .sorted((a, b) -> Integer.compare(a.number(), b.number()))
                .toList();
        for (Plan plan : plans) {
            KindRules kind = state.pack()
                    .kind(plan.kind())
                    .orElseThrow(() -> new BadField("items", "names a kind that the rule pack lacks"));
            Item before = state.items().get(plan.id());
            items.put(plan.id(), before != null && before.plan().equals(plan) ? before : Item.planned(plan, kind));
        }
        return items;
    }

    private MeetingState file() {
        MeetingState filed = state;
        for (String id : data.ids("items")) {
            Item item = state.item(id);
            if (item.clearance() != Clearance.NOT_REQUIRED) {
                filed = filed.with(item.cleared(Clearance.FILED, Optional.empty()));
            }
        }
        return filed;
    }

    private MeetingState checkIn() {
        Status status = data.bool("late") ? Status.LATE : Status.PRESENT;
        return state.with(state.attendance().note(data.id("person"), status, Optional.empty()));
    }

    private Item.Recusal left(Item.Recusal recusal) {
        return new Item.Recusal(recusal.person(), recusal.reason(), Optional.of(entry.at()), Optional.empty());
    }

    private Item.Recusal returned(Item.Recusal recusal) {
        return new Item.Recusal(recusal.person(), recusal.reason(), recusal.left(), Optional.of(entry.at()));
    }

    private Item restAgree() {
        Item item = item();
        for (String person : data.ids("persons")) {
            item = item.say(new Statement(person, Opinion.AGREE, Optional.empty(), false));
        }
        return item;
    }

    private MeetingState absentee() {
        MeetingState heard = state;
        for (String id : data.ids("items")) {
            heard = heard.with(state.item(id).hear(new Item.Absentee(data.id("person"), data.text("text"))));
        }
        return heard;
    }

    private Item.Deferral deferral() {
        return new Item.Deferral(
                data.text("reason"),
                data.optionalText("explanation"),
                data.text("owner"),
                data.text("due"),
                data.bool("advisedByObserver"));
    }

    private MeetingState addendum() {
        List<MeetingState.Addendum> all = new ArrayList<>(state.addenda());
        all.add(new MeetingState.Addendum(
                entry.number(),
                data.count("entry"),
                data.text("text"),
                entry.by().name()));
        return new MeetingState(
                state.id(),
                state.packs(),
                state.size(),
                state.created(),
                state.roster(),
                state.attendance(),
                state.opening(),
                state.officers(),
                state.items(),
                state.ballots(),
                state.rounds(),
                all);
    }

    private Item item() {
        return state.item(data.id("item"));
    }

    private Optional<String> gist() {
        return data.optionalText("gist");
    }
}
