/**
 * JSON as the protocol needs it: strict reading with bounds, compact printing that keeps the order of fields (Belenios
 * specification 3.3.0, section 4.1), and canonical printing (RFC 8785) for our own structures.
 */
@NullMarked
package org.piaoxiang.json;

import org.jspecify.annotations.NullMarked;
