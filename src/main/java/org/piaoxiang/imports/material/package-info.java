/** The pages of a PDF as images. */
@NullMarked
package org.piaoxiang.imports.material;

import org.jspecify.annotations.NullMarked;
