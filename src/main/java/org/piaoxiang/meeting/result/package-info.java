/** One model of results that page, paper and view are fed from. */
@NullMarked
package org.piaoxiang.meeting.result;

import org.jspecify.annotations.NullMarked;
