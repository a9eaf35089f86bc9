package org.piaoxiang.meeting.review;

import java.util.Optional;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.ObjectBuilder;

/**
 * Somebody was sounded out (酝酿).
 *
 * @param with who was asked
 * @param divergent whether the opinion differs in earnest
 * @param resolution how the difference was dealt with
 */
public record Consultation(String with, String opinion, boolean divergent, Optional<String> resolution) {
    static Consultation read(Data data) {
        data.only("with", "opinion", "divergent", "resolution");
        return new Consultation(
                data.text("with"), data.text("opinion"), data.flag("divergent"), data.optionalText("resolution"));
    }

    /** Whether a difference is left as it is. */
    public boolean unresolved() {
        return divergent && resolution.isEmpty();
    }

    /** Returns the fields as they came. */
    public Json.Obj toJson() {
        return new ObjectBuilder()
                .put("with", with)
                .put("opinion", opinion)
                .put("divergent", divergent)
                .maybe("resolution", resolution)
                .build();
    }
}
