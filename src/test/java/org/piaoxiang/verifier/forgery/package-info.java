/**
 * The forgery workshop: takes elections apart, alters one thing, and rebuilds around it everything that an attacker could
 * rebuild, so that exactly the check that is meant stands in the way (docs/protocol.md, numbered checks).
 */
@NullMarked
package org.piaoxiang.verifier.forgery;

import org.jspecify.annotations.NullMarked;
