/**
 * Groups whose arithmetic is somebody else's, to measure ours against. They say the same about every ballot as the real ones and
 * are reachable from {@code bench} alone: no election can name them.
 */
@org.jspecify.annotations.NullMarked
package org.piaoxiang.cli.bench.baseline;
