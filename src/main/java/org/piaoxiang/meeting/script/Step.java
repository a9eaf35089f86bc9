package org.piaoxiang.meeting.script;

import java.util.Map;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.entry.ObjectBuilder;

/**
 * A step of the chair's script (提词).
 *
 * @param cue what the chair says, with live figures
 */
public record Step(int number, String title, String cue, Progress progress, Map<String, String> figures) {
    /** Where a step stands. */
    public enum Progress {
        DONE,
        NOW,
        LATER
    }

    /** Returns the fields of a view. */
    public Json.Obj toJson() {
        ObjectBuilder shown = new ObjectBuilder();
        figures.forEach(shown::put);
        ObjectBuilder out = new ObjectBuilder()
                .put("number", number)
                .put("title", title)
                .put("cue", cue)
                .put("state", progress);
        return figures.isEmpty()
                ? out.build()
                : out.put("figures", shown.build()).build();
    }
}
