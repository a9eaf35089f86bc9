package org.piaoxiang.store;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.piaoxiang.proceedings.port.Appended;
import org.piaoxiang.proceedings.port.Change;
import org.piaoxiang.proceedings.port.PoolStore;

/** Boxes in PostgreSQL; what happens inside stands in the migration that makes the boxes. */
final class PgPoolStore implements PoolStore {
    private static final String USED = "USED ";
    /** Told from a poll's uuid by its space. */
    private static final String CLASH = "CLASH OF ALPHAS";

    private final Sql sql;

    PgPoolStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public RoundChange open(String meeting, String round, Change change) {
        return sql.inTransaction(connection -> {
            String answer = text(Sql.run(connection, "SELECT box_open($1, $2)", meeting, round));
            return answer.equals("DONE")
                    ? finished(Changes.make(connection, meeting, change))
                    : Sql.Outcome.rollBack(new RoundChange.OtherState(state(answer)));
        });
    }

    @Override
    public CastResult castAll(String meeting, String round, List<Cast> casts) {
        String answer;
        try {
            answer = text(sql.run(
                    "SELECT box_cast($1, $2, $3, $4, $5, $6, $7, $8)",
                    meeting,
                    round,
                    casts.stream().map(Cast::poll).toArray(String[]::new),
                    casts.stream().map(Cast::credential).toArray(String[]::new),
                    casts.stream().map(Cast::tracker).toArray(String[]::new),
                    casts.stream().map(cast -> Buffer.buffer(cast.ballot())).toArray(Buffer[]::new),
                    casts.stream()
                            .flatMap(cast -> cast.alphas().stream().map(alpha -> cast.poll()))
                            .toArray(String[]::new),
                    casts.stream().flatMap(cast -> cast.alphas().stream()).toArray(String[]::new)));
        } catch (Sql.Raised undone) {
            return undone.value().equals(CLASH) ? new CastResult.Clash() : new CastResult.SlipUsed(undone.value());
        }
        return switch (answer) {
            case "STORED" -> new CastResult.Stored();
            case "SAME" -> new CastResult.AlreadyStoredSame();
            case "CHALLENGED" -> new CastResult.Challenged();
            default ->
                answer.startsWith(USED)
                        ? new CastResult.SlipUsed(answer.substring(USED.length()))
                        : new CastResult.RoundNotOpen(state(answer));
        };
    }

    @Override
    public ChallengeResult challenge(String meeting, String round, List<String> hashes) {
        String answer =
                text(sql.run("SELECT box_challenge($1, $2, $3)", meeting, round, hashes.toArray(String[]::new)));
        return switch (answer) {
            case "REFUSING" -> new ChallengeResult.Refusing();
            case "CAST" -> new ChallengeResult.CastBefore();
            default -> new ChallengeResult.Closed();
        };
    }

    @Override
    public Map<String, Integer> count(String meeting, String round) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Row row : sql.run("SELECT poll, ballots FROM box_count($1, $2)", meeting, round)) {
            counts.put(row.getString("poll"), Math.toIntExact(row.getLong("ballots")));
        }
        return counts;
    }

    @Override
    public Optional<BoxState> state(String meeting, String round) {
        return Rows.first(
                sql.run("SELECT state FROM round_gate WHERE meeting = $1 AND round = $2", meeting, round),
                row -> BoxState.valueOf(row.getString("state")));
    }

    @Override
    public RoundChange close(String meeting, String round, Function<List<ClosedPoll>, Change> close) {
        return finish(meeting, round, connection -> {
            Sql.run(connection, "SELECT box_close($1, $2)", meeting, round);
            return close.apply(polls(connection, meeting, round));
        });
    }

    @Override
    public RoundChange breakOff(String meeting, String round, Change change) {
        return finish(meeting, round, connection -> {
            Sql.run(connection, "SELECT box_break_off($1, $2)", meeting, round);
            return change;
        });
    }

    @Override
    public Map<String, List<String>> closedTrackers(String meeting, String round) {
        Map<String, List<String>> trackers = new LinkedHashMap<>();
        for (Row row : sql.run(
                "SELECT poll, tracker FROM closed_ballot WHERE meeting = $1 AND round = $2 ORDER BY poll, tracker",
                meeting,
                round)) {
            trackers.computeIfAbsent(row.getString("poll"), poll -> new ArrayList<>())
                    .add(row.getString("tracker"));
        }
        return trackers;
    }

    @Override
    public List<Ballot> closedBallots(String meeting, String poll) {
        return Rows.list(
                sql.run(
                        "SELECT tracker, ballot FROM closed_ballot WHERE meeting = $1 AND poll = $2 ORDER BY tracker",
                        meeting,
                        poll),
                PgPoolStore::ballot);
    }

    private RoundChange finish(String meeting, String round, Function<SqlConnection, Change> finish) {
        return sql.inTransaction(connection -> {
            String answer = text(Sql.run(connection, "SELECT box_take($1, $2)", meeting, round));
            return answer.equals(BoxState.OPEN.name())
                    ? finished(Changes.make(connection, meeting, finish.apply(connection)))
                    : Sql.Outcome.rollBack(new RoundChange.OtherState(state(answer)));
        });
    }

    private static List<ClosedPoll> polls(SqlConnection connection, String meeting, String round) {
        Map<String, List<Ballot>> ballots = new LinkedHashMap<>();
        for (Row row : Sql.run(
                connection,
                "SELECT poll, tracker, ballot FROM closed_ballot WHERE meeting = $1 AND round = $2"
                        + " ORDER BY poll, tracker",
                meeting,
                round)) {
            ballots.computeIfAbsent(row.getString("poll"), poll -> new ArrayList<>())
                    .add(ballot(row));
        }
        return ballots.entrySet().stream()
                .map(poll -> new ClosedPoll(poll.getKey(), poll.getValue()))
                .toList();
    }

    private static Sql.Outcome<RoundChange> finished(Appended appended) {
        return switch (appended) {
            case Appended.Done done -> Sql.Outcome.commit(new RoundChange.Done(done));
            case Appended.Moved moved -> Sql.Outcome.rollBack(new RoundChange.Moved(moved));
        };
    }

    private static Ballot ballot(Row row) {
        return new Ballot(row.getString("tracker"), row.getBuffer("ballot").getBytes());
    }

    private static String text(RowSet<Row> rows) {
        return rows.iterator().next().getString(0);
    }

    private static Optional<BoxState> state(String answer) {
        return answer.equals("NEVER") ? Optional.empty() : Optional.of(BoxState.valueOf(answer));
    }
}
