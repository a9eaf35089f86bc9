package org.piaoxiang.meeting.observation;

import java.util.Optional;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.entry.ObjectBuilder;

/**
 * A count that waits (封存待计): the box is closed, and neither cosigned nor opened until it is resumed.
 *
 * @param cause why
 * @param text the reason in words
 * @param by who put it off
 */
public record Hold(Cause cause, Optional<String> text, String by) {
    /** Why a count waits. */
    public enum Cause {
        LATE_OBSERVER,
        OBSERVER_REFUSES,
        OTHER;

        /** Returns this in Chinese. */
        public String words() {
            return switch (this) {
                case LATE_OBSERVER -> "列席监督人员尚未到会";
                case OBSERVER_REFUSES -> "列席监督人员拒绝确认";
                case OTHER -> "其他原因";
            };
        }
    }

    /** Returns the reason as one sees it. */
    public String words() {
        return cause.words() + text.map(more -> "（" + more + "）").orElse("");
    }

    /** Returns this for a view. */
    public Json.Obj toJson() {
        return new ObjectBuilder()
                .put("cause", cause)
                .maybe("text", text)
                .put("by", by)
                .build();
    }
}
