/** The items that the meeting decides, recommends or appraises. */
@NullMarked
package org.piaoxiang.meeting.agenda;

import org.jspecify.annotations.NullMarked;
