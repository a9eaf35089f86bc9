/** Badges to print and cut out. */
@NullMarked
package org.piaoxiang.papers.badge;

import org.jspecify.annotations.NullMarked;
