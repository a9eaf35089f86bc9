/** Why an act is refused: stable codes and the sentences that people read. */
@NullMarked
package org.piaoxiang.meeting.refusal;

import org.jspecify.annotations.NullMarked;
