/** Entries of a meeting's record, who makes them, and strict reading of what they carry (docs/acts.md). */
@NullMarked
package org.piaoxiang.meeting.entry;

import org.jspecify.annotations.NullMarked;
