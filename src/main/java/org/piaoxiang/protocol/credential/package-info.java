/** Slips and their credentials: Belenios specification 3.3.0, section 4.8, and the check characters of docs/protocol.md. */
@NullMarked
package org.piaoxiang.protocol.credential;

import org.jspecify.annotations.NullMarked;
