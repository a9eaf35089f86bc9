/**
 * Elections, questions and ballots: Belenios specification 3.3.0.
 *
 * <table>
 * <caption>Map of the specification</caption>
 * <tr><td>section 4.9, questions</td><td>{@link org.piaoxiang.protocol.ballot.Question}, {@link
 * org.piaoxiang.protocol.ballot.HomomorphicQuestion}, {@link org.piaoxiang.protocol.ballot.NonHomomorphicQuestion}</td></tr>
 * <tr><td>section 4.10, elections</td><td>{@link org.piaoxiang.protocol.ballot.Election}</td></tr>
 * <tr><td>section 4.11, encrypted answers</td><td>{@link org.piaoxiang.protocol.ballot.Answer}; homomorphic ones
 * {@link org.piaoxiang.protocol.ballot.AnswerBuilder}, {@link org.piaoxiang.protocol.ballot.AnswerCheck}; others {@link
 * org.piaoxiang.protocol.ballot.NonHomomorphicAnswer}</td></tr>
 * <tr><td>section 4.17, ballots</td><td>{@link org.piaoxiang.protocol.ballot.RawBallot}, {@link
 * org.piaoxiang.protocol.ballot.BallotBuilder}, {@link org.piaoxiang.protocol.ballot.BallotCheck}</td></tr>
 * </table>
 *
 * <p>A ballot from outside goes through stages, each a type: bytes → {@link org.piaoxiang.protocol.ballot.RawBallot} (right
 * shape) → {@link org.piaoxiang.protocol.ballot.CheckedBallot} (members of the group, proofs and signature checked).
 */
@NullMarked
package org.piaoxiang.protocol.ballot;

import org.jspecify.annotations.NullMarked;
