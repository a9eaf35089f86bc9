/** {@code serve}: the lasting server, and what it shares with the demo's. */
@NullMarked
package org.piaoxiang.cli.serve;

import org.jspecify.annotations.NullMarked;
