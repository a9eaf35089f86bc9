/** Files as rows of text, within limits and without surprises. */
@NullMarked
package org.piaoxiang.imports.table;

import org.jspecify.annotations.NullMarked;
