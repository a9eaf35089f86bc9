package org.piaoxiang.cli;

/** A command says no: a stable code and a Chinese sentence that says what to do. Not a bug, hence no stack trace. */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final RefusalCode code;

    /** Makes one; the sentence says what is wrong and what to do. */
    public Refusal(RefusalCode code, String sentence) {
        super(sentence, null, false, false);
        this.code = code;
    }

    RefusalCode code() {
        return code;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
