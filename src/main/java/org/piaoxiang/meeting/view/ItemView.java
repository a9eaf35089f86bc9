package org.piaoxiang.meeting.view;

import java.util.List;
import java.util.Optional;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.agenda.Candidate;
import org.piaoxiang.meeting.agenda.Earlier;
import org.piaoxiang.meeting.agenda.Material;
import org.piaoxiang.meeting.agenda.Plan;
import org.piaoxiang.meeting.entry.ObjectBuilder;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.meeting.result.ItemResult;
import org.piaoxiang.meeting.result.Results;
import org.piaoxiang.meeting.roster.Person;
import org.piaoxiang.meeting.round.Round;
import org.piaoxiang.meeting.rule.KindRules;
import org.piaoxiang.meeting.state.Header;
import org.piaoxiang.meeting.state.Item;
import org.piaoxiang.meeting.state.MeetingState;
import org.piaoxiang.meeting.statement.SpeakingOrder;
import org.piaoxiang.meeting.statement.Statement;

/** What a role's screens get of an item. */
final class ItemView {
    private ItemView() {}

    static Json.Obj of(MeetingState state, Item item, Role role) {
        Plan plan = item.plan();
        ObjectBuilder out = new ObjectBuilder()
                .put("id", plan.id())
                .put("number", plan.number())
                .put("kind", plan.kind())
                .put("kindLabel", item.kind().label())
                .put("title", plan.title())
                .list(
                        "candidates",
                        plan.candidates().stream().map(Candidate::toJson).toList())
                .list(
                        "materials",
                        plan.materials().stream().map(Material::toJson).toList())
                .list(
                        "options",
                        item.kind().options().stream().map(ItemView::option).toList());
        plan.maxSelections().ifPresent(most -> out.put("maxSelections", most));
        plan.seats().ifPresent(seats -> out.put("seats", seats));
        out.put("blankAllowed", plan.blankAllowed())
                .maybeJson("reconsiderationOf", plan.reconsiderationOf().map(Earlier::toJson))
                .put("clearance", item.clearance())
                .put("state", stateOf(state, item))
                .list(
                        "recusals",
                        item.recusals().stream().map(ItemView::recusal).toList())
                .list(
                        "statements",
                        item.statements().stream().map(ItemView::statement).toList())
                .texts("nextSpeakers", speakers(state, item))
                .texts("scrutineers", state.scrutineers(item));
        item.introduction()
                .ifPresent(said -> out.put(
                        "introduction",
                        new ObjectBuilder()
                                .put("introducer", said.introducer())
                                .put("gist", said.gist())
                                .build()));
        if (role != Role.PROJECTOR && role != Role.DEVICE && role != Role.DOOR) {
            out.maybeJson("reviewAnswer", item.reviewAnswer())
                    .maybeJson(
                            "advice",
                            item.advice().isEmpty()
                                    ? Optional.empty()
                                    : Optional.of(advice(item.advice().getLast())))
                    .list(
                            "absentee",
                            item.absentees().stream().map(ItemView::absentee).toList());
        }
        out.maybeJson("review", ReviewView.of(state, item, role));
        out.maybeJson("deferral", item.deferral().map(deferral -> deferral(deferral, role)));
        result(state, item, role).ifPresent(result -> out.put("result", result.toJson()));
        outcome(state, item, role).ifPresent(outcome -> out.put("outcome", outcome));
        return out.put("announced", item.announced()).build();
    }

    private static Json.Obj option(KindRules.Choice choice) {
        return new ObjectBuilder()
                .put("id", choice.id())
                .put("label", choice.label())
                .build();
    }

    private static String stateOf(MeetingState state, Item item) {
        if (item.deferral().isPresent()) {
            return "DEFERRED";
        }
        if (item.announced()) {
            return "ANNOUNCED";
        }
        Optional<Round> round = state.roundOf(item);
        if (round.isPresent()) {
            return round.get().state().counted() ? "COUNTED" : "VOTING";
        }
        if (item.ready()) {
            return "READY";
        }
        if (item.introduction().isEmpty()) {
            return "WAITING";
        }
        return item.statements().isEmpty() ? "INTRODUCED" : "DELIBERATING";
    }

    private static List<String> speakers(MeetingState state, Item item) {
        if (!item.kind().statements()
                || item.introduction().isEmpty()
                || item.deferral().isPresent()
                || item.round().isPresent()) {
            return List.of();
        }
        SpeakingOrder order = state.speaking(item);
        return order.next().stream().map(Person::id).toList();
    }

    private static Optional<ItemResult> result(MeetingState state, Item item, Role role) {
        return state.roundOf(item)
                .filter(round -> round.state().counted())
                .filter(round -> sees(state, item, role))
                .flatMap(round -> Results.of(item, round, state.pack()));
    }

    private static Optional<String> outcome(MeetingState state, Item item, Role role) {
        if (item.deferral().isPresent()) {
            return Optional.of("DEFERRED");
        }
        return result(state, item, role)
                .filter(ItemResult.Decision.class::isInstance)
                .map(ItemResult.Decision.class::cast)
                .map(decision -> decision.outcome().name());
    }

    /** Decisions: those who count, sign and preside at once, the room after the announcement. Others: never the room. */
    private static boolean sees(MeetingState state, Item item, Role role) {
        if (!item.kind().announced()) {
            return switch (role) {
                case INSPECTION, SUPERIOR, OBSERVER -> true;
                default -> false;
            };
        }
        return switch (role) {
            case CHAIR, CLERK, CHIEF_SCRUTINEER, SCRUTINEER, TELLER, OBSERVER, SUPERIOR, INSPECTION, SERVER -> true;
            default -> item.announced() && state.header().audience() == Header.Audience.ROOM;
        };
    }

    private static Json.Obj recusal(Item.Recusal recusal) {
        return new ObjectBuilder()
                .put("person", recusal.person())
                .put("reason", recusal.reason())
                .maybe("left", recusal.left())
                .maybe("returned", recusal.returned())
                .build();
    }

    private static Json.Obj statement(Statement statement) {
        return new ObjectBuilder()
                .put("person", statement.person())
                .put("opinion", statement.opinion())
                .maybe("gist", statement.gist())
                .put("interjection", statement.interjection())
                .build();
    }

    private static Json.Obj advice(Item.Advice advice) {
        return new ObjectBuilder()
                .put("reason", advice.reason())
                .maybeJson(
                        "answer",
                        advice.answer()
                                .map(answer -> new ObjectBuilder()
                                        .put("accepted", answer.accepted())
                                        .put("reason", answer.reason())
                                        .build()))
                .build();
    }

    private static Json.Obj deferral(Item.Deferral deferral, Role role) {
        ObjectBuilder out = new ObjectBuilder().put("reason", deferral.reason());
        if (role != Role.PROJECTOR && role != Role.DEVICE) {
            out.maybe("explanation", deferral.explanation())
                    .put("owner", deferral.owner())
                    .put("due", deferral.due())
                    .put("advisedByObserver", deferral.advisedByObserver());
        }
        return out.build();
    }

    private static Json.Obj absentee(Item.Absentee opinion) {
        return new ObjectBuilder()
                .put("person", opinion.person())
                .put("text", opinion.text())
                .build();
    }
}
