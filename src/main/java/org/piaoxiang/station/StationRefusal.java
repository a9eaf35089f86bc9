package org.piaoxiang.station;

import org.piaoxiang.json.Json;

/** This station will not do something. Codes are stable; their sentences stand in {@code station-problems.json}. */
public final class StationRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Json.Obj facts;

    StationRefusal(String code) {
        this(code, Json.object());
    }

    StationRefusal(String code, Json.Obj facts) {
        super(code, null, false, false);
        this.facts = facts;
    }

    /** Returns the code. */
    public String code() {
        return String.valueOf(getMessage());
    }

    /** Returns what the sentence needs. */
    public Json.Obj facts() {
        return facts;
    }
}
