/** Work on several threads, where the order in which it ends does not matter. */
@NullMarked
package org.piaoxiang.protocol.parallel;

import org.jspecify.annotations.NullMarked;
