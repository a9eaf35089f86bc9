package org.piaoxiang.station;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.archive.ArchiveOverview;
import org.piaoxiang.protocol.archive.ArchiveSource;
import org.piaoxiang.protocol.archive.UnusableArchive;
import org.piaoxiang.protocol.ballot.Tracker;
import org.piaoxiang.record.VerifyKey;
import org.piaoxiang.verifier.ClosedSet;
import org.piaoxiang.verifier.Receipt;

/**
 * Receipts that voters show at this station for ballots which the closed box lacks. One that holds binds the station, whatever
 * the server says: it neither cosigns nor opens that round any more.
 */
final class Objections {
    private final MeetingData data;
    private final StationFiles files;

    Objections(MeetingData data, StationFiles files) {
        this.data = data;
        this.files = files;
    }

    /** Takes a receipt for {@code round}, keeps it if the box lacks a ballot of it, and hands it to the server for the record. */
    List<String> raise(String round, String statement, String signature)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        Receipt receipt = Receipt.parse(statement);
        VerifyKey server = files.note("server.key")
                .flatMap(VerifyKey::ofBase64)
                .orElseThrow(() -> new StationRefusal("OBJECTION_UNFOUNDED"));
        boolean ours = receipt.meeting().equals(data.meeting())
                && receipt.round().equals(round)
                && receipt.isSignedBy(server, signature);
        List<String> missing = ours ? receipt.missingFrom(box(round)) : List.of();
        if (missing.isEmpty()) {
            throw new StationRefusal("OBJECTION_UNFOUNDED");
        }
        Json.Obj entry = Json.object(
                "round", Json.text(round), "statement", Json.text(statement), "signature", Json.text(signature));
        files.keep(name(round), JsonWriter.compact(entry));
        data.server().act(data.meeting(), "OBJECT", entry);
        return missing;
    }

    /** Refuses to go on with a round to which somebody has objected, here or on the record. */
    void requireNone(String round) throws IOException, JsonException, StationRefusal {
        if (files.note(name(round)).isPresent()
                || data.lastOfRound("OBJECT", round).isPresent()) {
            throw new StationRefusal("OBJECTION_STANDS");
        }
    }

    private List<String> box(String round)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        List<String> trackers = new ArrayList<>();
        for (ClosedSet.Poll poll : new SealedRound(data, round).closed()) {
            try {
                ArchiveOverview.read(ArchiveSource.of(data.archive(poll.uuid()))).trackers().stream()
                        .map(Tracker::full)
                        .forEach(trackers::add);
            } catch (UnusableArchive unusable) {
                throw new StationRefusal("ARCHIVE_INVALID");
            }
        }
        return trackers;
    }

    private String name(String round) {
        return "objection-" + data.meeting() + "-" + round + ".json";
    }
}
