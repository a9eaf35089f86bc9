package org.piaoxiang.meeting.entry;

import static org.piaoxiang.meeting.entry.Role.CHAIR;
import static org.piaoxiang.meeting.entry.Role.CHIEF_SCRUTINEER;
import static org.piaoxiang.meeting.entry.Role.CLERK;
import static org.piaoxiang.meeting.entry.Role.CUSTODIAN;
import static org.piaoxiang.meeting.entry.Role.DOOR;
import static org.piaoxiang.meeting.entry.Role.ISSUER;
import static org.piaoxiang.meeting.entry.Role.OBSERVER;
import static org.piaoxiang.meeting.entry.Role.SCRUTINEER;
import static org.piaoxiang.meeting.entry.Role.SERVER;
import static org.piaoxiang.meeting.entry.Role.SUPERIOR;
import static org.piaoxiang.meeting.entry.Role.SUPERVISION;
import static org.piaoxiang.meeting.entry.Role.TELLER;

import java.util.List;
import java.util.Set;

/** The acts of a meeting and who may do them. Where scrutineers may act, so may the chief scrutineer. */
public enum EntryType {
    CREATE_MEETING(CLERK),
    SET_ROSTER(CLERK),
    SET_CHAIR(CLERK),
    SET_AGENDA(CLERK),
    FILE_FOR_REVIEW(CLERK),
    CLEAR_INTERNALLY(SUPERVISION),
    ANSWER_REVIEW(SUPERIOR),
    SUPERIOR_CARD(CLERK),
    IMPORT_ANSWERS(CLERK),
    HOLD_ORGANISATION(SUPERIOR, SERVER),
    LIFT_HOLD(SUPERIOR),
    OBSERVER_CARD(OBSERVER, SCRUTINEER, CHIEF_SCRUTINEER),
    OFFER_KEY(OBSERVER, SCRUTINEER, CHIEF_SCRUTINEER, CUSTODIAN),
    KEY_CEREMONY(SCRUTINEER, CHIEF_SCRUTINEER, CUSTODIAN),
    TRY_SUBSET(SERVER),
    ALLOCATE_POLLS(SERVER),
    ISSUE_LISTS(ISSUER),
    MERGE_CATEGORIES(CLERK),
    CHECK_IN(DOOR, CLERK),
    LEAVE(DOOR, CLERK),
    DEPART(DOOR, CLERK),
    UNDO_CHECK_IN(DOOR, CLERK),
    COUNT_ATTENDANCE(CLERK),
    CONFIRM_QUORUM(CHAIR),
    OPENING_REMARKS(CHAIR),
    APPROVE_SCRUTINEERS(CHAIR),
    SUBSTITUTE_SCRUTINEER(CHAIR),
    RECUSE(CHAIR, CLERK),
    RECUSAL_LEFT(CLERK, CHAIR),
    RECUSAL_RETURNED(CLERK, CHAIR),
    INTRODUCE(CLERK, CHAIR),
    STATE_OPINION(CLERK, CHAIR),
    STATE_REST_AGREE(CLERK, CHAIR),
    ABSENTEE_OPINION(CLERK),
    REMARK(OBSERVER),
    HAND_OVER_OBSERVER(OBSERVER),
    ADVISE_DEFERRAL(OBSERVER),
    ANSWER_ADVICE(CHAIR),
    DEFER(CHAIR),
    READY_TO_VOTE(CHAIR),
    RECONSIDER(CHAIR),
    BEGIN_ROUND(CHAIR),
    HAND_OUT(SCRUTINEER, CHIEF_SCRUTINEER),
    VOID_SLIP(SERVER),
    WITHHOLD_SLIP(SERVER),
    SET_UP_POLLS(SERVER),
    SEAL_ROUND(OBSERVER, SCRUTINEER, CHIEF_SCRUTINEER),
    DRAW_CHALLENGES(OBSERVER),
    ANSWER_DRAW(SERVER),
    REVEAL_CHALLENGES(OBSERVER),
    CHALLENGE(SERVER),
    JUDGE_CHALLENGE(OBSERVER, SCRUTINEER, CHIEF_SCRUTINEER),
    ZERO_PROOF(SCRUTINEER, CHIEF_SCRUTINEER),
    OPEN_ROUND(CHAIR),
    WARN_CLOSE(CHAIR),
    CLOSE_ROUND(SERVER),
    BREAK_OFF(CHAIR),
    POSTPONE_COUNT(CHAIR, CHIEF_SCRUTINEER),
    REFUSE_COUNT(OBSERVER),
    RESUME_COUNT(OBSERVER, SCRUTINEER, CHIEF_SCRUTINEER),
    COSIGN_CLOSED_SET(OBSERVER, SCRUTINEER, CHIEF_SCRUTINEER),
    OBJECT(SERVER, OBSERVER),
    RECONCILE(SCRUTINEER, CHIEF_SCRUTINEER),
    SHARE_GIVEN(SERVER),
    COUNTED(SERVER),
    SIGN_RESULT(TELLER, SCRUTINEER, CHIEF_SCRUTINEER),
    ANNOUNCE(CHAIR),
    FILE_BOX(SCRUTINEER, CHIEF_SCRUTINEER, CLERK),
    SIGN_SHEET(OBSERVER),
    ADJOURN(CHAIR),
    ADDENDUM(CLERK, CHAIR),
    CHECK_MINUTES(OBSERVER),
    FILE_APPOINTMENTS(CLERK),
    RECEIVE_FILING(SUPERIOR),
    DESTROY_KEY(CLERK, OBSERVER, SCRUTINEER, CHIEF_SCRUTINEER, CUSTODIAN),
    RESTORE_RECORD(SERVER);

    @SuppressWarnings("ImmutableEnumChecker") // the list is unmodifiable
    private final List<Role> roles;

    EntryType(Role... roles) {
        this.roles = List.of(roles);
    }

    /** Returns who may do this, the usual one first. */
    public List<Role> roles() {
        return roles;
    }

    /** Whether {@code role} may do this. */
    public boolean allows(Role role) {
        return Set.copyOf(roles).contains(role);
    }
}
