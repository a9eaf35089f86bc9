/** What the observer adds to a meeting, and what keeps its counts waiting. */
@NullMarked
package org.piaoxiang.meeting.observation;

import org.jspecify.annotations.NullMarked;
