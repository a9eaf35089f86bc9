/**
 * Sums of ballots and results: Belenios specification 3.3.0, section 4.18 (encrypted tally) is {@link
 * org.piaoxiang.protocol.tally.EncryptedTally}, made by {@link
 * org.piaoxiang.protocol.tally.TallySum}; section 4.21 (election result) is {@link
 * org.piaoxiang.protocol.tally.ElectionResult} with {@link org.piaoxiang.protocol.tally.DiscreteLogarithm}.
 */
@NullMarked
package org.piaoxiang.protocol.tally;

import org.jspecify.annotations.NullMarked;
