package org.piaoxiang.verifier;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.ballot.CheckedElection;
import org.piaoxiang.protocol.ballot.OpenedBallot;

/**
 * Looks at a challenge (验证本机): whether the ballots that a tablet has opened are those that were captured beforehand, belong
 * to sealed polls and to slips on their lists, and are what their randomness encrypts. What they hold follows from that
 * randomness alone. The pages' own program does the same with code of its own.
 */
public final class ChallengeCheck {
    private ChallengeCheck() {}

    /** Why a challenge is bad whatever was marked. The pages know the same names. */
    public enum Problem {
        /** A poll's setup is not the one that the observer sealed. */
        SEAL,
        /** A ballot is not what its randomness encrypts, or is no lawful ballot of its election. */
        OPENING,
        /** A ballot belongs to no sealed poll of the round, or there are two of one poll. */
        POLL,
        /** The ballots are not those that the tablet had committed to. */
        COMMITMENT,
        /** A slip is on no list. */
        CREDENTIAL
    }

    /**
     * What was captured before the voter chose.
     *
     * @param commitment as {@link Commitment#of} makes it
     * @param hashes of the unsigned ballots; empty where the commitment alone was captured
     */
    public record Captured(String commitment, List<String> hashes) {
        /** Keeps a copy. */
        public Captured {
            hashes = List.copyOf(hashes);
        }
    }

    /** A sealed poll: its election, and the public keys of its slips. */
    public record Poll(CheckedElection election, Set<String> slips) {
        /** Keeps a copy. */
        public Poll {
            slips = Set.copyOf(slips);
        }
    }

    /**
     * One ballot as the tablet opened it.
     *
     * @param ballot its canonical text without the signature
     * @param randomness a decimal number for each ciphertext, by question
     */
    public record Opening(String uuid, String ballot, List<List<String>> randomness) {
        /** Keeps a copy. */
        public Opening {
            randomness = List.copyOf(randomness);
        }
    }

    /**
     * What was found.
     *
     * @param marks of each ballot that opens, by poll: one list for each question
     * @param problems in the order of their names' declaration
     */
    public record Found(SortedMap<String, List<List<Integer>>> marks, List<Problem> problems) {
        /** Keeps copies. */
        public Found {
            marks = Collections.unmodifiableSortedMap(new TreeMap<>(marks));
            problems = List.copyOf(problems);
        }

        /** Returns what there is to say where the polls are not the sealed ones: nothing of the ballots. */
        public static Found notSealed() {
            return new Found(new TreeMap<>(), List.of(Problem.SEAL));
        }

        /** Tells whether all that a program can check is in order. */
        public boolean isGood() {
            return problems.isEmpty();
        }
    }

    /** Looks at {@code opening} of ballots for {@code sealed} polls, which are given by uuid. */
    public static Found check(Captured captured, Map<String, Poll> sealed, List<Opening> opening) {
        Set<Problem> problems = EnumSet.noneOf(Problem.class);
        SortedMap<String, List<List<Integer>>> marks = new TreeMap<>();
        List<String> hashes = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Opening one : opening) {
            Poll poll = sealed.get(one.uuid());
            if (poll == null || !seen.add(one.uuid())) {
                problems.add(Problem.POLL);
                continue;
            }
            Optional<OpenedBallot> read = read(poll.election, one);
            if (read.isEmpty()) {
                problems.add(Problem.OPENING);
                continue;
            }
            OpenedBallot opened = read.get();
            hashes.add(opened.hash());
            if (opened.opens()) {
                marks.put(one.uuid(), opened.marks());
            } else {
                problems.add(Problem.OPENING);
            }
            if (!poll.slips.contains(opened.credential())) {
                problems.add(Problem.CREDENTIAL);
            }
        }
        if (!isCaptured(captured, hashes)) {
            problems.add(Problem.COMMITMENT);
        }
        return new Found(marks, List.copyOf(problems));
    }

    private static Optional<OpenedBallot> read(CheckedElection election, Opening one) {
        try {
            return Optional.of(
                    OpenedBallot.of(election, one.ballot().getBytes(StandardCharsets.UTF_8), one.randomness()));
        } catch (JsonException misshapen) {
            return Optional.empty();
        }
    }

    private static boolean isCaptured(Captured captured, List<String> hashes) {
        return Commitment.of(hashes).equals(captured.commitment)
                && (captured.hashes.isEmpty()
                        || captured.hashes.stream()
                                .sorted()
                                .toList()
                                .equals(hashes.stream().sorted().toList()));
    }
}
