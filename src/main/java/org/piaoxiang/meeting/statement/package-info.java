/** Named statements of opinion and the order in which they are made. */
@NullMarked
package org.piaoxiang.meeting.statement;

import org.jspecify.annotations.NullMarked;
