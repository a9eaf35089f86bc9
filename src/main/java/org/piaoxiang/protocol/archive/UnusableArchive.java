package org.piaoxiang.protocol.archive;

/** A file that gives no ground for a verdict. The message is an English sentence that says why and what to do. */
public final class UnusableArchive extends Exception {
    private static final long serialVersionUID = 1L;

    /** Makes one; no stack trace, since bad input is not a bug. */
    public UnusableArchive(String sentence) {
        super(sentence, null, false, false);
    }

    /** Returns the sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
