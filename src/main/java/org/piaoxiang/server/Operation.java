package org.piaoxiang.server;

/** One operation of the route table. Runs on a virtual thread and may block. */
@FunctionalInterface
public interface Operation {
    /** Answers {@code request}. A {@link org.piaoxiang.json.JsonException} becomes BAD_REQUEST. */
    Reply handle(Request request) throws Exception;
}
