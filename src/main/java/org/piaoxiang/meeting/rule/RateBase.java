package org.piaoxiang.meeting.rule;

/** What a percentage is of; printed beside every one. */
public enum RateBase {
    ENTITLED("占应到"),
    VALID("占有效票"),
    PARTICIPATED("占参加人数");

    private final String label;

    RateBase(String label) {
        this.label = label;
    }

    /** Returns the words beside the number. */
    public String label() {
        return label;
    }
}
