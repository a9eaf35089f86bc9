package org.piaoxiang.proceedings;

import org.piaoxiang.json.Json;

/** What became of something that was asked of a meeting. */
public sealed interface Outcome {
    /** It stands in the record as entry {@code number}; {@code size} entries now. */
    record Done(long number, long size) implements Outcome {}

    /** It was refused, with a stable code and the facts its sentence needs. */
    record Refused(String code, Json.Obj facts) implements Outcome {
        /** Refuses without facts. */
        public static Refused of(String code) {
            return new Refused(code, Json.object());
        }
    }
}
