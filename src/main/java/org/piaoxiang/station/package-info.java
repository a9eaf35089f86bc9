/**
 * The local program of observer, issuer, custodian and scrutineer: keys and what was last seen in files of its own, the
 * verifier in its own jar, and from the server nothing but data. And that of a superior department without a line, which has no
 * server at all ({@code Office*}, docs/exchange.md).
 */
@NullMarked
package org.piaoxiang.station;

import org.jspecify.annotations.NullMarked;
