/** Everything of a meeting in one file. */
@NullMarked
package org.piaoxiang.papers.export;

import org.jspecify.annotations.NullMarked;
