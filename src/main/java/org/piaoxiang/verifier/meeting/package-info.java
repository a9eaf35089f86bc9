/** The numbered checks M1 to M27 of a whole meeting: its record, its polls and its papers' figures together. */
@NullMarked
package org.piaoxiang.verifier.meeting;

import org.jspecify.annotations.NullMarked;
