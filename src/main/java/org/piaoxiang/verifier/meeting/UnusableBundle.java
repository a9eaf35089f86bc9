package org.piaoxiang.verifier.meeting;

/** A file that gives no ground for a verdict on a meeting. */
public final class UnusableBundle extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableBundle(String sentence) {
        super(sentence, null, false, false);
    }

    /** Returns why, an English sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
