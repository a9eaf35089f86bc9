package org.piaoxiang.meeting.rule;

/** What comes of a ballot kind: only a decision passes or fails. */
public enum Family {
    DECISION,
    RECOMMENDATION,
    APPRAISAL,
    OTHER
}
