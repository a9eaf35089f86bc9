package org.piaoxiang.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.meeting.round.Poll;
import org.piaoxiang.meeting.round.Round;
import org.piaoxiang.proceedings.Acting;
import org.piaoxiang.proceedings.CastBallots;
import org.piaoxiang.proceedings.CastBallots.Incoming;
import org.piaoxiang.proceedings.ChallengeBallots;
import org.piaoxiang.proceedings.Gates;
import org.piaoxiang.proceedings.MeetingRooms;
import org.piaoxiang.proceedings.Objections;
import org.piaoxiang.proceedings.RoundFacts;
import org.piaoxiang.proceedings.port.PoolStore;
import org.piaoxiang.protocol.archive.ArchiveOverview;
import org.piaoxiang.protocol.credential.SlipProof;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.proof.Proof;

/** What tablets ask for: no cookie, no session, no device; only the meeting's token. */
public final class TabletOperations {
    private static final int MOST_BALLOTS = 500;

    private final MeetingRooms rooms;
    private final CastBallots casting;
    private final ChallengeBallots challenging;
    private final Acting acting;
    private final Objections objections;
    private final Gates gates;
    private final PoolStore pool;
    private final LiveViews views;
    private final Group group;

    /** Makes the operations. */
    public TabletOperations(
            MeetingRooms rooms,
            CastBallots casting,
            ChallengeBallots challenging,
            Acting acting,
            Objections objections,
            Gates gates,
            PoolStore pool,
            LiveViews views,
            Group group) {
        this.rooms = rooms;
        this.casting = casting;
        this.challenging = challenging;
        this.acting = acting;
        this.objections = objections;
        this.gates = gates;
        this.pool = pool;
        this.views = views;
        this.group = group;
    }

    /** Adds them to {@code operations}. */
    public void addTo(Map<String, Operation> operations) {
        operations.put("tabletView", request -> Reply.data(views.ofTablet(request.path("meeting"))));
        operations.put("tabletRound", this::round);
        operations.put("castBallots", this::cast);
        operations.put("openChallenge", this::challenge);
        operations.put("challenge", this::opening);
        operations.put("closedSet", this::closed);
        operations.put("objectToClosedSet", this::object);
        operations.put("spoilSlip", this::spoil);
    }

    private Reply round(Request request) throws JsonException {
        String meeting = request.path("meeting");
        Optional<Round> found = rooms.state(meeting).flatMap(state -> state.round(request.path("round")));
        return found.isEmpty() ? Reply.refused("NOT_FOUND") : Reply.data(new Json.Obj(kit(meeting, found.get())));
    }

    /** What a tablet, and whoever checks one, has to know of a round's polls. */
    private Map<String, Json> kit(String meeting, Round round) throws JsonException {
        List<Json> polls = new ArrayList<>();
        for (Poll poll : round.polls()) {
            Map<String, Json> fields = new LinkedHashMap<>();
            fields.put("uuid", Json.text(poll.uuid()));
            fields.put("item", Json.text(poll.item()));
            poll.category().ifPresent(category -> fields.put("category", Json.text(category)));
            if (poll.setup().isPresent()) {
                ArchiveOverview setup =
                        gates.of(meeting, poll.uuid()).orElseThrow().setup();
                fields.put("election", Json.text(setup.electionText()));
                fields.put("setup", Json.text(setup.setupHash()));
                fields.put("size", Json.number(poll.setup().get().size()));
            }
            polls.add(new Json.Obj(fields));
        }
        Map<String, Json> body = new LinkedHashMap<>();
        body.put("round", Json.text(round.id()));
        body.put("state", Json.text(round.state().name()));
        round.code().ifPresent(code -> body.put("code", Json.text(code)));
        body.put("polls", Json.array(polls));
        body.put("seals", Json.array(RoundFacts.seals(rooms, meeting, round.id())));
        return body;
    }

    /** A tablet opens the ballots that it had committed to; like casting, this says nothing of the device. */
    private Reply challenge(Request request) throws JsonException {
        List<Json> items = request.fields().only("ballots").array("ballots");
        if (items.isEmpty() || items.size() > MOST_BALLOTS) {
            return Reply.refused("BAD_REQUEST", Json.object("what", Json.text("ballots")));
        }
        List<ChallengeBallots.Incoming> ballots = new ArrayList<>();
        for (Json item : items) {
            Fields ballot = Fields.of(item, "ballot").only("uuid", "ballot", "randomness");
            List<List<String>> randomness = new ArrayList<>();
            for (Json row : ballot.array("randomness")) {
                List<String> numbers = new ArrayList<>();
                for (Json number : Fields.arrayOf(row, "randomness")) {
                    numbers.add(Fields.textOf(number, "randomness"));
                }
                randomness.add(numbers);
            }
            ballots.add(new ChallengeBallots.Incoming(ballot.text("uuid"), ballot.text("ballot"), randomness));
        }
        return switch (challenging.open(request.path("meeting"), request.path("round"), ballots)) {
            case ChallengeBallots.Result.Taken taken ->
                Reply.data(Json.object(
                        "commitment", Json.text(taken.commitment()), "opens", new Json.Bool(taken.opens())));
            case ChallengeBallots.Result.Refused refused -> Reply.refused(refused.code());
        };
    }

    /** Whoever captured a commitment gets what opens it, and the sealed polls to check it against. */
    private Reply opening(Request request) throws JsonException {
        String meeting = request.path("meeting");
        Optional<Round> round = rooms.state(meeting).flatMap(state -> state.round(request.path("round")));
        if (round.isEmpty()) {
            return Reply.refused("NOT_FOUND");
        }
        Map<String, Json> body = kit(meeting, round.get());
        body.put("title", Json.text(rooms.state(meeting).orElseThrow().header().title()));
        challenging
                .opening(meeting, round.get().id(), request.path("commitment"))
                .ifPresent(ballots -> body.put("opening", ballots));
        return Reply.data(new Json.Obj(body));
    }

    private Reply cast(Request request) throws JsonException, InterruptedException {
        List<Json> items = request.fields().only("ballots").array("ballots");
        if (items.isEmpty() || items.size() > MOST_BALLOTS) {
            return Reply.refused("BAD_REQUEST", Json.object("what", Json.text("ballots")));
        }
        List<Incoming> ballots = new ArrayList<>();
        for (Json item : items) {
            Fields ballot = Fields.of(item, "ballot").only("uuid", "ballot");
            ballots.add(new Incoming(ballot.text("uuid"), ballot.text("ballot")));
        }
        return switch (casting.cast(request.path("meeting"), request.path("round"), ballots)) {
            case CastBallots.Result.Receipt receipt ->
                Reply.data(Json.object(
                        "statement", Json.text(receipt.statement()),
                        "signature", Json.text(receipt.signature())));
            case CastBallots.Result.Refused refused -> Reply.refused(refused.code());
        };
    }

    private Reply closed(Request request) {
        List<Json> polls = new ArrayList<>();
        pool.closedTrackers(request.path("meeting"), request.path("round"))
                .forEach((uuid, trackers) -> polls.add(Json.object(
                        "uuid", Json.text(uuid),
                        "trackers", Json.array(trackers.stream().map(Json::text).toList()))));
        return Reply.data(Json.object("polls", Json.array(polls)));
    }

    private Reply object(Request request) throws JsonException {
        Fields receipt = request.fields().only("statement", "signature");
        return MeetingOperations.reply(objections.raise(
                request.path("meeting"), request.path("round"), receipt.text("statement"), receipt.text("signature")));
    }

    private Reply spoil(Request request) throws JsonException {
        Fields fields = request.fields();
        SlipProof.Purpose purpose =
                request.path("what").equals("void") ? SlipProof.Purpose.VOID : SlipProof.Purpose.WITHHOLD;
        Proof proof = Proof.parse(fields.value("proof"), group.scalars(), "proof");
        return MeetingOperations.reply(acting.spoil(
                request.path("meeting"), purpose, fields.text("poll"), fields.text("credential"), proof, proof.json()));
    }
}
