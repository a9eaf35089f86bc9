package org.piaoxiang.cli.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.ballot.BallotBuilder;
import org.piaoxiang.protocol.ballot.CheckedElection;
import org.piaoxiang.protocol.ballot.Election;
import org.piaoxiang.protocol.ballot.RawBallot;
import org.piaoxiang.protocol.ballot.Tracker;
import org.piaoxiang.protocol.credential.Credential;
import org.piaoxiang.protocol.credential.SlipProof;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.RandomSource;
import org.piaoxiang.record.VerifyKey;
import org.piaoxiang.station.ServerClient;
import org.piaoxiang.verifier.Commitment;
import org.piaoxiang.verifier.SealStatement;

/** A tablet without a screen: it holds one slip, checks the seal, encrypts, casts and keeps the receipt. */
final class SimulatedTablet {
    private final ServerClient device;
    private final String meeting;
    private final String category;
    private final Credential slip;
    private final VerifyKey serverKey;
    private final VerifyKey observerKey;
    private final Group group;
    private final RandomSource random;
    private final Set<String> withheld = new HashSet<>();
    private List<String> trackers = List.of();

    SimulatedTablet(
            ServerClient device,
            String meeting,
            String category,
            Credential slip,
            VerifyKey serverKey,
            VerifyKey observerKey,
            Group group,
            RandomSource random) {
        this.device = device;
        this.meeting = meeting;
        this.category = category;
        this.slip = slip;
        this.serverKey = serverKey;
        this.observerKey = observerKey;
        this.group = group;
        this.random = random;
    }

    /** Returns a tablet with the same slip that draws its random numbers elsewhere. */
    SimulatedTablet drawing(RandomSource other) {
        return new SimulatedTablet(device, meeting, category, slip, serverKey, observerKey, group, other);
    }

    /** Withholds or voids the slip in one poll. */
    void spoil(String poll, SlipProof.Purpose purpose) throws IOException, InterruptedException, ServerClient.Refusal {
        device.post("/api/tablet/" + meeting + "/slips/" + purpose.word(), spoiling(poll, purpose));
        withheld.add(poll);
    }

    /** Makes what withholds or voids the slip in one poll, without sending it. */
    Json.Obj spoiling(String poll, SlipProof.Purpose purpose) {
        return Json.object(
                "poll", Json.text(poll),
                "credential", Json.text(slip.publicKey(group, poll)),
                "proof", SlipProof.make(slip, group, poll, purpose, random).json());
    }

    /** Forgets what was withheld and voided, and so tries to vote with it. */
    void forgetWithheld() {
        withheld.clear();
    }

    /** Casts the round; {@code votes} gives for each item the marks of each question. */
    void cast(String round, Map<String, List<List<Integer>>> votes)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException {
        send(round, prepare(round, votes));
    }

    /** Makes the ballots of the round without casting them. */
    Json.Obj prepare(String round, Map<String, List<List<Integer>>> votes)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException {
        return Json.object("ballots", Json.array(build(round, votes)));
    }

    /** Ballots of a round that can be cast or opened, and the commitment that is shown before either. */
    record Committed(String commitment, Json.Obj cast, Json.Obj opening) {}

    /** Makes the ballots of the round so that they can be challenged. */
    Committed commit(String round, Map<String, List<List<Integer>>> votes)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException {
        List<Json> cast = new ArrayList<>();
        List<Json> opening = new ArrayList<>();
        List<String> hashes = new ArrayList<>();
        for (Built built : builds(round, votes)) {
            RawBallot ballot = built.openable().ballot();
            cast.add(json(built.uuid(), ballot.bytes()));
            hashes.add(ballot.unsignedHash(group.hash()));
            opening.add(Json.object(
                    "uuid", Json.text(built.uuid()),
                    "ballot", Json.text(new String(ballot.unsignedBytes(), StandardCharsets.UTF_8)),
                    "randomness",
                            Json.array(built.openable().randomness().stream()
                                    .map(row -> Json.array(
                                            row.stream().map(Json::text).toList()))
                                    .toList())));
        }
        return new Committed(
                Commitment.of(hashes),
                Json.object("ballots", Json.array(cast)),
                Json.object("ballots", Json.array(opening)));
    }

    /** Opens ballots instead of casting them and returns whether the server could open them too. */
    boolean open(String round, Json.Obj opening)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException {
        return Fields.of(
                        device.post("/api/tablet/" + meeting + "/rounds/" + round + "/challenges", opening),
                        "challenge")
                .bool("opens");
    }

    /** Sends ballots and returns the server's signature on the receipt, after checking it. */
    String send(String round, Json.Obj ballots)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException {
        Json answer = device.post("/api/tablet/" + meeting + "/rounds/" + round + "/ballots", ballots);
        List<String> sent = new ArrayList<>();
        for (Json row : Fields.of(ballots, "sent").array("ballots")) {
            sent.add(Tracker.of(Fields.of(row, "ballot").text("ballot").getBytes(StandardCharsets.UTF_8), group.hash())
                    .full());
        }
        Fields receipt = Fields.of(answer, "receipt");
        byte[] statement = receipt.text("statement").getBytes(StandardCharsets.UTF_8);
        if (!serverKey.verifyBase64(statement, receipt.text("signature"))
                || !sent.stream().allMatch(new String(statement, StandardCharsets.UTF_8)::contains)) {
            throw new IllegalStateException("the receipt is not the server's");
        }
        trackers = List.copyOf(sent);
        return receipt.text("signature");
    }

    /** Sends ballots that should be refused and returns the code. */
    String tries(String round, Json.Obj ballots) throws IOException, InterruptedException, JsonException {
        List<String> before = trackers;
        try {
            send(round, ballots);
            return "ACCEPTED";
        } catch (ServerClient.Refusal refused) {
            trackers = before;
            return refused.code();
        }
    }

    private List<Json> build(String round, Map<String, List<List<Integer>>> votes)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException {
        List<Json> ballots = new ArrayList<>();
        for (Built built : builds(round, votes)) {
            ballots.add(json(built.uuid(), built.openable().ballot().bytes()));
        }
        return ballots;
    }

    private static Json json(String uuid, byte[] ballot) {
        return Json.object("uuid", Json.text(uuid), "ballot", Json.text(new String(ballot, StandardCharsets.UTF_8)));
    }

    private record Built(String uuid, BallotBuilder.Openable openable) {}

    private List<Built> builds(String round, Map<String, List<List<Integer>>> votes)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException {
        Fields setup = Fields.of(device.get("/api/tablet/" + meeting + "/rounds/" + round), "round");
        Map<String, SealStatement> seals = seals(setup);
        List<Built> ballots = new ArrayList<>();
        for (Json item : setup.array("polls")) {
            Fields poll = Fields.of(item, "poll");
            String uuid = poll.text("uuid");
            List<List<Integer>> marks = votes.get(poll.text("item"));
            boolean foreign = poll.optional("category").isPresent()
                    && !poll.text("category").equals(category);
            if (marks == null || foreign || withheld.contains(uuid)) {
                continue;
            }
            CheckedElection election = sealed(poll, seals);
            ballots.add(new Built(uuid, new BallotBuilder(election, random).openable(slip, marks)));
        }
        return ballots;
    }

    private Map<String, SealStatement> seals(Fields setup) throws JsonException {
        Map<String, SealStatement> seals = new LinkedHashMap<>();
        for (Json item : setup.array("seals")) {
            Fields seal = Fields.of(item, "seal");
            String statement = seal.text("statement");
            if (observerKey.verifyBase64(statement.getBytes(StandardCharsets.UTF_8), seal.text("signature"))) {
                SealStatement parsed = SealStatement.parse(statement);
                seals.put(parsed.uuid(), parsed);
            }
        }
        return seals;
    }

    private CheckedElection sealed(Fields poll, Map<String, SealStatement> seals) throws JsonException {
        SealStatement seal = seals.get(poll.text("uuid"));
        String text = poll.text("election");
        String hash = group.hash().hex(text.getBytes(StandardCharsets.UTF_8));
        if (seal == null || !seal.election().equals(hash) || !seal.setup().equals(poll.text("setup"))) {
            throw new IllegalStateException("the poll is not sealed by the observer");
        }
        try {
            return CheckedElection.check(Election.parse(text.getBytes(StandardCharsets.UTF_8)))
                    .checked()
                    .orElseThrow();
        } catch (Election.Unsupported unsupported) {
            throw new JsonException(String.valueOf(unsupported.getMessage()));
        }
    }

    /** Tells whether every ballot cast last is in the closed box. */
    boolean isInTheBox(String round) throws IOException, InterruptedException, ServerClient.Refusal, JsonException {
        return closedBox(round).containsAll(trackers);
    }

    /** Returns the trackers in the closed box, as the server lists them. */
    List<String> closedBox(String round) throws IOException, InterruptedException, ServerClient.Refusal, JsonException {
        List<String> closed = new ArrayList<>();
        Fields set = Fields.of(device.get("/api/tablet/" + meeting + "/rounds/" + round + "/closed"), "closed");
        for (Json item : set.array("polls")) {
            for (Json tracker : Fields.of(item, "poll").array("trackers")) {
                closed.add(Fields.textOf(tracker, "tracker"));
            }
        }
        return closed;
    }

    /** Returns the slip that the tablet was loaded with. */
    Credential slip() {
        return slip;
    }

    /** Returns the trackers of the ballots cast last and acknowledged. */
    List<String> trackers() {
        return trackers;
    }
}
