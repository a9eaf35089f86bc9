/**
 * Shuffles of the answers to non-homomorphic questions: Belenios specification 3.3.0.
 *
 * <table>
 * <caption>Map of the specification</caption>
 * <tr><td>section 4.19, shuffles</td><td>{@link org.piaoxiang.protocol.shuffle.Shuffle}, {@link
 * org.piaoxiang.protocol.shuffle.ShuffleProof}</td></tr>
 * <tr><td>section 6, GenShuffle, GenShuffleProof</td><td>{@link org.piaoxiang.protocol.shuffle.ShuffleMaker}, {@link
 * org.piaoxiang.protocol.shuffle.Permutation}</td></tr>
 * <tr><td>section 6, CheckShuffleProof</td><td>{@link org.piaoxiang.protocol.shuffle.ShuffleCheck}</td></tr>
 * <tr><td>section 6, GetGenerators</td><td>{@link org.piaoxiang.protocol.shuffle.Generators}</td></tr>
 * <tr><td>section 6, GetNIZKPChallenges, GetNIZKPChallenge</td><td>{@link
 * org.piaoxiang.protocol.shuffle.ShuffleTranscript}</td></tr>
 * </table>
 */
@NullMarked
package org.piaoxiang.protocol.shuffle;

import org.jspecify.annotations.NullMarked;
