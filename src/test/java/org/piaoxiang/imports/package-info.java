/** Tests of the reading of real input. */
@NullMarked
package org.piaoxiang.imports;

import org.jspecify.annotations.NullMarked;
