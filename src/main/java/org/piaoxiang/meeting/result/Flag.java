package org.piaoxiang.meeting.result;

import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.entry.ObjectBuilder;

/** Something a human should look at; never a consequence by itself. */
public record Flag(String id, String text, String arithmetic) {
    /** Returns the fields. */
    public Json.Obj toJson() {
        return new ObjectBuilder()
                .put("id", id)
                .put("text", text)
                .put("arithmetic", arithmetic)
                .build();
    }
}
