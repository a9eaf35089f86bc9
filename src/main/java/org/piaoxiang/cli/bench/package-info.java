/** {@code bench}: what is measured, always by the paths that users take, in one run. */
@NullMarked
package org.piaoxiang.cli.bench;

import org.jspecify.annotations.NullMarked;
