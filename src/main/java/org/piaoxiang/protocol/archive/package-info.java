/**
 * Archives ({@code .bel} files): the public data of one election, Belenios specification 3.3.0, section 4.4.
 *
 * <p>An archive is an append-only sequence of old-style tar records: a header, data named by their hash, and events that
 * form a hash chain. What the text leaves out (tar fields, padding, no end-of-archive block) follows what belenios-tool
 * 2.0 and 3.3.0 write.
 */
@NullMarked
package org.piaoxiang.protocol.archive;

import org.jspecify.annotations.NullMarked;
