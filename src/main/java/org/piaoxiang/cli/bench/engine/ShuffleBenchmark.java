package org.piaoxiang.cli.bench.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.ballot.CheckedElection;
import org.piaoxiang.protocol.ballot.Ciphertext;
import org.piaoxiang.protocol.ballot.NonHomomorphicQuestion;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.Groups;
import org.piaoxiang.protocol.group.SecretScalar;
import org.piaoxiang.protocol.shuffle.Generators;
import org.piaoxiang.protocol.shuffle.Shuffle;
import org.piaoxiang.protocol.shuffle.ShuffleCheck;
import org.piaoxiang.protocol.shuffle.ShuffleMaker;

/** Makes and checks a shuffle of one question. The generators are derived before, as for a second custodian's shuffle. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ShuffleBenchmark {
    /** Where the election is held. */
    @Param("Ed25519")
    public String group = "";

    /** Ciphertexts in the question. */
    @Param("1000")
    public int ciphertexts;

    private List<List<Ciphertext>> before = List.of();
    private final Prepared prepared = new Prepared();

    /** What needs the parameters. */
    private static final class Prepared {
        private byte[] shuffle = {};
        private Runnable make = () -> {};
        private Check check = () -> false;
    }

    @FunctionalInterface
    private interface Check {
        boolean holds() throws JsonException;
    }

    /** Makes the ciphertexts and a shuffle of them. */
    @Setup
    public void prepare() {
        Group own = Groups.byName(group).orElseThrow();
        Polls polls = new Polls(own, NonHomomorphicQuestion.of("bench", List.of("数")));
        CheckedElection election = polls.election();
        List<Ciphertext> row = new ArrayList<>();
        for (int i = 0; i < ciphertexts; i++) {
            try (SecretScalar first = own.scalars().random(polls.random());
                    SecretScalar second = own.scalars().random(polls.random())) {
                row.add(new Ciphertext(own.secretPower(first), own.secretPower(second)));
            }
        }
        before = List.of(row);
        List<Element> elements = new ArrayList<>();
        row.forEach(ciphertext -> elements.addAll(List.of(ciphertext.alpha(), ciphertext.beta())));
        own.encode(elements);
        Generators generators = new Generators(own);
        ShuffleMaker maker = new ShuffleMaker(election, generators, polls.random());
        ShuffleCheck checker = new ShuffleCheck(election, generators);
        prepared.shuffle = maker.shuffle(before).bytes(own);
        prepared.make = () -> maker.shuffle(before).bytes(own);
        prepared.check = () -> checker.failures(before, Shuffle.parse(prepared.shuffle, own, before))
                .isEmpty();
    }

    /** Re-encrypts, re-orders, proves and prints. */
    @Benchmark
    public void make(Work work) {
        prepared.make.run();
        work.done += ciphertexts;
    }

    /** Reads, checks membership and the proof. */
    @Benchmark
    public boolean check(Work work) throws JsonException {
        if (!prepared.check.holds()) {
            throw new IllegalStateException("a shuffle does not hold");
        }
        work.done += ciphertexts;
        return true;
    }
}
