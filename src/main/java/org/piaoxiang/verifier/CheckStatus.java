package org.piaoxiang.verifier;

/** What a check came to. */
public enum CheckStatus {
    /** Everything it looked at is in order. */
    PASS("PASS"),
    /** Something is not. */
    FAIL("FAIL"),
    /** It had nothing to stand on; the reason says why. */
    NOT_RUN("NOT RUN");

    private final String text;

    CheckStatus(String text) {
        this.text = text;
    }

    /** Returns the word in reports. */
    public String text() {
        return text;
    }
}
