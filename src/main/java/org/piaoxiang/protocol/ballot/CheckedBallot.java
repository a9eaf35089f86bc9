package org.piaoxiang.protocol.ballot;

import java.util.List;

/**
 * A ballot whose group elements are members of the group. Whether its proofs hold is told beside it, by {@link
 * BallotCheck.Outcome#problems}.
 *
 * @param raw the ballot as text
 * @param ciphertexts per question, per choice
 */
public record CheckedBallot(RawBallot raw, List<List<Ciphertext>> ciphertexts) {}
