package org.piaoxiang.protocol.archive;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The kinds of events, with which may follow which (specification 3.3.0, section 4.4). */
public enum EventType {
    /** The election is set up. */
    SETUP("Setup", true),
    /** A ballot was accepted. */
    BALLOT("Ballot", true),
    /** No more ballots. */
    END_BALLOTS("EndBallots", false),
    /** The encrypted tally of the ballots that count. */
    ENCRYPTED_TALLY("EncryptedTally", true),
    /** A custodian shuffled the ciphertexts of non-homomorphic questions. */
    SHUFFLE("Shuffle", true),
    /** No more shuffles. */
    END_SHUFFLES("EndShuffles", false),
    /** A custodian's decryption share. */
    PARTIAL_DECRYPTION("PartialDecryption", true),
    /** The result. */
    RESULT("Result", true);

    private final String text;
    private final boolean payload;

    EventType(String text, boolean payload) {
        this.text = text;
        this.payload = payload;
    }

    /** Returns the word in the archive. */
    public String text() {
        return text;
    }

    /** Tells whether such an event carries a payload. */
    public boolean hasPayload() {
        return payload;
    }

    /** Tells whether {@code next} may come right after this, in an election with {@code shuffled} questions or without. */
    public boolean mayPrecede(EventType next, boolean shuffled) {
        Set<EventType> lawful = switch (this) {
            case SETUP, BALLOT -> Set.of(BALLOT, END_BALLOTS);
            case END_BALLOTS -> Set.of(ENCRYPTED_TALLY);
            case ENCRYPTED_TALLY -> shuffled ? Set.of(SHUFFLE, END_SHUFFLES) : Set.of(PARTIAL_DECRYPTION, RESULT);
            case SHUFFLE -> Set.of(SHUFFLE, END_SHUFFLES);
            case END_SHUFFLES -> Set.of(PARTIAL_DECRYPTION, RESULT);
            case PARTIAL_DECRYPTION -> Set.of(PARTIAL_DECRYPTION, RESULT);
            case RESULT -> Set.of();
        };
        return lawful.contains(next);
    }

    static Optional<EventType> of(String text) {
        return Arrays.stream(values()).filter(type -> type.text.equals(text)).findFirst();
    }
}
