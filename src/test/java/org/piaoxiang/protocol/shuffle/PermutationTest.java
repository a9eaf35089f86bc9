package org.piaoxiang.protocol.shuffle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.piaoxiang.cli.SeededRandom;
import org.piaoxiang.protocol.ballot.CheckedElection;
import org.piaoxiang.protocol.ballot.Ciphertext;
import org.piaoxiang.protocol.ballot.Election;
import org.piaoxiang.protocol.ballot.NonHomomorphicQuestion;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.Groups;
import org.piaoxiang.protocol.group.RandomSource;
import org.piaoxiang.protocol.group.Scalar;
import org.piaoxiang.protocol.group.SecretScalar;
import org.piaoxiang.protocol.parallel.Workers;

/** How orders are drawn, how work is cut into parts, and what each check of a shuffle is for. */
class PermutationTest {
    private static final Group GROUP = Groups.byName("Ed25519").orElseThrow();

    @Test
    void anOrderIsDrawnFromThirtyOneBitsOfEachDraw() {
        int[] draws = {0x01020304, 0x7fa0b0c1, 0x8180ff7e, 0x00ff00fe, 0xffffff10, 0x12345678};
        List<Integer> left = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5));
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < draws.length; i++) {
            // The one that is drawn makes room for the first of those left.
            int k = (draws[i] & Integer.MAX_VALUE) % (draws.length - i);
            expected.add(left.set(k, left.getFirst()));
            left.removeFirst();
        }
        assertEquals(expected, order(6, draws));
        assertEquals(6, Set.copyOf(expected).size());
    }

    @Test
    void aDrawThatWouldFavourAnOrderIsDrawnAgain() {
        // Of the 2^31 draws the last two are left out, so that as many are odd as even.
        assertEquals(List.of(1, 0), order(2, Integer.MAX_VALUE - 1, 1, 0));
        assertEquals(List.of(1, 0), order(2, Integer.MAX_VALUE, 1, 0));
        assertEquals(List.of(1, 0), order(2, Integer.MAX_VALUE - 2, 0));
        assertEquals(List.of(0, 1), order(2, 0, 0));
    }

    @Test
    void everyOrderOfThreeOccurs() {
        Set<List<Integer>> seen = new HashSet<>();
        for (int one = 0; one < 3; one++) {
            for (int two = 0; two < 2; two++) {
                seen.add(order(3, one, two, 0));
            }
        }
        assertEquals(6, seen.size());
    }

    private static List<Integer> order(int size, int... draws) {
        Deque<Integer> left = new ArrayDeque<>();
        for (int draw : draws) {
            left.add(draw);
        }
        RandomSource random = bytes -> ByteBuffer.wrap(bytes).putInt(left.remove());
        List<Integer> order = new ArrayList<>();
        try (Permutation permutation = Permutation.random(size, random)) {
            for (int i = 0; i < size; i++) {
                order.add(permutation.of(i));
            }
        }
        return order;
    }

    @Test
    void workIsCutIntoPiecesOfSixtyFour() {
        assertEquals(List.of(), pieces(0));
        assertEquals(List.of("0-1"), pieces(1));
        assertEquals(List.of("0-64"), pieces(64));
        assertEquals(List.of("0-64", "64-65"), pieces(65));
        assertEquals(List.of("0-64", "64-128"), pieces(128));
    }

    private static List<String> pieces(int size) {
        return Workers.alone().parts(size, (from, to) -> from + "-" + to);
    }

    @Test
    void whoeverIsInterruptedGetsTheResultAndStaysInterrupted() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Boolean> outcome = threads.submit(() -> {
                        Thread caller = Thread.currentThread();
                        caller.interrupt();
                        // Done only when the caller has noticed.
                        List<Boolean> done = Workers.of(threads).all(List.of(() -> {
                            while (caller.isInterrupted()) {
                                Thread.onSpinWait();
                            }
                            return true;
                        }));
                        return List.of(done.getFirst(), Thread.interrupted());
                    })
                    .get();
            assertEquals(List.of(true, true), outcome);
        }
    }

    @Test
    void weightsFollowFromEveryResponse() {
        Shuffled made = Shuffled.make();
        Scalar challenge = GROUP.scalars().of(7);
        List<Scalar> weights = made.transcript().weights(challenge, made.proof);
        assertEquals(3, weights.size());
        assertNotEquals(weights, made.transcript().weights(GROUP.scalars().of(8), made.proof));
        ShuffleProof p = made.proof;
        for (ShuffleProof other : List.of(
                new ShuffleProof(p.t(), p.chainT(), changed(p.s()), p.chainS(), p.rowS(), p.permutation(), p.chain()),
                new ShuffleProof(p.t(), p.chainT(), p.s(), changed(p.chainS()), p.rowS(), p.permutation(), p.chain()),
                new ShuffleProof(
                        p.t(), p.chainT(), p.s(), p.chainS(), changed(p.rowS()), p.permutation(), p.chain()))) {
            assertNotEquals(weights, made.transcript().weights(challenge, other));
        }
    }

    @Test
    void aShuffleForAnotherKeyIsRefusedBySecondHalvesAlone() {
        Shuffled made = Shuffled.make();
        Generators generators = new Generators(GROUP);
        assertTrue(new ShuffleCheck(made.election, generators)
                .failures(List.of(made.before), made.shuffle)
                .isEmpty());
        // The transcript is the same, only the power of the key is another's.
        CheckedElection other =
                new CheckedElection(made.election.election(), made.election.publicKey(), GROUP.generatorBase());
        assertEquals(List.of(1), new ShuffleCheck(other, generators).failures(List.of(made.before), made.shuffle));
    }

    @Test
    void everyEquationIsNeeded() {
        Shuffled made = Shuffled.make();
        Generators generators = new Generators(GROUP);
        ShuffleProof p = made.proof;
        // The first three responses stand in an equation each: the sum, the end of the chain, the order.
        for (int at = 0; at < 4; at++) {
            Shuffle wrong = withResponse(made.shuffle, at);
            assertEquals(List.of(1), new ShuffleCheck(made.election, generators).failures(List.of(made.before), wrong));
        }
        // The fourth stands in those of both halves; with another power of the key the second halves are content.
        Scalar right = p.s().get(3);
        Scalar one = GROUP.scalars().of(1);
        Scalar ratio = GROUP.scalars()
                .multiply(right, GROUP.scalars().inverse(GROUP.scalars().add(right, one)));
        Element key = GROUP.power(GROUP.base(made.election.publicKey()), ratio);
        CheckedElection other =
                new CheckedElection(made.election.election(), made.election.publicKey(), GROUP.base(key));
        assertEquals(
                List.of(1),
                new ShuffleCheck(other, generators).failures(List.of(made.before), withResponse(made.shuffle, 3)));
    }

    /** Adds one to a response. */
    private static Shuffle withResponse(Shuffle shuffle, int at) {
        ShuffleProof p = shuffle.proofs().getFirst();
        List<Scalar> s = new ArrayList<>(p.s());
        s.set(at, GROUP.scalars().add(s.get(at), GROUP.scalars().of(1)));
        return new Shuffle(
                shuffle.rows(),
                List.of(new ShuffleProof(p.t(), p.chainT(), s, p.chainS(), p.rowS(), p.permutation(), p.chain())));
    }

    private static List<Scalar> changed(List<Scalar> scalars) {
        List<Scalar> changed = new ArrayList<>(scalars);
        changed.set(0, GROUP.scalars().add(changed.getFirst(), GROUP.scalars().of(1)));
        return changed;
    }

    /** An honest shuffle of three. */
    private record Shuffled(CheckedElection election, List<Ciphertext> before, Shuffle shuffle, ShuffleProof proof) {
        static Shuffled make() {
            SeededRandom random = new SeededRandom("permutation");
            CheckedElection election = election(GROUP.scalars().random(random));
            List<Ciphertext> before = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                SecretScalar r = GROUP.scalars().random(random);
                Element mask = GROUP.secretPower(election.publicKey(), r);
                before.add(new Ciphertext(GROUP.secretPower(r), GROUP.product(mask, GROUP.generator())));
            }
            Shuffle shuffle = new ShuffleMaker(election, new Generators(GROUP), random).shuffle(List.of(before));
            return new Shuffled(election, before, shuffle, shuffle.proofs().getFirst());
        }

        private static CheckedElection election(SecretScalar secret) {
            byte[] bytes = Election.bytes(
                    "n",
                    "d",
                    GROUP,
                    GROUP.secretPower(secret).encoded(),
                    List.of(NonHomomorphicQuestion.of("问", List.of("甲"))),
                    "Shuffle1Shuffle1");
            try {
                return CheckedElection.check(Election.parse(bytes)).checked().orElseThrow();
            } catch (org.piaoxiang.json.JsonException | Election.Unsupported ownMistake) {
                throw new IllegalStateException(ownMistake);
            }
        }

        ShuffleTranscript transcript() {
            return new ShuffleTranscript(
                    GROUP,
                    election.publicKey(),
                    election.election().fingerprint(),
                    before,
                    shuffle.rows().getFirst(),
                    proof.permutation());
        }
    }
}
