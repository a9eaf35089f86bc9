package org.piaoxiang.meeting.state;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.agenda.Candidate;
import org.piaoxiang.meeting.agenda.Clearance;
import org.piaoxiang.meeting.agenda.Plan;
import org.piaoxiang.meeting.attendance.Status;
import org.piaoxiang.meeting.entry.Actor;
import org.piaoxiang.meeting.entry.BadField;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.Entry;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.meeting.observation.Hold;
import org.piaoxiang.meeting.observation.Observation;
import org.piaoxiang.meeting.review.Review;
import org.piaoxiang.meeting.review.SealedAnswer;
import org.piaoxiang.meeting.review.SuperiorCard;
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
            case SET_AGENDA -> plan();
            case FILE_FOR_REVIEW -> file();
            case CLEAR_INTERNALLY -> internally();
            case ANSWER_REVIEW ->
                state.with(item().cleared(Clearance.valueOf(data.text("answer")), Optional.of(entry.data())))
                        .with(state.review().answer(entry));
            case SUPERIOR_CARD -> state.with(state.review().by(SuperiorCard.read(data)));
            case IMPORT_ANSWERS -> imported();
            case HOLD_ORGANISATION ->
                state.with(state.review()
                        .held(new Review.Hold(
                                data.text("reason"), entry.at(), entry.by().name())));
            case LIFT_HOLD -> state.with(state.review().lifted());
            case OBSERVER_CARD ->
                state.with(state.officers()
                        .observedBy(new Officers.ObserverCard(
                                data.text("name"),
                                data.text("unit"),
                                data.text("key"),
                                entry.by().role() != Role.OBSERVER)));
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
            case REMARK, HAND_OVER_OBSERVER, POSTPONE_COUNT, REFUSE_COUNT, RESUME_COUNT, SIGN_SHEET ->
                state.with(observed());
            case ADVISE_DEFERRAL -> state.with(item().advise(data.text("reason")));
            case ANSWER_ADVICE -> state.with(item().answer(data.bool("accepted"), data.text("reason")));
            case DEFER -> state.with(item().defer(deferral()));
            case READY_TO_VOTE -> state.with(item().readyToVote());
            case RECONSIDER -> state.with(item().reopen());
            case ADJOURN -> state.with(state.opening().adjourn());
            case ADDENDUM -> addendum();
            case CHECK_MINUTES ->
                state.with(state.review().minutesChecked(data.text("verdict").equals("AGREES")));
            case FILE_APPOINTMENTS -> state.with(state.review().reported(entry));
            case RECEIVE_FILING -> state.with(state.review().reportAnswered(entry));
            case RESTORE_RECORD, DESTROY_KEY -> state;
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
                state.ballots().with(Custody.read(data)),
                state.rounds(),
                state.addenda(),
                state.review(),
                state.observation());
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

    private MeetingState plan() {
        Map<String, Item> planned = agenda();
        Set<String> kept = new HashSet<>();
        Set<String> changed = new HashSet<>();
        planned.forEach((id, item) -> {
            Item before = state.items().get(id);
            if (before != null && names(before).equals(names(item))) {
                kept.add(id);
                if (!before.plan().equals(item.plan())) {
                    changed.add(id);
                }
            }
        });
        return state.with(planned).with(state.review().plan(kept, changed, entry));
    }

    private static List<String> names(Item item) {
        return item.plan().candidates().stream().map(Candidate::name).toList();
    }

    private MeetingState file() {
        MeetingState filed = state;
        Clearance first = state.header().twoLevels() ? Clearance.INTERNAL : Clearance.FILED;
        List<String> needed = data.ids("items").stream()
                .filter(id -> state.item(id).clearance() != Clearance.NOT_REQUIRED)
                .toList();
        for (String id : needed) {
            filed = filed.with(state.item(id).cleared(first, Optional.empty()));
        }
        return filed.with(state.review().file(entry, needed));
    }

    /** What the own office lets pass goes on to the superior; anything else goes back. */
    private MeetingState internally() {
        Clearance answer = data.choice("answer", Clearance.class);
        return state.with(item().cleared(answer == Clearance.CLEARED ? Clearance.FILED : answer, Optional.empty()))
                .with(state.review().answer(entry));
    }

    /** All answers of one file, each as if it had come online from the department itself. */
    private MeetingState imported() {
        SealedAnswer answer = SealedAnswer.read(data.child("statement"));
        SuperiorCard card = state.review().superior().orElseThrow();
        MeetingState answered = state;
        for (SealedAnswer.OfItem row : answer.items()) {
            Json.Obj online = answer.online(row);
            Entry one = new Entry(
                    entry.meeting(),
                    entry.number(),
                    EntryType.ANSWER_REVIEW,
                    entry.at(),
                    Actor.of(card.name() + "（由密件导入）", Role.SUPERIOR),
                    online);
            answered = answered.with(answered.item(row.item()).cleared(row.answer(), Optional.of(online)))
                    .with(answered.review().answer(one));
        }
        return answered.with(answered.review().by(card.answered(answer.revision())));
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
                all,
                state.review(),
                state.observation());
    }

    private Observation observed() {
        Observation now = state.observation();
        String by = entry.by().name();
        return switch (entry.type()) {
            case REMARK ->
                now.remark(new Observation.Remark(
                        data.has("item") ? Optional.of(data.id("item")) : Optional.empty(), data.text("text"), by));
            case HAND_OVER_OBSERVER ->
                now.handOver(new Observation.Handover(
                        data.child("to").text("name"), data.child("to").text("unit"), data.text("reason"), by));
            case POSTPONE_COUNT ->
                now.hold(
                        data.id("round"),
                        new Hold(data.choice("reason", Hold.Cause.class), data.optionalText("note"), by));
            case REFUSE_COUNT ->
                now.hold(data.id("round"), new Hold(Hold.Cause.OBSERVER_REFUSES, Optional.of(data.text("reason")), by));
            case RESUME_COUNT -> now.resume(data.id("round"));
            case SIGN_SHEET -> now.sign(new Observation.Sheet(data.id("hash"), by));
            default -> throw new IllegalArgumentException("No entry of the observer: " + entry.type());
        };
    }

    private Item item() {
        return state.item(data.id("item"));
    }

    private Optional<String> gist() {
        return data.optionalText("gist");
    }
}
