/**
 * The verifier: numbered checks over archives, every failure with its place. What each check means precisely stands in
 * docs/protocol.md; {@link org.piaoxiang.verifier.ArchiveVerifier} makes them.
 */
@NullMarked
package org.piaoxiang.verifier;

import org.jspecify.annotations.NullMarked;
