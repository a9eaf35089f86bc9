/**
 * PostgreSQL behind the ports of {@code proceedings}, and the embedded server.
 *
 * <p>Two roles: the owner runs the migrations and owns the boxes; the server works as the application role, which may add to
 * the record and read it, and cannot change it.
 */
@NullMarked
package org.piaoxiang.store;

import org.jspecify.annotations.NullMarked;
