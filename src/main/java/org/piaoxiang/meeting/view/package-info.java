/** What a role's screens get, derived from the state. */
@NullMarked
package org.piaoxiang.meeting.view;

import org.jspecify.annotations.NullMarked;
