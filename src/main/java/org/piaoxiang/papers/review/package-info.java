/** The letter with which a meeting is filed for review, and the answer of those who reviewed it. */
@NullMarked
package org.piaoxiang.papers.review;

import org.jspecify.annotations.NullMarked;
