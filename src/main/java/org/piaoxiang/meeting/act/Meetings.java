package org.piaoxiang.meeting.act;

import java.util.List;
import java.util.Set;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.meeting.entry.Actor;
import org.piaoxiang.meeting.entry.BadField;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.NewEntry;
import org.piaoxiang.meeting.entry.ObjectBuilder;
import org.piaoxiang.meeting.refusal.Refusal;
import org.piaoxiang.meeting.refusal.RefusalCode;
import org.piaoxiang.meeting.state.MeetingState;

/** Decides acts: {@code decide(state, act, actor)} gives the entries that the act becomes, or why it is refused. */
public final class Meetings {
    /** Done by the observer, or by who seals in the superior's place. */
    private static final Set<EntryType> SEALERS =
            Set.of(EntryType.OBSERVER_CARD, EntryType.SEAL_ROUND, EntryType.COSIGN_CLOSED_SET, EntryType.RESUME_COUNT);

    /** What may still be done after the meeting was adjourned. */
    private Meetings() {}

    /**
     * Decides an act. What only others can know (signatures, proofs, hashes of files, who saw the latest checkpoint) is
     * checked by the use cases, with codes of {@link RefusalCode}.
     */
    public static Decision decide(MeetingState state, EntryType type, Json.Obj data, Actor actor) {
        try {
            if (!type.allows(actor.role())) {
                throw notAllowed(type, actor);
            }
            plain(data, "data");
            Act act = new Act(state, type, Data.of(data), actor);
            inTime(act);
            Observing.inCharge(act);
            if (SEALERS.contains(type)) {
                Observing.sealer(act);
            }
            return new Decision.Accepted(List.of(new NewEntry(type, decided(act))));
        } catch (Refusal refusal) {
            return new Decision.Refused(refusal.code(), refusal.facts());
        } catch (BadField bad) {
            return new Decision.Refused(
                    RefusalCode.BAD_FIELD,
                    new ObjectBuilder()
                            .put("field", bad.field())
                            .put("reason", bad.reason())
                            .build());
        }
    }

    private static Refusal notAllowed(EntryType type, Actor actor) {
        return Refusal.of(
                RefusalCode.NOT_ALLOWED,
                new ObjectBuilder()
                        .put("role", Labels.of(actor.role()))
                        .put("step", Labels.of(type))
                        .texts("who", type.roles().stream().map(Labels::of).toList()));
    }

    /** A meeting is created first and once; after it was adjourned it is only corrected, or goes on from a backup. */
    private static void inTime(Act act) {
        boolean creating = act.type() == EntryType.CREATE_MEETING;
        act.needs(
                act.state().created().isPresent() != creating,
                creating ? EntryType.SET_ROSTER : EntryType.CREATE_MEETING);
        act.needs(!act.state().opening().adjourned() || Afterwards.ACTS.contains(act.type()), EntryType.ADDENDUM);
    }

    private static Json.Obj decided(Act act) {
        return switch (act.type()) {
            case CREATE_MEETING -> Preparation.create(act);
            case SET_ROSTER -> Preparation.roster(act);
            case SET_CHAIR -> Preparation.chair(act);
            case SET_AGENDA -> Preparation.agenda(act);
            case FILE_FOR_REVIEW -> Reviewing.file(act);
            case CLEAR_INTERNALLY -> Reviewing.clearInternally(act);
            case ANSWER_REVIEW -> Reviewing.answer(act);
            case SUPERIOR_CARD -> SealedReviewing.card(act);
            case IMPORT_ANSWERS -> SealedReviewing.importAnswers(act);
            case HOLD_ORGANISATION -> Reviewing.hold(act);
            case LIFT_HOLD -> Reviewing.lift(act);
            case ALLOCATE_POLLS -> Preparation.allocate(act);
            case ISSUE_LISTS -> Preparation.lists(act);
            case MERGE_CATEGORIES -> Merging.merge(act);
            case CHECK_IN -> Arrival.checkIn(act);
            case LEAVE -> Arrival.leave(act);
            case DEPART -> Arrival.depart(act);
            case UNDO_CHECK_IN -> Arrival.undo(act);
            case COUNT_ATTENDANCE -> Arrival.count(act);
            case CONFIRM_QUORUM -> Arrival.quorum(act);
            case OPENING_REMARKS -> Arrival.remarks(act);
            case APPROVE_SCRUTINEERS -> Arrival.approve(act);
            case SUBSTITUTE_SCRUTINEER -> Arrival.substitute(act);
            case RECUSE -> Deliberation.recuse(act);
            case RECUSAL_LEFT -> Deliberation.left(act);
            case RECUSAL_RETURNED -> Deliberation.returned(act);
            case INTRODUCE -> Deliberation.introduce(act);
            case STATE_OPINION -> Deliberation.opinion(act);
            case STATE_REST_AGREE -> Deliberation.restAgree(act);
            case ABSENTEE_OPINION -> Deliberation.absentee(act);
            case REMARK -> Observing.remark(act);
            case HAND_OVER_OBSERVER -> Observing.handOver(act);
            case ADVISE_DEFERRAL -> Deliberation.advise(act);
            case ANSWER_ADVICE -> Deliberation.answerAdvice(act);
            case DEFER -> Deliberation.defer(act);
            case READY_TO_VOTE -> Deliberation.ready(act);
            case RECONSIDER -> Deliberation.reconsider(act);
            case OBSERVER_CARD -> Rounds.card(act);
            case OFFER_KEY -> Rounds.key(act);
            case KEY_CEREMONY -> Custodies.step(act);
            case TRY_SUBSET -> Custodies.tried(act);
            case BEGIN_ROUND -> Rounds.begin(act);
            case HAND_OUT -> Voting.handOut(act);
            case VOID_SLIP, WITHHOLD_SLIP -> Voting.strike(act);
            case SET_UP_POLLS -> Voting.setUp(act);
            case SEAL_ROUND -> Voting.seal(act);
            case DRAW_CHALLENGES -> Challenging.draw(act);
            case ANSWER_DRAW -> Challenging.answer(act);
            case REVEAL_CHALLENGES -> Challenging.reveal(act);
            case CHALLENGE -> Challenging.challenge(act);
            case JUDGE_CHALLENGE -> Challenging.judge(act);
            case ZERO_PROOF -> Voting.zeroProof(act);
            case OPEN_ROUND -> Voting.open(act);
            case WARN_CLOSE -> Voting.warn(act);
            case CLOSE_ROUND -> Voting.close(act);
            case BREAK_OFF -> Voting.breakOff(act);
            case POSTPONE_COUNT -> Observing.postpone(act);
            case REFUSE_COUNT -> Observing.refuse(act);
            case RESUME_COUNT -> Observing.resume(act);
            case COSIGN_CLOSED_SET -> Counting.cosign(act);
            case OBJECT -> Counting.object(act);
            case RECONCILE -> Counting.reconcile(act);
            case SHARE_GIVEN -> Counting.share(act);
            case COUNTED -> Counting.counted(act);
            case SIGN_RESULT -> Rounds.sign(act);
            case ANNOUNCE -> Closing.announce(act);
            case FILE_BOX -> Closing.file(act);
            case SIGN_SHEET -> Observing.sheet(act);
            case ADJOURN -> Closing.adjourn(act);
            case ADDENDUM -> Closing.addendum(act);
            case RESTORE_RECORD -> Closing.restore(act);
            case CHECK_MINUTES -> Afterwards.checkMinutes(act);
            case FILE_APPOINTMENTS -> Appointing.file(act);
            case RECEIVE_FILING -> Appointing.receive(act);
            case DESTROY_KEY -> Afterwards.destroyKey(act);
        };
    }

    /** The record holds whole numbers only, and no null. */
    private static void plain(Json value, String place) {
        switch (value) {
            case Json.Obj object -> object.fields().forEach((name, field) -> plain(field, name));
            case Json.Arr array -> array.items().forEach(item -> plain(item, place));
            case Json.Num number -> {
                try {
                    Fields.integerOf(number, place);
                } catch (JsonException notWhole) {
                    throw new BadField(place, "is not a whole number");
                }
            }
            case Json.Null _ -> throw new BadField(place, "is null");
            case Json.Str _, Json.Bool _ -> {}
        }
    }
}
