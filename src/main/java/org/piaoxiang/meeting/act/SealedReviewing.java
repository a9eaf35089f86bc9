package org.piaoxiang.meeting.act;

import java.util.Optional;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.ObjectBuilder;
import org.piaoxiang.meeting.refusal.Refusal;
import org.piaoxiang.meeting.refusal.RefusalCode;
import org.piaoxiang.meeting.review.SealedAnswer;
import org.piaoxiang.meeting.review.SuperiorCard;
import org.piaoxiang.meeting.state.FiledReview;
import org.piaoxiang.meeting.state.Item;

/** The acts of a review by sealed files: the superior department's card, and its signed answers. */
final class SealedReviewing {
    private SealedReviewing() {}

    static Json.Obj card(Act act) {
        SuperiorCard.read(act.data());
        act.refuseIf(
                act.state()
                        .review()
                        .superior()
                        .filter(card -> card.revision() > 0)
                        .isPresent(),
                RefusalCode.SUPERIOR_CARD_USED);
        return act.accepted().build();
    }

    /** All answers of one file, or none. That its key signed it, the server has checked before. */
    static Json.Obj importAnswers(Act act) {
        act.data().only("statement", "key", "signature", "file");
        String key = act.data().text("key");
        act.data().text("signature");
        act.data().id("file");
        Data statement = act.data().child("statement");
        SealedAnswer answer = SealedAnswer.read(statement);
        Optional<SuperiorCard> card = act.state().review().superior();
        act.needs(card.isPresent(), EntryType.SUPERIOR_CARD);
        act.refuseIf(!card.orElseThrow().signing().equals(key), RefusalCode.ANSWER_OTHER_KEY);
        act.refuseIf(!answer.meeting().equals(act.state().id()), RefusalCode.ANSWER_OTHER_MEETING);
        int imported = card.orElseThrow().revision();
        if (answer.revision() <= imported) {
            throw Refusal.of(
                    RefusalCode.ANSWER_OLDER,
                    new ObjectBuilder().put("revision", answer.revision()).put("imported", imported));
        }
        act.refuseIf(
                !FiledReview.hash(act.state()).equals(Optional.of(answer.filing())), RefusalCode.ANSWER_FILING_CHANGED);
        if (answer.size() > act.state().size()) {
            throw statement.wrong("size", "is more than the record has");
        }
        for (SealedAnswer.OfItem row : answer.items()) {
            Item item = act.item(row.item());
            act.refuseIf(row.silent(), RefusalCode.REASON_NEEDED);
            Reviewing.answerable(act, item);
        }
        act.refuseIf(!answer.attends() && answer.sealsInstead().isEmpty(), RefusalCode.SEALER_NEEDED);
        return act.accepted().build();
    }
}
