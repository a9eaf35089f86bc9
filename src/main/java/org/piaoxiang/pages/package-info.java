/** The pages out of this program's own jar, as server and station both serve them. */
@NullMarked
package org.piaoxiang.pages;

import org.jspecify.annotations.NullMarked;
