package org.piaoxiang.verifier;

import java.util.Locale;
import org.piaoxiang.protocol.archive.EventType;

/** How far an election has come, told by its last event. */
public enum Stage {
    /** Set up, no ballot yet. */
    SETUP,
    /** Ballots are coming in. */
    OPEN,
    /** No more ballots. */
    CLOSED,
    /** The encrypted tally stands. */
    TALLIED,
    /** Ciphertexts are being or have been shuffled. */
    SHUFFLED,
    /** Shares are coming in. */
    DECRYPTED,
    /** The result stands. */
    RESULT;

    /** Returns the word in JSON reports. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Stage after(EventType event) {
        return switch (event) {
            case SETUP -> SETUP;
            case BALLOT -> OPEN;
            case END_BALLOTS -> CLOSED;
            case ENCRYPTED_TALLY -> TALLIED;
            case SHUFFLE, END_SHUFFLES -> SHUFFLED;
            case PARTIAL_DECRYPTION -> DECRYPTED;
            case RESULT -> RESULT;
        };
    }
}
