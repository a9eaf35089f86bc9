/** Who belongs to the meeting and in which capacity. */
@NullMarked
package org.piaoxiang.meeting.roster;

import org.jspecify.annotations.NullMarked;
