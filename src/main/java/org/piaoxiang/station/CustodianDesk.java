package org.piaoxiang.station;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.archive.ArchiveSource;
import org.piaoxiang.protocol.archive.TalliedArchive;
import org.piaoxiang.protocol.archive.UnusableArchive;
import org.piaoxiang.protocol.ballot.PollRules;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.HashFunction;
import org.piaoxiang.protocol.group.RandomSource;
import org.piaoxiang.protocol.group.SecretScalar;
import org.piaoxiang.protocol.trustee.ShareMaker;
import org.piaoxiang.protocol.trustee.TrusteeKey;
import org.piaoxiang.verifier.ClosedSet;
import org.piaoxiang.verifier.SealStatement;

/**
 * A custodian's key and what it may open: one verified tally per uuid, of a poll that the observer sealed, under a closed set
 * that the observer has signed, not below the floor; asked again it gives the same share.
 */
final class CustodianDesk {
    private final MeetingData data;
    private final StationFiles files;
    private final Group group;
    private final Verifying verifying;
    private final RandomSource random;
    private final ReentrantLock opening = new ReentrantLock();

    /** Makes the desk. */
    CustodianDesk(MeetingData data, StationFiles files, Group group, Verifying verifying, RandomSource random) {
        this.data = data;
        this.files = files;
        this.group = group;
        this.verifying = verifying;
        this.random = random;
    }

    /** Makes this station's key for the meeting, if it has none yet, and offers its public part. */
    String offerKey(String custodian, String holder)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        data.refresh();
        requireOpenPlace(custodian);
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

    /** A key that the server would refuse is not even made: it would stand in the way of the B copy. */
    private void requireOpenPlace(String custodian)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        if (offeredAs().isPresent()) {
            return;
        }
        for (Fields offer : data.entries("OFFER_KEY")) {
            if (offer.text("custodian").equals(custodian)) {
                throw new StationRefusal("KEY_ELSEWHERE");
            }
        }
    }

    /** Returns under which name this station's key stands in the record, if it does. */
    Optional<String> offeredAs()
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        Optional<CeremonyDesk.Membership> member = finished();
        if (member.isPresent()) {
            return Optional.of(member.get().name());
        }
        Optional<String> own = files.publicKey(group, data.meeting());
        for (Fields offer : data.entries("OFFER_KEY")) {
            if (own.isPresent() && offer.object("publicKey").text("public_key").equals(own.get())) {
                return Optional.of(offer.text("custodian"));
            }
        }
        return Optional.empty();
    }

    /** Returns the public part of what this station holds of the polls' keys. */
    Optional<String> ownKey()
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        Optional<CeremonyDesk.Membership> member = finished();
        return member.isPresent()
                ? member.get().shared().key(member.get().number())
                : files.publicKey(group, data.meeting());
    }

    /** Membership in a shared key whose making has come to this station's own part. */
    private Optional<CeremonyDesk.Membership> finished()
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        return ceremony()
                .membership()
                .filter(own -> own.shared().key(own.number()).isPresent());
    }

    CeremonyDesk ceremony() {
        return new CeremonyDesk(data, files, group, random);
    }

    /** Returns the secret that shares are made with; the caller wipes it. */
    private SecretScalar secret()
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        Optional<CeremonyDesk.Membership> member = finished();
        return member.isPresent() ? ceremony().part(member.get()) : files.custodianKey(group, data.meeting());
    }

    /** Verifies the closed polls of {@code round} beside record and seal. */
    List<ClosedBox> verify(String round)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        data.refresh();
        SealedRound sealed = new SealedRound(data, round);
        Map<String, SealStatement> seals = sealed.seals();
        List<ClosedBox> boxes = new ArrayList<>();
        for (ClosedSet.Poll poll : sealed.closed()) {
            boxes.add(ClosedBox.look(data, poll, seals, verifying));
        }
        return boxes;
    }

    /** Makes the shares of all standing polls of {@code round} and hands them in; nothing is handed in where one is refused. */
    void share(String round, SecondOpinion second)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        data.refresh();
        SealedRound sealed = new SealedRound(data, round);
        sealed.requireStanding();
        sealed.requireNotWaiting();
        sealed.requireCosignature();
        new Objections(data, files).requireNone(sealed.id());
        Map<String, SealStatement> seals = sealed.seals();
        String custodian = offeredAs().orElseThrow(() -> new StationRefusal("OWN_KEY_MISSING"));
        List<TalliedArchive> checked = new ArrayList<>();
        List<ClosedBox> boxes = new ArrayList<>();
        for (ClosedSet.Poll poll : sealed.standing()) {
            boxes.add(ClosedBox.look(data, poll, seals, verifying));
        }
        List<Looked> looked = boxes.stream().map(ClosedBox::looked).toList();
        second.refuseIfDiffering(looked);
        for (ClosedBox box : boxes) {
            checked.add(opened(box));
        }
        second.requireAgreement(looked);
        List<Json> shares = new ArrayList<>();
        for (TalliedArchive archive : checked) {
            String uuid = archive.election().uuid();
            shares.add(Json.object("uuid", Json.text(uuid), "share", Json.text(once(uuid, archive))));
        }
        data.server()
                .post(
                        "/api/meetings/" + data.meeting() + "/rounds/" + sealed.id() + "/shares",
                        Json.object("custodian", Json.text(custodian), "shares", Json.array(shares)));
    }

    private TalliedArchive opened(ClosedBox box)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        box.requireGood();
        try {
            TalliedArchive tallied = TalliedArchive.read(ArchiveSource.of(box.archive()));
            int floor = PollRules.parse(tallied.election().description())
                    .map(PollRules::floor)
                    .orElseThrow(() -> new StationRefusal("RULES_MISSING"));
            if (tallied.sized().ballots() < floor) {
                throw new StationRefusal(
                        "BELOW_FLOOR",
                        Json.object(
                                "title", Json.text(box.title()),
                                "ballots", Json.number(tallied.sized().ballots()),
                                "floor", Json.number(floor)));
            }
            String own = ownKey().orElse("");
            if (tallied.trustees().keys().stream().noneMatch(key -> key.key().equals(own))) {
                throw new StationRefusal("OWN_KEY_MISSING");
            }
            return tallied;
        } catch (UnusableArchive unusable) {
            throw new StationRefusal("ARCHIVE_INVALID");
        }
    }

    /** One tally per uuid: the share is kept with the tally's hash, and only that tally gets it, again and again. */
    private String once(String uuid, TalliedArchive tallied)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        String name = "opened-" + Names.poll(uuid) + ".json";
        String tallyHash = HashFunction.SHA_256.hex(tallied.tally().bytes(group));
        opening.lock();
        try {
            Optional<String> kept = files.note(name);
            if (kept.isPresent()) {
                Fields fields = Fields.of(JsonReader.read(kept.get()), "opened");
                if (!fields.text("tally").equals(tallyHash)) {
                    throw new StationRefusal("ALREADY_OPENED_ANOTHER");
                }
                return fields.text("share");
            }
            try (SecretScalar secret = secret()) {
                String share = new String(
                        ShareMaker.make(tallied.election(), tallied.tally(), secret, random)
                                .bytes(),
                        StandardCharsets.UTF_8);
                files.keep(
                        name,
                        JsonWriter.compact(Json.object("tally", Json.text(tallyHash), "share", Json.text(share))));
                return share;
            }
        } finally {
            opening.unlock();
        }
    }
}
