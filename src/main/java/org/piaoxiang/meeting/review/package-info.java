/** What is filed with the superior before a meeting (提前审查), what came back, and what a reviewer should look at. */
@NullMarked
package org.piaoxiang.meeting.review;

import org.jspecify.annotations.NullMarked;
