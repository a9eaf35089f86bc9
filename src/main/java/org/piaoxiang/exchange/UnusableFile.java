package org.piaoxiang.exchange;

/** A file of the exchange cannot be taken. */
public final class UnusableFile extends Exception {
    private static final long serialVersionUID = 1L;

    private final Problem problem;

    /** Why; names are stable codes. */
    public enum Problem {
        /** Not a sealed file at all. */
        SEALED_UNREADABLE,
        /** A sealed file of another version of this program. */
        SEALED_VERSION,
        /** More than this program takes. */
        SEALED_TOO_LARGE,
        /** The end is missing. */
        SEALED_CUT_OFF,
        /** Sealed to another department's key. */
        SEALED_OTHER_KEY,
        /** Signature, seal or content do not hold. */
        SEALED_ALTERED,
        /** Not a card of a superior department, or one that was changed. */
        CARD_UNREADABLE,
        /** The passphrase is wrong, or the key file was changed: the cipher cannot tell these apart. */
        KEY_PASSPHRASE_WRONG,
        /** What was locked is not what belongs to the card. */
        KEY_FILE_MISMATCH
    }

    UnusableFile(Problem problem) {
        super(problem.name(), null, false, false);
        this.problem = problem;
    }

    /** Returns why. */
    public Problem problem() {
        return problem;
    }
}
