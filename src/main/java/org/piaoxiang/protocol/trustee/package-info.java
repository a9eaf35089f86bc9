/**
 * Custodians (trustees), their keys and decryption shares: Belenios specification 3.3.0.
 *
 * <table>
 * <caption>Map of the specification</caption>
 * <tr><td>section 4.5, verification keys</td><td>{@link org.piaoxiang.protocol.trustee.TrusteeKey}</td></tr>
 * <tr><td>section 4.7, trustees</td><td>{@link org.piaoxiang.protocol.trustee.Trustees}</td></tr>
 * <tr><td>section 4.20, partial decryptions</td><td>{@link org.piaoxiang.protocol.trustee.Share}, {@link
 * org.piaoxiang.protocol.trustee.ShareMaker}, {@link org.piaoxiang.protocol.trustee.ShareCheck}</td></tr>
 * <tr><td>section 4.21, combining shares</td><td>{@link org.piaoxiang.protocol.trustee.Opening}</td></tr>
 * </table>
 *
 * <p>{@link org.piaoxiang.protocol.trustee.KeyFile} is ours: how a custodian keeps a key.
 */
@NullMarked
package org.piaoxiang.protocol.trustee;

import org.jspecify.annotations.NullMarked;
