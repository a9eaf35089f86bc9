package org.piaoxiang.proceedings;

import java.util.Collection;
import java.util.List;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.proceedings.port.PoolStore;
import org.piaoxiang.record.VerifyKey;
import org.piaoxiang.verifier.Receipt;

/**
 * Objections of tablets: a receipt with the server's own signature for a ballot that the closed box lacks. One that holds goes
 * into the record and stops the count of the round.
 */
public final class Objections {
    private final MeetingRooms rooms;
    private final PoolStore pool;
    private final VerifyKey serverKey;

    /** Makes the use case; receipts are signed with {@code serverKey}. */
    public Objections(MeetingRooms rooms, PoolStore pool, VerifyKey serverKey) {
        this.rooms = rooms;
        this.pool = pool;
        this.serverKey = serverKey;
    }

    /** Takes what a tablet shows; the same receipt again is answered as the first time. */
    public Outcome raise(String meeting, String round, String statement, String signature) {
        Json.Obj data = Json.object(
                "round", Json.text(round), "statement", Json.text(statement), "signature", Json.text(signature));
        if (!isFounded(meeting, data)) {
            return Outcome.Refused.of("OBJECTION_UNFOUNDED");
        }
        Outcome outcome = rooms.act(meeting, RoundWork.SERVER, EntryType.OBJECT, data);
        boolean again =
                outcome instanceof Outcome.Refused refused && refused.code().equals("ALREADY_OBJECTED");
        long size = rooms.state(meeting).orElseThrow().size();
        return again ? new Outcome.Done(size, size) : outcome;
    }

    /** Whether {@code data} of an OBJECT shows our own receipt of this round for a ballot that is not in its closed box. */
    boolean isFounded(String meeting, Json.Obj data) {
        try {
            Fields fields = Fields.of(data, "data");
            Receipt receipt = Receipt.parse(fields.text("statement"));
            List<String> box = pool.closedTrackers(meeting, fields.text("round")).values().stream()
                    .flatMap(Collection::stream)
                    .toList();
            return receipt.meeting().equals(meeting)
                    && receipt.round().equals(fields.text("round"))
                    && receipt.isSignedBy(serverKey, fields.text("signature"))
                    && !receipt.missingFrom(box).isEmpty();
        } catch (JsonException misshapen) {
            return false;
        }
    }
}
