package org.piaoxiang.meeting.agenda;

import java.util.Optional;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.ObjectBuilder;

/**
 * A person that an item is about.
 *
 * @param person the roster id, where the candidate is in the meeting
 */
public record Candidate(
        String id,
        String name,
        Optional<String> person,
        String currentPost,
        Optional<String> proposedPost,
        Optional<String> removalPost,
        Optional<String> birth) {
    static Candidate read(Data data) {
        data.only("id", "name", "person", "currentPost", "proposedPost", "removalPost", "birth");
        return new Candidate(
                data.id("id"),
                data.text("name"),
                data.has("person") ? Optional.of(data.id("person")) : Optional.empty(),
                data.optionalText("currentPost").orElse(""),
                data.optionalText("proposedPost"),
                data.optionalText("removalPost"),
                data.optionalText("birth"));
    }

    /** Returns the fields as they came. */
    public Json.Obj toJson() {
        return new ObjectBuilder()
                .put("id", id)
                .put("name", name)
                .maybe("person", person)
                .put("currentPost", currentPost)
                .maybe("proposedPost", proposedPost)
                .maybe("removalPost", removalPost)
                .maybe("birth", birth)
                .build();
    }

    /** Returns what is to become of the candidate, in words. */
    public String proposal() {
        String removed = removalPost.map(post -> "免去" + post).orElse("");
        String proposed = proposedPost.map(post -> "拟任" + post).orElse("");
        return removed.isEmpty() || proposed.isEmpty() ? proposed + removed : proposed + "，" + removed;
    }
}
