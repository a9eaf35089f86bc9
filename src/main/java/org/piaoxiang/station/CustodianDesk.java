package org.piaoxiang.station;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.archive.ArchiveOverview;
import org.piaoxiang.protocol.archive.ArchiveSource;
import org.piaoxiang.protocol.archive.TalliedArchive;
import org.piaoxiang.protocol.archive.UnusableArchive;
import org.piaoxiang.protocol.ballot.PollRules;
import org.piaoxiang.protocol.ballot.Tracker;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.HashFunction;
import org.piaoxiang.protocol.group.RandomSource;
import org.piaoxiang.protocol.group.SecretScalar;
import org.piaoxiang.protocol.trustee.ShareMaker;
import org.piaoxiang.protocol.trustee.TrusteeKey;
import org.piaoxiang.record.VerifyKey;
import org.piaoxiang.verifier.ArchiveVerifier;
import org.piaoxiang.verifier.ClosedSet;
import org.piaoxiang.verifier.Report;
import org.piaoxiang.verifier.Stage;

/**
 * A custodian's key and what it may open: one verified tally per uuid, under a closed set that the observer has signed, not
 * below the floor; asked again it gives the same share.
 */
public final class CustodianDesk {
    private final MeetingData data;
    private final StationFiles files;
    private final Group group;
    private final ExecutorService workers;
    private final RandomSource random;

    /** Makes the desk. */
    public CustodianDesk(
            MeetingData data, StationFiles files, Group group, ExecutorService workers, RandomSource random) {
        this.data = data;
        this.files = files;
        this.group = group;
        this.workers = workers;
        this.random = random;
    }

    /** Why a station does not open something; names are stable codes. */
    public static final class WillNotOpen extends Exception {
        private static final long serialVersionUID = 1L;

        WillNotOpen(String code) {
            super(code, null, false, false);
        }

        /** Returns the code. */
        public String code() {
            return String.valueOf(getMessage());
        }
    }

    /** Makes this station's key for the meeting, if it has none yet, and offers its public part. */
    public String offerKey(String custodian, String holder)
            throws IOException, InterruptedException, ServerClient.Refusal {
        try (SecretScalar secret = files.custodianKey(group, data.meeting())) {
            TrusteeKey key = TrusteeKey.of(group, secret, random);
            data.server()
                    .act(
                            data.meeting(),
                            "OFFER_KEY",
                            Json.object(
                                    "custodian", Json.text(custodian),
                                    "holder", Json.text(holder),
                                    "publicKey", key.json()));
            return key.key();
        }
    }

    /** Returns the text of this station's public key. */
    public String publicKey() throws IOException {
        try (SecretScalar secret = files.custodianKey(group, data.meeting())) {
            return group.secretPower(secret).encoded();
        }
    }

    /** Verifies the closed polls of {@code round}. */
    public List<Report> verify(String round)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException {
        List<Report> reports = new ArrayList<>();
        for (ClosedSet.Poll poll : closedPolls(round)) {
            reports.add(new ArchiveVerifier(workers, (ballots, read, all) -> {})
                    .verify(ArchiveSource.of(data.archive(poll.uuid()))));
        }
        return reports;
    }

    /** Makes the shares of all polls of {@code round} and hands them in under {@code custodian}. */
    public void share(String round, String custodian)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, WillNotOpen {
        requireCosignature(round);
        List<Json> shares = new ArrayList<>();
        for (ClosedSet.Poll poll : closedPolls(round)) {
            String share = shareOf(poll);
            shares.add(Json.object("uuid", Json.text(poll.uuid()), "share", Json.text(share)));
        }
        data.server()
                .post(
                        "/api/meetings/" + data.meeting() + "/rounds/" + round + "/shares",
                        Json.object("custodian", Json.text(custodian), "shares", Json.array(shares)));
    }

    /** Returns what the record says of the closed polls of {@code round}. */
    public List<ClosedSet.Poll> closedPolls(String round)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException {
        Fields closed =
                data.lastOfRound("CLOSE_ROUND", round).orElseThrow(() -> new JsonException("the round is not closed"));
        List<ClosedSet.Poll> polls = new ArrayList<>();
        for (Json item : closed.array("polls")) {
            Fields poll = Fields.of(item, "poll");
            polls.add(new ClosedSet.Poll(poll.text("uuid"), poll.integer("returned"), poll.text("closedSet")));
        }
        return polls;
    }

    private void requireCosignature(String round)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, WillNotOpen {
        Optional<Fields> cosigned = data.lastOfRound("COSIGN_CLOSED_SET", round);
        List<Fields> cards = data.entries("OBSERVER_CARD");
        if (cosigned.isEmpty() || cards.isEmpty()) {
            throw new WillNotOpen("CLOSED_SET_NOT_COSIGNED");
        }
        byte[] statement =
                ClosedSet.statement(data.meeting(), round, closedPolls(round)).getBytes(StandardCharsets.UTF_8);
        String signature = cosigned.get().text("signature");
        boolean good = VerifyKey.ofBase64(cards.getLast().text("key"))
                .filter(key -> key.verifyBase64(statement, signature))
                .isPresent();
        if (!good) {
            throw new WillNotOpen("CLOSED_SET_SIGNATURE");
        }
    }

    private String shareOf(ClosedSet.Poll poll)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, WillNotOpen {
        byte[] archive = data.archive(poll.uuid());
        Report report = new ArchiveVerifier(workers, (ballots, read, all) -> {}).verify(ArchiveSource.of(archive));
        if (report.verdict() != Report.Verdict.VALID || report.stage().orElseThrow() != Stage.TALLIED) {
            throw new WillNotOpen("ARCHIVE_INVALID");
        }
        try {
            TalliedArchive tallied = TalliedArchive.read(ArchiveSource.of(archive));
            ArchiveOverview overview = ArchiveOverview.read(ArchiveSource.of(archive));
            List<String> trackers =
                    overview.trackers().stream().map(Tracker::full).toList();
            if (!ClosedSet.hash(trackers).equals(poll.closedSet())
                    || !tallied.election().uuid().equals(poll.uuid())) {
                throw new WillNotOpen("CLOSED_SET_DIFFERS");
            }
            int floor = PollRules.parse(tallied.election().description())
                    .map(PollRules::floor)
                    .orElseThrow(() -> new WillNotOpen("RULES_MISSING"));
            if (tallied.sized().ballots() < floor) {
                throw new WillNotOpen("BELOW_FLOOR");
            }
            return once(poll.uuid(), tallied);
        } catch (UnusableArchive unusable) {
            throw new WillNotOpen("ARCHIVE_INVALID");
        }
    }

    /** One tally per uuid: the share is kept with the tally's hash, and only that tally gets it, again and again. */
    private String once(String uuid, TalliedArchive tallied) throws IOException, JsonException, WillNotOpen {
        String name = "opened-" + uuid + ".json";
        String tallyHash = HashFunction.SHA_256.hex(tallied.tally().bytes(group));
        Optional<String> kept = files.note(name);
        if (kept.isPresent()) {
            Fields fields = Fields.of(JsonReader.read(kept.get()), "opened");
            if (!fields.text("tally").equals(tallyHash)) {
                throw new WillNotOpen("ALREADY_OPENED_ANOTHER");
            }
            return fields.text("share");
        }
        try (SecretScalar secret = files.custodianKey(group, data.meeting())) {
            String share = new String(
                    ShareMaker.make(tallied.election(), tallied.tally(), secret, random)
                            .bytes(),
                    StandardCharsets.UTF_8);
            files.keep(name, JsonWriter.compact(Json.object("tally", Json.text(tallyHash), "share", Json.text(share))));
            return share;
        }
    }
}
