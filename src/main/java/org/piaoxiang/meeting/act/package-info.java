/** The rules of each act: accepted with its facts, or refused with a code. */
@NullMarked
package org.piaoxiang.meeting.act;

import org.jspecify.annotations.NullMarked;
