/**
 * HTTP and WebSocket: the network's edge. {@code openapi.json} is the route table; each operation is a plain function from
 * {@link org.piaoxiang.server.Request} to {@link org.piaoxiang.server.Reply} that runs on a virtual thread and may block.
 * Only this package, {@code store} and {@code station} know {@code Future}.
 */
@NullMarked
package org.piaoxiang.server;

import org.jspecify.annotations.NullMarked;
