/** The chair's script and the next action. */
@NullMarked
package org.piaoxiang.meeting.script;

import org.jspecify.annotations.NullMarked;
