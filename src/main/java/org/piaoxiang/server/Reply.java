package org.piaoxiang.server;

import java.util.Optional;
import org.piaoxiang.json.Json;

/** What an operation answers. */
public sealed interface Reply {
    /** JSON with status 200; {@code session} is a new session token to set as cookie. */
    record Data(Json body, Optional<String> session) implements Reply {}

    /** Bytes with status 200. */
    @SuppressWarnings("ArrayRecordComponent") // sent once, never compared
    record File(String contentType, String name, byte[] bytes) implements Reply {}

    /** Nothing, status 204. */
    record Done(boolean endSession) implements Reply {}

    /** A refusal. */
    record Refused(Problem problem) implements Reply {}

    /** Answers JSON. */
    static Reply data(Json body) {
        return new Data(body, Optional.empty());
    }

    /** Answers nothing. */
    static Reply done() {
        return new Done(false);
    }

    /** Refuses with {@code code} and no facts. */
    static Reply refused(String code) {
        return new Refused(Problem.of(code, Json.object()));
    }

    /** Refuses with {@code code} and the facts its sentence needs. */
    static Reply refused(String code, Json.Obj facts) {
        return new Refused(Problem.of(code, facts));
    }
}
