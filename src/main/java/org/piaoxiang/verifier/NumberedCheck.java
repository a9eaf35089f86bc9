package org.piaoxiang.verifier;

/** A check with a number and a question, whatever it looks at (docs/protocol.md). */
public interface NumberedCheck {
    /** Returns the number, for example B6. */
    String name();

    /** Returns the question in Chinese. */
    String chinese();

    /** Returns the question in English. */
    String english();
}
