package org.piaoxiang.meeting.act;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.agenda.Clearance;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.ObjectBuilder;
import org.piaoxiang.meeting.refusal.Refusal;
import org.piaoxiang.meeting.refusal.RefusalCode;
import org.piaoxiang.meeting.review.Dossier;
import org.piaoxiang.meeting.review.Review;
import org.piaoxiang.meeting.rule.Family;
import org.piaoxiang.meeting.state.FiledReview;
import org.piaoxiang.meeting.state.Item;

/** The acts of the review before the meeting (提前审查): filing, answers of one or two levels, holds. */
final class Reviewing {
    private Reviewing() {}

    static Json.Obj file(Act act) {
        act.data().only("items", "account", "dossiers").needs("items");
        act.data().text("account");
        act.needs(!act.state().items().isEmpty(), EntryType.SET_AGENDA);
        List<String> items = act.data().ids("items");
        for (String id : items) {
            Item item = act.item(id);
            act.refuseIf(item.introduction().isPresent(), RefusalCode.AGENDA_LOCKED);
            boolean answered = item.clearance().answer() && item.clearance() != Clearance.RETURNED;
            act.refuseIf(answered, RefusalCode.REVIEW_ANSWERED, item);
        }
        Set<String> people = new HashSet<>();
        for (Data row : act.data().objects("dossiers")) {
            Dossier dossier = Dossier.read(row);
            if (!items.contains(dossier.item())) {
                throw row.wrong("item", "is not filed");
            }
            if (act.item(dossier.item()).plan().candidates().stream()
                    .noneMatch(candidate -> candidate.id().equals(dossier.candidate()))) {
                throw row.wrong("candidate", "is nobody of this item");
            }
            if (!people.add(dossier.item() + " " + dossier.candidate())) {
                throw row.wrong("candidate", "has two accounts");
            }
        }
        return act.accepted().build();
    }

    static Json.Obj clearInternally(Act act) {
        act.data().only("item", "answer", "note", "handledBy", "reviewedBy", "signedBy");
        readAnswer(act);
        for (String signer : List.of("handledBy", "reviewedBy", "signedBy")) {
            act.data().optionalText(signer);
        }
        act.refuseIf(!act.state().header().twoLevels(), RefusalCode.ONE_LEVEL);
        Item item = act.item();
        reviewable(act, item);
        act.refuseIf(item.reviewAnswer().isPresent(), RefusalCode.REVIEW_ANSWERED, item);
        return act.accepted().build();
    }

    static Json.Obj answer(Act act) {
        act.data()
                .only(
                        "item",
                        "answer",
                        "note",
                        "handledBy",
                        "reviewedBy",
                        "signedBy",
                        "attends",
                        "observer",
                        "sealsInstead");
        readAnswer(act);
        act.data().text("handledBy");
        act.data().text("reviewedBy");
        act.data().text("signedBy");
        boolean attends = act.data().bool("attends");
        act.data().optionalText("observer");
        Optional<String> sealer = act.data().optionalText("sealsInstead");
        answerable(act, act.item());
        act.refuseIf(!attends && sealer.isEmpty(), RefusalCode.SEALER_NEEDED);
        return act.accepted().build();
    }

    /** Refuses what does not lie before the superior, or is beyond an answer. */
    static void answerable(Act act, Item item) {
        reviewable(act, item);
        act.needs(FiledReview.reachesSuperior(act.state(), item), EntryType.CLEAR_INTERNALLY);
    }

    /** Whoever does not let an item pass says why. */
    private static void readAnswer(Act act) {
        Clearance answer = act.data().choice("answer", Clearance.class);
        if (!answer.answer()) {
            throw act.data().wrong("answer", "is none of the allowed values");
        }
        boolean silent = act.data().optionalText("note").isEmpty();
        act.refuseIf(answer != Clearance.CLEARED && silent, RefusalCode.REASON_NEEDED);
    }

    private static void reviewable(Act act, Item item) {
        Clearance now = item.clearance();
        act.needs(now != Clearance.NOT_FILED && now != Clearance.NOT_REQUIRED, EntryType.FILE_FOR_REVIEW);
        act.refuseIf(item.introduction().isPresent(), RefusalCode.AGENDA_LOCKED);
    }

    static Json.Obj hold(Act act) {
        act.data().only("reason");
        act.reason();
        act.state().review().hold().ifPresent(hold -> {
            throw Refusal.of(RefusalCode.ORGANISATION_HELD, facts(act, hold));
        });
        return act.accepted().build();
    }

    static Json.Obj lift(Act act) {
        act.data().only("reason");
        act.reason();
        act.refuseIf(act.state().review().hold().isEmpty(), RefusalCode.NOT_HELD);
        return act.accepted().build();
    }

    /** Refuses personnel items while the organisation may not adjust cadres. */
    static void notHeld(Act act, List<Item> items) {
        boolean personnel = items.stream()
                .map(item -> item.kind().family())
                .anyMatch(family -> family == Family.DECISION || family == Family.RECOMMENDATION);
        act.state().review().hold().filter(hold -> personnel).ifPresent(hold -> {
            throw Refusal.of(RefusalCode.ORGANISATION_HELD, facts(act, hold));
        });
    }

    private static ObjectBuilder facts(Act act, Review.Hold hold) {
        return new ObjectBuilder()
                .put("body", act.state().header().body())
                .put("reason", hold.reason())
                .put("by", hold.by());
    }
}
