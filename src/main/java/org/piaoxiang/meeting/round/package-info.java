/** Polls opened, cast, closed and counted together. */
@NullMarked
package org.piaoxiang.meeting.round;

import org.jspecify.annotations.NullMarked;
