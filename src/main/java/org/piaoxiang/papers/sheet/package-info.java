/** Papers as XLSX. */
@NullMarked
package org.piaoxiang.papers.sheet;

import org.jspecify.annotations.NullMarked;
