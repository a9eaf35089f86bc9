package org.piaoxiang.proceedings;

import java.util.ArrayList;
import java.util.List;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.meeting.entry.EntryType;

/** Facts of a round that tablets need and that stand in the record only. */
public final class RoundFacts {
    private RoundFacts() {}

    /** Returns the observer's seals of {@code round}: a statement and its signature for each poll. */
    public static List<Json> seals(MeetingRooms rooms, String meeting, String round) throws JsonException {
        List<Json> seals = new ArrayList<>();
        for (Fields sealed : RecordFacts.of(rooms, meeting, EntryType.SEAL_ROUND)) {
            if (!sealed.text("round").equals(round)) {
                continue;
            }
            seals.clear();
            String[] signatures = sealed.text("signature").split(" ", -1);
            List<Json> rows = sealed.array("seals");
            for (int i = 0; i < rows.size(); i++) {
                String statement = Acting.sealStatement(meeting, round, Fields.of(rows.get(i), "seal"))
                        .canonical();
                seals.add(Json.object("statement", Json.text(statement), "signature", Json.text(signatures[i])));
            }
        }
        return seals;
    }
}
