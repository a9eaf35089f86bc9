/**
 * Custodians (trustees), their keys and decryption shares: Belenios specification 3.3.0.
 *
 * <table>
 * <caption>Map of the specification</caption>
 * <tr><td>section 4.5, verification keys</td><td>{@link org.piaoxiang.protocol.trustee.TrusteeKey}</td></tr>
 * <tr><td>section 4.6.1, keys, signing, encrypting</td><td>{@link org.piaoxiang.protocol.trustee.MemberKeys}, {@link
 * org.piaoxiang.protocol.trustee.SignedMessage}, {@link org.piaoxiang.protocol.trustee.EncryptedMessage}</td></tr>
 * <tr><td>section 4.6.2, certificates</td><td>{@link org.piaoxiang.protocol.trustee.Certificate}, {@link
 * org.piaoxiang.protocol.trustee.CertifiedGroup}</td></tr>
 * <tr><td>section 4.6.3, channels</td><td>{@link org.piaoxiang.protocol.trustee.Channel}</td></tr>
 * <tr><td>sections 3.1 and 4.6.4 to 4.6.7, making a common key</td><td>{@link
 * org.piaoxiang.protocol.trustee.KeyCeremony}, {@link org.piaoxiang.protocol.trustee.PolynomialMessage}, {@link
 * org.piaoxiang.protocol.trustee.VerificationInput}, {@link org.piaoxiang.protocol.trustee.VerificationOutput}, {@link
 * org.piaoxiang.protocol.trustee.ThresholdParameters}, {@link org.piaoxiang.protocol.trustee.ThresholdCheck}</td></tr>
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
