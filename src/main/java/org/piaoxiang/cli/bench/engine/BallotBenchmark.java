package org.piaoxiang.cli.bench.engine;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.piaoxiang.cli.bench.baseline.Baseline;
import org.piaoxiang.protocol.ballot.BallotCheck;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.Groups;

/** Checks whole published ballots: reading, membership, every proof, the signature. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class BallotBenchmark {
    /** How many different ballots are met in turn. */
    private static final int BALLOTS = 8;

    /** Where the election is held. */
    @Param("Ed25519")
    public String group = "";

    /** Answers on a ballot. */
    @Param("3")
    public int answers;

    /** Whether the arithmetic is the one to measure against. */
    @Param("false")
    public boolean baseline;

    private List<byte[]> ballots = List.of();
    private Optional<BallotCheck> check = Optional.empty();
    private int next;

    /** Makes the ballots. */
    @Setup
    public void prepare() {
        Group own = Groups.byName(group).orElseThrow();
        Polls polls = new Polls(own, Polls.oneOf(answers));
        ballots = polls.ballots(BALLOTS);
        check = Optional.of(
                new BallotCheck(baseline ? polls.over(Baseline.of(own).orElseThrow()) : polls.election()));
    }

    /** Checks one. */
    @Benchmark
    public BallotCheck.Outcome check(Work work) {
        BallotCheck.Outcome outcome = check.orElseThrow().check(ballots.get(next));
        if (!outcome.isValid()) {
            throw new IllegalStateException("a ballot is not valid: " + outcome.problems());
        }
        work.done++;
        next = (next + 1) % BALLOTS;
        return outcome;
    }
}
