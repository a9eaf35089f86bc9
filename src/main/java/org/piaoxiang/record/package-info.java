/**
 * The record of a meeting as a verifiable log: a Merkle tree over its entries, signed checkpoints, cosignatures of witnesses,
 * and a reader that checks entries against a checkpoint. Pure: it knows no clock, no database and no random source that was
 * not handed in.
 *
 * <table>
 * <caption>Map of the specifications</caption>
 * <tr><td>RFC 6962, section 2.1 (hashing)</td><td>{@link org.piaoxiang.record.TreeHash}</td></tr>
 * <tr><td>RFC 6962, section 2.1 (growing leaf by leaf)</td><td>{@link org.piaoxiang.record.Frontier}</td></tr>
 * <tr><td>RFC 6962, section 2.1.1 (audit paths)</td><td>{@link org.piaoxiang.record.InclusionProof}</td></tr>
 * <tr><td>RFC 6962, section 2.1.2 (consistency)</td><td>{@link org.piaoxiang.record.ConsistencyProof}</td></tr>
 * <tr><td>c2sp.org/signed-note</td><td>{@link org.piaoxiang.record.SignedNote}, {@link
 * org.piaoxiang.record.NoteSignature}, {@link org.piaoxiang.record.NoteKey}</td></tr>
 * <tr><td>c2sp.org/tlog-checkpoint</td><td>{@link org.piaoxiang.record.Checkpoint}</td></tr>
 * <tr><td>c2sp.org/tlog-cosignature, Ed25519</td><td>{@link org.piaoxiang.record.Cosignature}</td></tr>
 * </table>
 */
@NullMarked
package org.piaoxiang.record;

import org.jspecify.annotations.NullMarked;
