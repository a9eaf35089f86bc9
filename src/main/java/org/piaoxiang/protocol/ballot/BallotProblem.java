package org.piaoxiang.protocol.ballot;

/**
 * Something wrong with a ballot.
 *
 * @param rule which of the checks it fails
 * @param place where in the ballot, in English words
 * @param reason what is wrong
 */
public record BallotProblem(Rule rule, String place, String reason) {
    /** The checks of a single ballot, in the order they are made (docs/protocol.md, B1 to B6 and B9). */
    public enum Rule {
        /** B1: canonical and of the right shape. */
        SHAPE,
        /** B2: names this election. */
        ELECTION,
        /** B3: elements are members of the group. */
        MEMBERSHIP,
        /** B4: each mark is 0 or 1. */
        MARKS,
        /** B5: the marks keep the limits. */
        LIMITS,
        /** B6: signed with its slip's key. */
        SIGNATURE,
        /** B9: whoever cast it knows the numbers that will be shuffled. */
        KNOWLEDGE
    }
}
