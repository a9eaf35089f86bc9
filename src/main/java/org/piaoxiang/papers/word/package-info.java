/** Papers as DOCX. */
@NullMarked
package org.piaoxiang.papers.word;

import org.jspecify.annotations.NullMarked;
