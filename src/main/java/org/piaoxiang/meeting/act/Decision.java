package org.piaoxiang.meeting.act;

import java.util.List;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.entry.NewEntry;
import org.piaoxiang.meeting.refusal.RefusalCode;

/** What comes of an act. */
public sealed interface Decision {
    /** The act becomes these entries. */
    record Accepted(List<NewEntry> entries) implements Decision {}

    /** The act is refused; the facts go into the sentence that people read. */
    record Refused(RefusalCode code, Json.Obj facts) implements Decision {}
}
