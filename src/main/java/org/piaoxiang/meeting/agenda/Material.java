package org.piaoxiang.meeting.agenda;

import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.ObjectBuilder;

/** A paper laid before the meeting. */
public record Material(String id, String name, int pages) {
    static Material read(Data data) {
        data.only("id", "name", "pages");
        return new Material(data.id("id"), data.text("name"), data.count("pages"));
    }

    /** Returns the fields as they came. */
    public Json.Obj toJson() {
        return new ObjectBuilder()
                .put("id", id)
                .put("name", name)
                .put("pages", pages)
                .build();
    }
}
