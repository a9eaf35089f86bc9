package org.piaoxiang.station;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.archive.ArchiveOverview;
import org.piaoxiang.protocol.archive.ArchiveSource;
import org.piaoxiang.protocol.archive.UnusableArchive;
import org.piaoxiang.protocol.ballot.Tracker;
import org.piaoxiang.verifier.ClosedSet;
import org.piaoxiang.verifier.Report;
import org.piaoxiang.verifier.SealStatement;
import org.piaoxiang.verifier.Stage;

/**
 * The archive of one closed poll, looked at by this station's own verifier, beside what record and seal say of it.
 *
 * @param poll what the record says
 * @param title of the poll, empty where the archive cannot be read
 * @param archive its bytes
 * @param report what the verifier found
 * @param asSealed whether its setup is the one that the observer sealed
 * @param asClosed whether its ballots are those of the closed set
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ClosedBox(ClosedSet.Poll poll, String title, byte[] archive, Report report, boolean asSealed, boolean asClosed) {
    static ClosedBox look(MeetingData data, ClosedSet.Poll poll, Map<String, SealStatement> seals, Verifying verifying)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException {
        byte[] archive = data.archive(poll.uuid());
        Report report = verifying.verify(archive);
        try {
            ArchiveOverview overview = ArchiveOverview.read(ArchiveSource.of(archive));
            Optional<SealStatement> seal = Optional.ofNullable(seals.get(poll.uuid()));
            List<String> trackers =
                    overview.trackers().stream().map(Tracker::full).toList();
            boolean asSealed = overview.election().uuid().equals(poll.uuid())
                    && seal.filter(kept -> kept.setup().equals(overview.setupHash()))
                            .isPresent();
            boolean asClosed = trackers.size() == poll.returned()
                    && ClosedSet.hash(trackers).equals(poll.closedSet());
            return new ClosedBox(poll, overview.election().name(), archive, report, asSealed, asClosed);
        } catch (UnusableArchive unusable) {
            return new ClosedBox(poll, "", archive, report, false, false);
        }
    }

    /** Returns what was looked at, to be compared with another program's verdict. */
    Looked looked() {
        return new Looked(poll.uuid(), title, Looked.hashOf(archive), report);
    }

    /** Refuses what may not be signed or opened. */
    void requireGood() throws StationRefusal {
        boolean stageFits = report.stage()
                .filter(stage -> stage == Stage.TALLIED || stage == Stage.DECRYPTED || stage == Stage.RESULT)
                .isPresent();
        if (report.verdict() != Report.Verdict.VALID || !stageFits) {
            throw new StationRefusal("ARCHIVE_INVALID");
        }
        if (!asSealed) {
            throw new StationRefusal("SEAL_DIFFERS");
        }
        if (!asClosed) {
            throw new StationRefusal("CLOSED_SET_DIFFERS");
        }
    }
}
