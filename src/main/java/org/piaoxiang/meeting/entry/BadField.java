package org.piaoxiang.meeting.entry;

/** A field that is missing, unknown or not of its kind. Becomes a refusal where the data come from outside. */
public final class BadField extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;

    /** Names the field and says what it should be; no stack trace, since bad input is not a bug. */
    public BadField(String field, String reason) {
        super(reason, null, false, false);
        this.field = field;
    }

    /** Returns the path of the field. */
    public String field() {
        return field;
    }

    /** Returns what is wrong. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
