package org.piaoxiang.meeting.review;

import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.ObjectBuilder;

/** A file that goes with the account, named by the SHA-256 of its bytes (lower-case hexadecimal). */
public record Attachment(String hash, String name, int size) {
    static Attachment read(Data data) {
        data.only("hash", "name", "size");
        if (!data.id("hash").matches("[0-9a-f]{64}")) {
            throw data.wrong("hash", "is not a SHA-256");
        }
        return new Attachment(data.id("hash"), data.text("name"), data.count("size"));
    }

    /** Returns the fields as they came. */
    public Json.Obj toJson() {
        return new ObjectBuilder()
                .put("hash", hash)
                .put("name", name)
                .put("size", size)
                .build();
    }
}
