package org.piaoxiang.proceedings.port;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The boxes: where ballots of an open round wait without order or time, until the close takes them all, sorted, into
 * archives and record.
 */
public interface PoolStore {
    /** Opens a round's box and makes the change that says so. */
    RoundChange open(String meeting, String round, Change change);

    /**
     * Stores all ballots of one slip or none. The answer is given after they are durable. It may be asked again at any time,
     * after the close too: the same ballots get the same answer.
     */
    CastResult castAll(String meeting, String round, List<Cast> casts);

    /**
     * Refuses from now on ballots whose unsigned hash is among {@code hashes}: they were opened. Nothing changes where one
     * of them is in the box already, or where the box is closed.
     */
    ChallengeResult challenge(String meeting, String round, List<String> hashes);

    /** Returns how many ballots of each poll are in the box or were in it at the close; polls without any are left out. */
    Map<String, Integer> count(String meeting, String round);

    /** Returns the state of a round's box; empty where it was never opened. */
    Optional<BoxState> state(String meeting, String round);

    /**
     * Closes a round: no ballot enters any more, {@code close} is given all of them, sorted, and what it returns is stored
     * together with them in one transaction, which also destroys the box. {@code close} must not use any store; casting waits
     * for it. It may be called again where its change comes too late.
     */
    RoundChange close(String meeting, String round, Function<List<ClosedPoll>, Change> close);

    /** Breaks a round off: its ballots are destroyed unread, and the change that says so is made. */
    RoundChange breakOff(String meeting, String round, Change change);

    /** Returns the trackers of a closed round's polls, sorted, by poll. */
    Map<String, List<String>> closedTrackers(String meeting, String round);

    /** Returns the ballots of a closed poll, sorted by tracker. */
    List<Ballot> closedBallots(String meeting, String poll);

    /** The states of a box. */
    enum BoxState {
        /** Takes ballots. */
        OPEN,
        /** Closed, its ballots in the archive. */
        CLOSED,
        /** Broken off, its ballots destroyed. */
        BROKEN_OFF
    }

    /**
     * A ballot on its way into the box.
     *
     * @param poll the poll's uuid
     * @param credential the slip's public credential in that poll
     * @param tracker the ballot's full tracker
     * @param ballot its bytes
     * @param alphas one text for each of its ciphertexts that follows from nothing but its first component; where one of
     *     them is in the box already, or comes twice, random numbers repeat
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Cast(String poll, String credential, String tracker, byte[] ballot, List<String> alphas) {
        /** Keeps a copy of the list. */
        public Cast {
            alphas = List.copyOf(alphas);
        }

        @Override
        public String toString() {
            return "Cast[hidden]";
        }
    }

    /**
     * A ballot in a closed box.
     *
     * @param tracker its full tracker
     * @param bytes its bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Ballot(String tracker, byte[] bytes) {
        @Override
        public String toString() {
            return "Ballot[hidden]";
        }
    }

    /**
     * A poll's ballots at the close.
     *
     * @param poll the poll's uuid
     * @param ballots sorted by tracker
     */
    record ClosedPoll(String poll, List<Ballot> ballots) {
        /** Keeps a copy of the list. */
        public ClosedPoll {
            ballots = List.copyOf(ballots);
        }
    }

    /** What became of a cast. */
    sealed interface CastResult {
        /** The ballots are durably in the box, for the first time. */
        record Stored() implements CastResult {}

        /** The very same ballots were in the box already. */
        record AlreadyStoredSame() implements CastResult {}

        /**
         * A slip has cast another ballot before; nothing was stored.
         *
         * @param poll one poll in which it has
         */
        record SlipUsed(String poll) implements CastResult {}

        /**
         * One of the ballots was opened in a challenge; nothing was stored.
         */
        record Challenged() implements CastResult {}

        /**
         * One of the ballots was made with a random number of another ballot of its poll, or with one number twice; nothing
         * was stored.
         */
        record Clash() implements CastResult {}

        /**
         * The box takes no ballots; nothing was stored.
         *
         * @param state its state; empty where it was never opened
         */
        record RoundNotOpen(Optional<BoxState> state) implements CastResult {}
    }

    /** What became of a challenge. */
    sealed interface ChallengeResult {
        /** These ballots are refused from now on, durably. */
        record Refusing() implements ChallengeResult {}

        /** One of them had been cast. */
        record CastBefore() implements ChallengeResult {}

        /** The box is closed or broken off. */
        record Closed() implements ChallengeResult {}
    }

    /** What became of a round's opening, close or breaking off. */
    sealed interface RoundChange {
        /**
         * Done, and everything is durable.
         *
         * @param appended the record afterwards
         */
        record Done(Appended.Done appended) implements RoundChange {}

        /**
         * Nothing was done: the record has moved.
         *
         * @param moved where to
         */
        record Moved(Appended.Moved moved) implements RoundChange {}

        /**
         * Nothing was done: the box is in another state.
         *
         * @param state its state; empty where it was never opened
         */
        record OtherState(Optional<BoxState> state) implements RoundChange {}
    }
}
