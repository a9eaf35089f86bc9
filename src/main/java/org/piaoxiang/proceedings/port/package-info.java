/**
 * What the use cases need from outside, in blocking style for virtual threads. Expected refusals are values; a store that
 * cannot be reached throws {@link org.piaoxiang.proceedings.port.StoreUnavailable}, after which the caller does not know
 * whether the change was made, and may ask again: every change can be repeated safely.
 */
@NullMarked
package org.piaoxiang.proceedings.port;

import org.jspecify.annotations.NullMarked;
