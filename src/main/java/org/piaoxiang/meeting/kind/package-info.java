/** From ballot kind and item to the questions of a poll. */
@NullMarked
package org.piaoxiang.meeting.kind;

import org.jspecify.annotations.NullMarked;
