/** Certificates: the server's own authority, made at the first start, and what is read from files. */
@NullMarked
package org.piaoxiang.server.tls;

import org.jspecify.annotations.NullMarked;
