/**
 * What goes between a meeting's server and the superior department where no line connects them: the department's keys and
 * card, the sealed file of what was filed, and the signed answer. Formats: docs/exchange.md.
 */
@NullMarked
package org.piaoxiang.exchange;

import org.jspecify.annotations.NullMarked;
