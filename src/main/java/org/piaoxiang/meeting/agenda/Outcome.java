package org.piaoxiang.meeting.agenda;

/** What a decision came to. */
public enum Outcome {
    PASSED,
    NOT_PASSED,
    DEFERRED
}
