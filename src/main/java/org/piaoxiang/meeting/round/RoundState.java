package org.piaoxiang.meeting.round;

/** How far a round has come. */
public enum RoundState {
    DRAFT,
    SEALED,
    OPEN,
    CLOSING,
    CLOSED,
    RECONCILED,
    TALLIED,
    DECRYPTED,
    SIGNED,
    ANNOUNCED,
    ARCHIVED,
    VOID;

    /** Whether ballots may be cast. */
    public boolean open() {
        return this == OPEN || this == CLOSING;
    }

    /** Whether the round still stands between its begin and its counts. */
    public boolean running() {
        return compareTo(DECRYPTED) < 0;
    }

    /** Whether the round has counts. */
    public boolean counted() {
        return compareTo(DECRYPTED) >= 0 && this != VOID;
    }
}
