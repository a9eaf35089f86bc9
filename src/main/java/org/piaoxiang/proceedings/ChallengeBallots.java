package org.piaoxiang.proceedings;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.round.Challenges;
import org.piaoxiang.meeting.round.Round;
import org.piaoxiang.meeting.state.MeetingState;
import org.piaoxiang.proceedings.port.FileStore;
import org.piaoxiang.proceedings.port.PoolStore;
import org.piaoxiang.proceedings.port.PoolStore.ChallengeResult;
import org.piaoxiang.protocol.ballot.OpenedBallot;
import org.piaoxiang.verifier.Commitment;

/**
 * Takes the ballots that a tablet opens when it is challenged (验证本机). From then on they are refused as votes, whatever
 * becomes of the record. The server passes the opening on to whoever captured the commitment and says itself whether it
 * opens; what the voter had marked only people in the room know.
 */
public final class ChallengeBallots {
    private final MeetingRooms rooms;
    private final Gates gates;
    private final PoolStore pool;
    private final FileStore files;

    /** Makes the use case. */
    public ChallengeBallots(MeetingRooms rooms, Gates gates, PoolStore pool, FileStore files) {
        this.rooms = rooms;
        this.gates = gates;
        this.pool = pool;
        this.files = files;
    }

    /** One opened ballot as it came. */
    public record Incoming(String poll, String ballot, List<List<String>> randomness) {
        /** Keeps a copy. */
        public Incoming {
            randomness = List.copyOf(randomness);
        }
    }

    /** What became of it. */
    public sealed interface Result {
        /** It stands in the record under {@code commitment}. */
        record Taken(String commitment, boolean opens) implements Result {}

        /** It does not; {@code code} says why. */
        record Refused(String code) implements Result {}
    }

    /** Takes {@code ballots}, all that a tablet had committed to in a round. The same again gets the same answer. */
    public Result open(String meeting, String roundId, List<Incoming> ballots) {
        Optional<MeetingState> state = rooms.state(meeting);
        Optional<Round> round = state.flatMap(known -> known.round(roundId));
        if (round.isEmpty()) {
            return new Result.Refused("ROUND_NOT_OPEN");
        }
        List<OpenedBallot> opened = new ArrayList<>();
        List<Json> named = new ArrayList<>();
        Set<String> polls = new HashSet<>();
        for (Incoming ballot : ballots) {
            Optional<BallotGate> gate =
                    round.get().poll(ballot.poll()).isPresent() ? gates.of(meeting, ballot.poll()) : Optional.empty();
            if (gate.isEmpty() || !polls.add(ballot.poll())) {
                return new Result.Refused("CHALLENGE_INVALID");
            }
            try {
                OpenedBallot one = OpenedBallot.of(
                        gate.get().election(), ballot.ballot().getBytes(StandardCharsets.UTF_8), ballot.randomness());
                opened.add(one);
                named.add(Json.object("uuid", Json.text(ballot.poll()), "hash", Json.text(one.hash())));
            } catch (JsonException misshapen) {
                return new Result.Refused("CHALLENGE_INVALID");
            }
        }
        List<String> hashes = opened.stream().map(OpenedBallot::hash).toList();
        boolean opens = opened.stream().allMatch(OpenedBallot::opens);
        String commitment = Commitment.of(hashes);
        Optional<Challenges.Opened> known = state.get().ballots().challenges().find(roundId, commitment);
        if (known.flatMap(Challenges.Opened::opening).isPresent()) {
            return new Result.Taken(commitment, known.get().opens());
        }
        return switch (pool.challenge(meeting, roundId, hashes)) {
            case ChallengeResult.Closed closed -> new Result.Refused("ROUND_CLOSED");
            case ChallengeResult.CastBefore cast ->
                opens
                        ? record(meeting, roundId, commitment, named, ballots, true, true)
                        // Whoever cannot open a ballot has no say about it.
                        : new Result.Refused("CHALLENGE_INVALID");
            case ChallengeResult.Refusing refusing ->
                record(meeting, roundId, commitment, named, ballots, opens, false);
        };
    }

    private Result record(
            String meeting,
            String round,
            String commitment,
            List<Json> named,
            List<Incoming> ballots,
            boolean opens,
            boolean castBefore) {
        String opening = files.put(meeting, opening(meeting, round, ballots));
        Map<String, Json> data = new LinkedHashMap<>();
        data.put("round", Json.text(round));
        data.put("commitment", Json.text(commitment));
        data.put("ballots", Json.array(named));
        data.put("opening", Json.text(opening));
        data.put("outcome", Json.text(opens && !castBefore ? "GOOD" : "BAD"));
        if (castBefore) {
            data.put("castBefore", new Json.Bool(true));
        }
        return switch (rooms.act(meeting, RoundWork.SERVER, EntryType.CHALLENGE, new Json.Obj(data))) {
            case Outcome.Done done -> new Result.Taken(commitment, opens);
            case Outcome.Refused refused ->
                refused.code().equals("CHALLENGE_KNOWN")
                        ? new Result.Taken(commitment, opens)
                        : new Result.Refused(refused.code());
        };
    }

    private static byte[] opening(String meeting, String round, List<Incoming> ballots) {
        return JsonWriter.canonical(Json.object(
                        "format", Json.text("piaoxiang-opening/1"),
                        "meeting", Json.text(meeting),
                        "round", Json.text(round),
                        "ballots",
                                Json.array(ballots.stream()
                                        .map(ballot -> Json.object(
                                                "uuid", Json.text(ballot.poll()),
                                                "ballot", Json.text(ballot.ballot()),
                                                "randomness",
                                                        Json.array(ballot.randomness().stream()
                                                                .map(row -> Json.array(row.stream()
                                                                        .map(Json::text)
                                                                        .toList()))
                                                                .toList())))
                                        .toList())))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the ballots of an opening as they were handed in, if the tablet has opened them. */
    public Optional<Json> opening(String meeting, String round, String commitment) throws JsonException {
        Optional<byte[]> file = rooms.state(meeting)
                .flatMap(state -> state.ballots().challenges().find(round, commitment))
                .flatMap(Challenges.Opened::opening)
                .flatMap(hash -> files.get(meeting, hash));
        return file.isEmpty()
                ? Optional.empty()
                : Optional.of(Fields.of(JsonReader.read(file.get()), "opening").value("ballots"));
    }
}
