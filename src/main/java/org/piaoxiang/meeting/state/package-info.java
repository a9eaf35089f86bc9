/** The state of a meeting, derived from its entries alone. */
@NullMarked
package org.piaoxiang.meeting.state;

import org.jspecify.annotations.NullMarked;
