/**
 * Zero-knowledge proofs: Belenios specification 3.3.0.
 *
 * <table>
 * <caption>Map of the specification</caption>
 * <tr><td>section 4.3, proof</td><td>{@link org.piaoxiang.protocol.proof.Proof}</td></tr>
 * <tr><td>every check of a challenge against its hash</td><td>{@link org.piaoxiang.protocol.proof.Claim}</td></tr>
 * <tr><td>sections 4.12 (interval membership) and 4.13 (possibly-blank votes)</td><td>{@link
 * org.piaoxiang.protocol.proof.OneOf}: both say that one of several statements "this ciphertext encrypts that number" is
 * true</td></tr>
 * <tr><td>sections 4.5 (pok) and 4.16 (signatures)</td><td>{@link org.piaoxiang.protocol.proof.KeyProof}</td></tr>
 * <tr><td>section 4.20 (decryption), and our bound proofs</td><td>{@link org.piaoxiang.protocol.proof.ShareProof}</td></tr>
 * </table>
 */
@NullMarked
package org.piaoxiang.protocol.proof;

import org.jspecify.annotations.NullMarked;
