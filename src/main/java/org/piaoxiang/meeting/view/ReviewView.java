package org.piaoxiang.meeting.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.agenda.Candidate;
import org.piaoxiang.meeting.entry.ObjectBuilder;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.meeting.review.AppointmentFiling;
import org.piaoxiang.meeting.review.Dossier;
import org.piaoxiang.meeting.review.Filing;
import org.piaoxiang.meeting.review.Review;
import org.piaoxiang.meeting.review.ReviewFlags;
import org.piaoxiang.meeting.review.SuperiorCard;
import org.piaoxiang.meeting.state.FiledReview;
import org.piaoxiang.meeting.state.Item;
import org.piaoxiang.meeting.state.MeetingState;

/** What those who file and those who review get of the review. Nobody else sees an account of a person. */
public final class ReviewView {
    private ReviewView() {}

    /** Whether {@code role} files or reviews, and so sees the accounts. */
    public static boolean sees(Role role) {
        return switch (role) {
            case CLERK, SUPERIOR, SUPERVISION, OBSERVER -> true;
            default -> false;
        };
    }

    /** Whether what was filed about {@code item} lies before {@code role}: the superior gets it from the own office. */
    public static boolean reaches(MeetingState state, Item item, Role role) {
        return role != Role.SUPERIOR || FiledReview.reachesSuperior(state, item);
    }

    /** Returns the review of the meeting as a whole. */
    static Optional<Json.Obj> of(MeetingState state, Role role) {
        if (role == Role.PROJECTOR || role == Role.DEVICE || role == Role.DOOR) {
            return Optional.empty();
        }
        Review review = state.review();
        return Optional.of(new ObjectBuilder()
                .put("twoLevels", state.header().twoLevels())
                .maybeJson(
                        "hold",
                        review.hold()
                                .map(hold -> new ObjectBuilder()
                                        .put("reason", hold.reason())
                                        .put("since", hold.since())
                                        .put("by", hold.by())
                                        .build()))
                .maybeJson("attending", review.attending().map(Review.Attending::toJson))
                .maybeJson(
                        "superior", review.superior().filter(card -> sees(role)).map(SuperiorCard::toJson))
                .put("appointed", state.appointed())
                .put("minutesAgreed", review.minutesAgreed())
                .list(
                        "reports",
                        sees(role)
                                ? review.reports().stream()
                                        .map(AppointmentFiling::toJson)
                                        .toList()
                                : List.of())
                .build());
    }

    /** Returns what was filed about an item, what came back, and what to look at. */
    static Optional<Json.Obj> of(MeetingState state, Item item, Role role) {
        if (!sees(role)) {
            return Optional.empty();
        }
        return state.review().filing(item.id()).map(filing -> {
            boolean reaches = reaches(state, item, role);
            return new ObjectBuilder()
                    .put("account", reaches ? filing.account() : "")
                    .list(
                            "dossiers",
                            reaches
                                    ? filing.dossiers().stream()
                                            .map(Dossier::toJson)
                                            .toList()
                                    : List.of())
                    .list("flags", reaches ? flags(state, item, filing.dossiers()) : List.of())
                    .maybe("internal", filing.internal().map(Enum::name))
                    .list("steps", filing.steps().stream().map(ReviewView::step).toList())
                    .build();
        });
    }

    /** Returns what to look at in {@code dossiers} about {@code item}, candidate by candidate. */
    public static List<Json.Obj> flags(MeetingState state, Item item, List<Dossier> dossiers) {
        List<Json.Obj> flags = new ArrayList<>();
        for (Candidate candidate : item.plan().candidates()) {
            Optional<Dossier> own = dossiers.stream()
                    .filter(dossier -> dossier.candidate().equals(candidate.id()))
                    .findFirst();
            for (ReviewFlags.Flag flag : ReviewFlags.of(
                    state.pack(),
                    candidate,
                    own,
                    state.header().plannedDay(),
                    state.review().hold())) {
                flags.add(ObjectBuilder.from(flag.toJson())
                        .put("item", item.id())
                        .put("candidate", candidate.id())
                        .build());
            }
        }
        return flags;
    }

    private static Json.Obj step(Filing.Step step) {
        return new ObjectBuilder()
                .put("type", step.type())
                .put("at", step.at())
                .put("by", step.by())
                .maybe("answer", step.answer().map(Enum::name))
                .maybe("note", step.note())
                .maybe("signers", step.signers())
                .build();
    }
}
