/**
 * Groups of prime order in which the elections are held: Belenios specification 3.3.0, section 5 (Groups).
 *
 * <table>
 * <caption>Map of the specification</caption>
 * <tr><td>section 5, to_string, of_string, check</td><td>{@link org.piaoxiang.protocol.group.Group#decode}, {@link
 * org.piaoxiang.protocol.group.Group#encode}</td></tr>
 * <tr><td>sections 5.1 and 5.1.1, BELENIOS-2048</td><td>{@link org.piaoxiang.protocol.group.ModularGroup}</td></tr>
 * <tr><td>section 5.2.1, Ed25519</td><td>{@link org.piaoxiang.protocol.group.EdwardsGroup}</td></tr>
 * <tr><td>docs/protocol.md, The SM2 suite</td><td>{@link org.piaoxiang.protocol.group.Sm2Group}</td></tr>
 * <tr><td>section 4.2, Z_q</td><td>{@link org.piaoxiang.protocol.group.ScalarField}</td></tr>
 * </table>
 *
 * <p>Two kinds of arithmetic are told apart by type. {@link org.piaoxiang.protocol.group.Scalar} is public and may meet
 * variable-time code; {@link org.piaoxiang.protocol.group.SecretScalar} only ever meets constant-time code, and leaves
 * that world by one named door, {@link org.piaoxiang.protocol.group.ScalarField#response}.
 */
@NullMarked
package org.piaoxiang.protocol.group;

import org.jspecify.annotations.NullMarked;
