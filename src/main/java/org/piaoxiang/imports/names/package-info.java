/** Stroke order and pinyin of people's names. */
@NullMarked
package org.piaoxiang.imports.names;

import org.jspecify.annotations.NullMarked;
