package org.piaoxiang.meeting.rule;

/** What a recused person may not do, and whether the base of the majority changes. */
public enum RecusalPolicy {
    LEAVE_DELIBERATION_ONLY,
    NO_VOTE_BASE_UNCHANGED,
    NO_VOTE_BASE_REDUCED
}
