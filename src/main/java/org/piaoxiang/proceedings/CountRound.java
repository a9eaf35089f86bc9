package org.piaoxiang.proceedings;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.round.Poll;
import org.piaoxiang.meeting.round.Round;
import org.piaoxiang.meeting.round.RoundState;
import org.piaoxiang.meeting.state.Ballots;
import org.piaoxiang.meeting.state.Custody;
import org.piaoxiang.meeting.state.MeetingState;
import org.piaoxiang.proceedings.port.ArchivePart;
import org.piaoxiang.proceedings.port.FileStore;
import org.piaoxiang.protocol.archive.ArchiveBuilder;
import org.piaoxiang.protocol.archive.ArchiveSource;
import org.piaoxiang.protocol.archive.TalliedArchive;
import org.piaoxiang.protocol.archive.UnusableArchive;
import org.piaoxiang.protocol.group.Decoding;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.SecretScalar;
import org.piaoxiang.protocol.tally.ElectionResult;
import org.piaoxiang.protocol.trustee.Opening;
import org.piaoxiang.protocol.trustee.Share;
import org.piaoxiang.protocol.trustee.ShareCheck;
import org.piaoxiang.protocol.trustee.ShareMaker;
import org.piaoxiang.verifier.ArchiveVerifier;
import org.piaoxiang.verifier.Report;

/**
 * The count (启封计票): takes the custodians' shares, each checked and bound, adds the server's own when all others are in and
 * the box is reconciled and cosigned, and records the result only after the whole archive has been verified.
 */
public final class CountRound {
    private final MeetingRooms rooms;
    private final FileStore files;
    private final RoundWork rounds;
    private final ServerKeys keys;
    private final ExecutorService workers;
    private final SecureRandom random;

    /** Makes the use case. */
    public CountRound(
            MeetingRooms rooms,
            FileStore files,
            RoundWork rounds,
            ServerKeys keys,
            ExecutorService workers,
            SecureRandom random) {
        this.rooms = rooms;
        this.files = files;
        this.rounds = rounds;
        this.keys = keys;
        this.workers = workers;
        this.random = random;
    }

    /** Takes the shares of {@code custodian}, by poll. */
    public Outcome give(String meeting, String roundId, String custodian, Map<String, String> shares) {
        MeetingState state = rooms.state(meeting).orElseThrow();
        Optional<Round> round = state.round(roundId);
        if (round.isEmpty()) {
            return Outcome.Refused.of("UNKNOWN_ROUND");
        }
        Optional<String> publicKey = publicKey(state, custodian);
        if (publicKey.isEmpty()) {
            return refused(custodian, "no such custodian");
        }
        List<Json> given = new ArrayList<>();
        for (Poll poll : standing(round.get())) {
            String text = shares.get(poll.uuid());
            if (text == null) {
                return refused(custodian, "a poll is missing");
            }
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            Optional<String> problem = problem(meeting, poll.uuid(), publicKey.get(), bytes);
            if (problem.isPresent()) {
                return refused(named(state, custodian), problem.get());
            }
            given.add(Json.object("uuid", Json.text(poll.uuid()), "hash", Json.text(files.put(meeting, bytes))));
        }
        Outcome outcome = rooms.act(
                meeting,
                RoundWork.SERVER,
                EntryType.SHARE_GIVEN,
                Json.object(
                        "round", Json.text(roundId),
                        "custodian", Json.text(custodian),
                        "shares", Json.array(given)));
        count(meeting);
        return outcome;
    }

    /** A wrong share is refused with the name of whoever holds the key. */
    private static String named(MeetingState state, String custodian) {
        return state.ballots()
                .custody()
                .member(custodian)
                .map(member -> custodian + "（" + member.holder() + "）")
                .orElse(custodian);
    }

    private static Outcome refused(String custodian, String reason) {
        return new Outcome.Refused(
                "SHARE_REFUSED", Json.object("custodian", Json.text(custodian), "reason", Json.text(reason)));
    }

    private static Optional<String> publicKey(MeetingState state, String custodian) {
        Optional<String> part = state.ballots().custody().member(custodian).flatMap(Custody.Member::key);
        return part.isPresent() ? part : singleKey(state, custodian);
    }

    private static Optional<String> singleKey(MeetingState state, String custodian) {
        return state.ballots().keys().stream()
                .filter(key -> key.custodian().equals(custodian))
                .filter(key -> state.ballots().custody().group(custodian).isEmpty())
                .map(key -> keyText(key.publicKey()))
                .findFirst();
    }

    private static String keyText(String publicKeyJson) {
        try {
            return org.piaoxiang.json.Fields.of(org.piaoxiang.json.JsonReader.read(publicKeyJson), "key")
                    .text("public_key");
        } catch (JsonException checkedBefore) {
            throw new IllegalStateException(checkedBefore);
        }
    }

    private Optional<String> problem(String meeting, String poll, String publicKey, byte[] bytes) {
        TalliedArchive archive = tallied(meeting, poll);
        Group group = archive.election().group();
        try {
            Share share = Share.parse(bytes, group.scalars());
            if (!java.util.Arrays.equals(share.bytes(), bytes)) {
                return Optional.of("the share is not in canonical form");
            }
            if (!(group.decode(publicKey) instanceof Decoding.Member member)) {
                return Optional.of("the key is not valid");
            }
            ShareCheck check = new ShareCheck(archive.election(), archive.tally(), share);
            ShareCheck.Factors factors = check.factors();
            if (factors.elements().isEmpty()) {
                return Optional.of("the share is not complete");
            }
            List<ShareCheck.Problem> problems = new ArrayList<>(
                    check.proofs(member.element(), factors.elements().get()));
            problems.addAll(
                    check.boundProofs(member.element(), factors.elements().get()));
            return problems.isEmpty()
                    ? Optional.empty()
                    : Optional.of(problems.getFirst().place());
        } catch (JsonException misshapen) {
            return Optional.of("the share cannot be read");
        }
    }

    /** Counts the newest round if everything for it is there. May be called as often as one likes. */
    public void count(String meeting) {
        MeetingState state = rooms.state(meeting).orElseThrow();
        Optional<Round> newest = state.lastRound();
        if (newest.isEmpty() || !isReady(state, newest.get())) {
            return;
        }
        Round round = newest.get();
        List<Json> counted = new ArrayList<>();
        List<ArchivePart> parts = new ArrayList<>();
        for (Poll poll : standing(round)) {
            Counted result = count(state, round, poll.uuid());
            parts.add(result.part);
            counted.add(result.described);
        }
        rooms.act(
                meeting,
                RoundWork.SERVER,
                EntryType.COUNTED,
                Json.object("round", Json.text(round.id()), "polls", Json.array(counted)),
                parts,
                rounds.append(meeting));
    }

    private static List<Poll> standing(Round round) {
        return round.polls().stream().filter(poll -> !round.isVoid(poll.item())).toList();
    }

    private static boolean isReady(MeetingState state, Round round) {
        return (round.state() == RoundState.RECONCILED || round.state() == RoundState.TALLIED)
                && round.cosigned()
                && state.ballots().keys().stream().allMatch(key -> round.given().contains(key.custodian()));
    }

    private record Counted(ArchivePart part, Json described) {}

    private Counted count(MeetingState state, Round round, String poll) {
        TalliedArchive archive = tallied(state.id(), poll);
        Group group = archive.election().group();
        Map<Integer, Share> shares = new LinkedHashMap<>();
        try (SecretScalar secret = keys.pollKey(group, poll)) {
            shares.put(1, ShareMaker.make(archive.election(), archive.tally(), secret, random::nextBytes));
        }
        owners(state, round)
                .forEach((owner, custodian) -> shares.put(owner, givenShare(state, round, custodian, poll, group)));
        Map<Integer, List<List<Element>>> factors = new LinkedHashMap<>();
        shares.forEach((owner, share) -> factors.put(
                owner,
                new ShareCheck(archive.election(), archive.tally(), share)
                        .factors()
                        .elements()
                        .orElseThrow()));
        ElectionResult result = Opening.of(archive.election(), archive.trustees(), archive.tally(), factors)
                .flatMap(opening -> opening.result(archive.sized().ballots()))
                .orElseThrow(() -> new IllegalStateException("the tally of " + poll + " does not open"));
        byte[] before = files.archive(state.id(), poll).orElseThrow();
        byte[] part = part(archive, shares, result);
        requireValid(before, part, poll);
        Json described = Json.object(
                "uuid", Json.text(poll),
                "result", Json.text(archive.election().group().hash().hex(result.bytes())),
                "counts",
                        Json.array(result.counts().stream()
                                .map(row -> Json.array(row.stream()
                                        .map(count -> Json.number(count.longValueExact()))
                                        .toList()))
                                .toList()),
                "valid", Json.number(archive.sized().ballots()),
                "invalid", Json.number(0));
        return new Counted(new ArchivePart(poll, before.length, part), described);
    }

    /**
     * Returns who is to open, by number among the poll's custodians: all single ones, and of each group as many as are needed
     * of those who have given a share. The server is number 1.
     */
    private static Map<Integer, String> owners(MeetingState state, Round round) {
        Map<Integer, String> owners = new LinkedHashMap<>();
        int next = 2;
        for (Ballots.Key key : state.ballots().keys()) {
            Optional<Custody.Group> shared = state.ballots().custody().group(key.custodian());
            if (shared.isEmpty()) {
                owners.put(next++, key.custodian());
                continue;
            }
            int wanted = shared.get().threshold();
            for (Custody.Member member : shared.get().joined()) {
                String name = shared.get().name(member.number());
                if (wanted > 0 && round.given().contains(name)) {
                    owners.put(next, name);
                    wanted--;
                }
                next++;
            }
        }
        return owners;
    }

    private Share givenShare(MeetingState state, Round round, String custodian, String poll, Group group) {
        String hash = RecordFacts.shareHash(rooms, state.id(), round.id(), custodian, poll)
                .orElseThrow();
        try {
            return Share.parse(files.get(state.id(), hash).orElseThrow(), group.scalars());
        } catch (JsonException checkedBefore) {
            throw new IllegalStateException(checkedBefore);
        }
    }

    private static byte[] part(TalliedArchive archive, Map<Integer, Share> shares, ElectionResult result) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ArchiveBuilder builder = ArchiveBuilder.resume(
                    out, archive.election().group().hash(), archive.timestamp(), archive.lastEvent(), archive.events());
            for (Map.Entry<Integer, Share> share : shares.entrySet()) {
                builder.share(share.getKey(), share.getValue());
            }
            builder.result(result);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private void requireValid(byte[] before, byte[] part, String poll) {
        byte[] whole = java.util.Arrays.copyOf(before, before.length + part.length);
        System.arraycopy(part, 0, whole, before.length, part.length);
        try {
            Report report = new ArchiveVerifier(workers, (ballots, read, all) -> {}).verify(ArchiveSource.of(whole));
            if (report.verdict() != Report.Verdict.VALID) {
                throw new IllegalStateException("the counted archive of " + poll + " is not valid");
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while counting", interrupted);
        }
    }

    private TalliedArchive tallied(String meeting, String poll) {
        try {
            return TalliedArchive.read(
                    ArchiveSource.of(files.archive(meeting, poll).orElseThrow()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (UnusableArchive notClosed) {
            throw new IllegalStateException("the archive of " + poll + " is not closed", notClosed);
        }
    }
}
