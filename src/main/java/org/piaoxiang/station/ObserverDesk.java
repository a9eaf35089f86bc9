package org.piaoxiang.station;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.archive.ArchiveOverview;
import org.piaoxiang.protocol.archive.ArchiveSource;
import org.piaoxiang.protocol.archive.UnusableArchive;
import org.piaoxiang.protocol.ballot.Tracker;
import org.piaoxiang.record.SigningKey;
import org.piaoxiang.verifier.ClosedSet;
import org.piaoxiang.verifier.Report;

/** What the observer signs: the card, the seal of a round, the closed set; each after this station has looked itself. */
public final class ObserverDesk {
    private final MeetingData data;
    private final StationFiles files;
    private final SetupInspection inspection;
    private final CustodianDesk custody;

    /** Makes the desk. */
    public ObserverDesk(MeetingData data, StationFiles files, SetupInspection inspection, CustodianDesk custody) {
        this.data = data;
        this.files = files;
        this.inspection = inspection;
        this.custody = custody;
    }

    /** This station will not sign; the message is a stable code. */
    public static final class WillNotSign extends Exception {
        private static final long serialVersionUID = 1L;

        WillNotSign(String code) {
            super(code, null, false, false);
        }

        /** Returns the code. */
        public String code() {
            return String.valueOf(getMessage());
        }
    }

    /** Presents the observer's card. */
    public String presentCard(String name, String unit) throws IOException, InterruptedException, ServerClient.Refusal {
        try (SigningKey key = files.signingKey()) {
            String text = key.verifyKey().base64();
            data.server()
                    .act(
                            data.meeting(),
                            "OBSERVER_CARD",
                            Json.object("name", Json.text(name), "unit", Json.text(unit), "key", Json.text(text)));
            return text;
        }
    }

    /** Inspects {@code round} and, where nothing is wrong, seals it. */
    public SetupInspection.Result seal(String round)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, WillNotSign {
        SetupInspection.Result result = inspection.inspect(round);
        if (!result.isGood()) {
            throw new WillNotSign("SETUP_NOT_IN_ORDER");
        }
        try (SigningKey key = files.signingKey()) {
            List<Json> seals = new ArrayList<>();
            List<String> signatures = new ArrayList<>();
            for (SetupInspection.Poll poll : result.polls()) {
                byte[] statement = poll.seal().canonical().getBytes(StandardCharsets.UTF_8);
                seals.add(Json.object(
                        "uuid", Json.text(poll.uuid()),
                        "election", Json.text(poll.seal().election()),
                        "setup", Json.text(poll.seal().setup()),
                        "size", Json.number(poll.size()),
                        "custodians",
                                Json.array(poll.seal().custodians().stream()
                                        .map(Json::text)
                                        .toList()),
                        "floor", Json.number(poll.seal().floor())));
                signatures.add(key.signBase64(statement));
            }
            data.server()
                    .act(
                            data.meeting(),
                            "SEAL_ROUND",
                            Json.object(
                                    "round", Json.text(round),
                                    "seals", Json.array(seals),
                                    "signature", Json.text(String.join(" ", signatures))));
        }
        return result;
    }

    /** Verifies the closed polls of {@code round} and, where all is well, signs the closed set. */
    public List<Report> cosign(String round)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, WillNotSign {
        List<Report> reports = custody.verify(round);
        List<ClosedSet.Poll> polls = custody.closedPolls(round);
        if (reports.stream().anyMatch(report -> report.verdict() != Report.Verdict.VALID)) {
            throw new WillNotSign("ARCHIVE_INVALID");
        }
        for (ClosedSet.Poll poll : polls) {
            try {
                List<String> trackers =
                        ArchiveOverview.read(ArchiveSource.of(data.archive(poll.uuid()))).trackers().stream()
                                .map(Tracker::full)
                                .toList();
                if (trackers.size() != poll.returned()
                        || !ClosedSet.hash(trackers).equals(poll.closedSet())) {
                    throw new WillNotSign("CLOSED_SET_DIFFERS");
                }
            } catch (UnusableArchive unusable) {
                throw new WillNotSign("ARCHIVE_INVALID");
            }
        }
        try (SigningKey key = files.signingKey()) {
            byte[] statement = ClosedSet.statement(data.meeting(), round, polls).getBytes(StandardCharsets.UTF_8);
            data.server()
                    .act(
                            data.meeting(),
                            "COSIGN_CLOSED_SET",
                            Json.object("round", Json.text(round), "signature", Json.text(key.signBase64(statement))));
        }
        return reports;
    }
}
