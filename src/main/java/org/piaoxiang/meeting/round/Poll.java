package org.piaoxiang.meeting.round;

import java.util.List;
import java.util.Optional;

/**
 * A poll of a round: one item, or one category of an item.
 *
 * @param participants roster ids of those who take part; their number is 发出
 * @param setup what was set up, and is sealed unchanged
 * @param returned 收回, known after the close
 * @param voided whether reconciliation found it void
 */
public record Poll(
        String uuid,
        String item,
        Optional<String> category,
        List<String> participants,
        Optional<Setup> setup,
        Optional<Integer> returned,
        boolean voided,
        Optional<Count> count) {
    /** The hashes of a poll's election and setup, and the size of its list. */
    public record Setup(String election, String setup, int size) {}

    /**
     * What was counted: for each question the counts of its answers, in the order of the poll's questions (a blank
     * answer stands first).
     */
    public record Count(List<List<Integer>> counts, int valid, int invalid) {
        /** Returns the counts of the question {@code index}. */
        public List<Integer> question(int index) {
            return counts.get(index);
        }
    }

    /** Returns 发出. */
    public int issued() {
        return participants.size();
    }

    Poll setUp(Setup made) {
        return new Poll(uuid, item, category, participants, Optional.of(made), returned, voided, count);
    }

    Poll closed(int ballots) {
        return new Poll(uuid, item, category, participants, setup, Optional.of(ballots), voided, count);
    }

    Poll voidIf(boolean isVoid) {
        return new Poll(uuid, item, category, participants, setup, returned, voided || isVoid, count);
    }

    Poll counted(Count counted) {
        return new Poll(uuid, item, category, participants, setup, returned, voided, Optional.of(counted));
    }
}
