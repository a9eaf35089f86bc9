/** Commands and their wiring. */
@NullMarked
package org.piaoxiang.cli;

import org.jspecify.annotations.NullMarked;
