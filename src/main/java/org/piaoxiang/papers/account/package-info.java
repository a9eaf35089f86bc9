/** What happened in a meeting, put together once from its state and entries; every paper says what stands here. */
@NullMarked
package org.piaoxiang.papers.account;

import org.jspecify.annotations.NullMarked;
