/** Who is in the room, and the figures derived from it. */
@NullMarked
package org.piaoxiang.meeting.attendance;

import org.jspecify.annotations.NullMarked;
