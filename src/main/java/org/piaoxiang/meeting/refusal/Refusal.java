package org.piaoxiang.meeting.refusal;

import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.entry.ObjectBuilder;

/** Leaves the checking of an act early. It never leaves {@code Meetings.decide}, which turns it into a value. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final RefusalCode code;
    private final transient Json.Obj facts;

    /** Refuses with facts for the sentence that people read; no stack trace, since a refusal is not a bug. */
    public Refusal(RefusalCode code, Json.Obj facts) {
        super(code.name(), null, false, false);
        this.code = code;
        this.facts = facts;
    }

    /** Refuses without facts. */
    public static Refusal of(RefusalCode code) {
        return new Refusal(code, new ObjectBuilder().build());
    }

    /** Refuses with one fact. */
    public static Refusal of(RefusalCode code, String name, String value) {
        return new Refusal(code, new ObjectBuilder().put(name, value).build());
    }

    /** Refuses with facts. */
    public static Refusal of(RefusalCode code, ObjectBuilder facts) {
        return new Refusal(code, facts.build());
    }

    /** Returns the code. */
    public RefusalCode code() {
        return code;
    }

    /** Returns the facts. */
    public Json.Obj facts() {
        return facts;
    }
}
