package org.piaoxiang.papers;

/** What comes of asking for a paper. */
public sealed interface Making {
    /** The paper. */
    record Made(MadePaper paper) implements Making {}

    /** No paper, and why not, in a sentence for people. */
    record NotMade(Reason reason, String sentence) implements Making {}

    /** Why a paper is not made. */
    enum Reason {
        UNKNOWN,
        NOT_READY,
        NOT_FOR_THIS_ROLE
    }
}
