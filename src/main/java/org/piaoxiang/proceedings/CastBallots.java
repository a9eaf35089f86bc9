package org.piaoxiang.proceedings;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.piaoxiang.meeting.round.Poll;
import org.piaoxiang.meeting.round.Round;
import org.piaoxiang.meeting.state.MeetingState;
import org.piaoxiang.proceedings.BallotGate.Passage;
import org.piaoxiang.proceedings.port.PoolStore;
import org.piaoxiang.proceedings.port.PoolStore.Cast;
import org.piaoxiang.proceedings.port.PoolStore.CastResult;
import org.piaoxiang.record.SigningKey;
import org.piaoxiang.verifier.Receipt;

/**
 * Casts all ballots of a slip in a round, or none. The receipt is the server's signature over the trackers, without position
 * or time; it is given only when the ballots are durably stored, and again whenever the same ballots come again.
 */
public final class CastBallots {
    private final MeetingRooms rooms;
    private final Gates gates;
    private final PoolStore pool;
    private final ExecutorService proofs;
    private final ReceiptSigner receipts;
    private final Consumer<String> returned;

    /**
     * Makes the use case.
     *
     * @param proofs bounded pool for proof checks; when it refuses, the answer is TOO_BUSY
     * @param returned hears the meeting whose number of ballots has grown
     */
    public CastBallots(
            MeetingRooms rooms,
            Gates gates,
            PoolStore pool,
            ExecutorService proofs,
            SigningKey signingKey,
            Consumer<String> returned) {
        this.rooms = rooms;
        this.gates = gates;
        this.pool = pool;
        this.proofs = proofs;
        this.receipts = new ReceiptSigner(signingKey);
        this.returned = returned;
    }

    /** A ballot as it came. */
    public record Incoming(String poll, String ballot) {
        @Override
        public String toString() {
            return "Incoming[hidden]";
        }
    }

    /** What the tablet is told. */
    public sealed interface Result {
        /** The ballots are in; {@code statement} names them and {@code signature} is the server's. */
        record Receipt(String statement, String signature) implements Result {}

        /** They are not; {@code code} says why. */
        record Refused(String code) implements Result {}
    }

    /** Casts {@code ballots}. */
    public Result cast(String meeting, String roundId, List<Incoming> ballots) throws InterruptedException {
        // What an open round asks for is settled, and whether it is still open the box itself says.
        Optional<MeetingState> state = rooms.lastSeen(meeting)
                .filter(seen -> seen.round(roundId)
                        .filter(known -> known.state().open())
                        .isPresent())
                .or(() -> rooms.state(meeting));
        Optional<Round> round = state.flatMap(known -> known.round(roundId));
        if (round.isEmpty()) {
            return new Result.Refused("ROUND_NOT_OPEN");
        }
        Set<String> named = new HashSet<>();
        for (Incoming ballot : ballots) {
            if (round.get().poll(ballot.poll()).isEmpty() || !named.add(ballot.poll())) {
                return new Result.Refused("BALLOT_INVALID");
            }
        }
        List<Cast> casts = new ArrayList<>();
        List<Future<Passage>> checks = new ArrayList<>();
        try {
            for (Incoming ballot : ballots) {
                Optional<BallotGate> gate = gates.of(meeting, ballot.poll());
                if (gate.isEmpty()) {
                    return new Result.Refused("ROUND_NOT_OPEN");
                }
                byte[] bytes = ballot.ballot().getBytes(StandardCharsets.UTF_8);
                checks.add(proofs.submit(() -> gate.get().check(bytes)));
            }
        } catch (RejectedExecutionException full) {
            return new Result.Refused("TOO_BUSY");
        }
        for (int i = 0; i < ballots.size(); i++) {
            switch (get(checks.get(i))) {
                case Passage.Refused refused -> {
                    return new Result.Refused(refused.code());
                }
                case Passage.Accepted accepted ->
                    casts.add(new Cast(
                            ballots.get(i).poll(),
                            accepted.credential(),
                            accepted.tracker().full(),
                            ballots.get(i).ballot().getBytes(StandardCharsets.UTF_8),
                            accepted.alphas()));
            }
        }
        if (!isComplete(state.get(), round.get(), named)) {
            return new Result.Refused("ROUND_INCOMPLETE");
        }
        return store(meeting, roundId, casts);
    }

    /**
     * A slip must vote in every poll of its category from whose list no slip was struck. (Where some were, the server cannot
     * tell whether this slip is one of them: its keys in two polls have nothing in common.)
     */
    private static boolean isComplete(MeetingState state, Round round, Set<String> named) {
        Set<Optional<String>> categories = new HashSet<>();
        for (Poll poll : round.polls()) {
            if (named.contains(poll.uuid())) {
                categories.add(poll.category());
            }
        }
        return categories.size() == 1
                && round.polls().stream()
                        .filter(poll -> categories.contains(poll.category()))
                        .filter(poll -> !state.ballots().struck().containsKey(poll.uuid()))
                        .allMatch(poll -> named.contains(poll.uuid()));
    }

    private Result store(String meeting, String round, List<Cast> casts) {
        return switch (pool.castAll(meeting, round, casts)) {
            case CastResult.Stored stored -> {
                returned.accept(meeting);
                yield receipt(meeting, round, casts);
            }
            case CastResult.AlreadyStoredSame same -> receipt(meeting, round, casts);
            case CastResult.Challenged challenged -> new Result.Refused("BALLOT_CHALLENGED");
            case CastResult.Clash clash -> new Result.Refused("BALLOT_CLASH");
            case CastResult.SlipUsed used -> new Result.Refused("SLIP_USED");
            case CastResult.RoundNotOpen notOpen ->
                new Result.Refused(
                        notOpen.state()
                                        .filter(s -> s != PoolStore.BoxState.OPEN)
                                        .isPresent()
                                ? "ROUND_CLOSED"
                                : "ROUND_NOT_OPEN");
        };
    }

    private Result receipt(String meeting, String round, List<Cast> casts) {
        String statement =
                new Receipt(meeting, round, casts.stream().map(Cast::tracker).toList()).canonical();
        return new Result.Receipt(statement, receipts.sign(statement));
    }

    private static Passage get(Future<Passage> check) throws InterruptedException {
        try {
            return check.get();
        } catch (ExecutionException bug) {
            throw new IllegalStateException("checking a ballot broke", bug.getCause());
        }
    }
}
