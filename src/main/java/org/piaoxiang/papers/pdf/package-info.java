/** Papers as PDF. */
@NullMarked
package org.piaoxiang.papers.pdf;

import org.jspecify.annotations.NullMarked;
