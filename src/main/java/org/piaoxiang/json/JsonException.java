package org.piaoxiang.json;

/** Text from outside that is not the JSON asked for. The message is one English phrase that says what is wrong and where. */
public final class JsonException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Makes one with a reason for people; no stack trace, since bad input is not a bug. */
    public JsonException(String reason) {
        super(reason, null, false, false);
    }

    /** Returns the reason. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
