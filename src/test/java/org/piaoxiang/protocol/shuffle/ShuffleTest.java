package org.piaoxiang.protocol.shuffle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.piaoxiang.cli.SeededRandom;
import org.piaoxiang.protocol.ballot.CheckedElection;
import org.piaoxiang.protocol.ballot.Ciphertext;
import org.piaoxiang.protocol.ballot.Election;
import org.piaoxiang.protocol.ballot.NonHomomorphicQuestion;
import org.piaoxiang.protocol.ballot.Question;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.Groups;
import org.piaoxiang.protocol.group.SecretScalar;
import org.piaoxiang.protocol.parallel.Workers;

class ShuffleTest {
    private final SeededRandom random = new SeededRandom("shuffle");

    @ParameterizedTest
    @CsvSource({
        "Ed25519, 0",
        "Ed25519, 1",
        "Ed25519, 2",
        "Ed25519, 70",
        "SM2, 1",
        "SM2, 40",
        "RFC-3526-2048, 3",
        "BELENIOS-2048, 4"
    })
    void keepsWhatIsInsideAndProvesIt(String name, int size) throws Exception {
        Group group = Groups.byName(name).orElseThrow();
        SecretScalar secret = group.scalars().random(random);
        CheckedElection election = election(group, secret);
        List<List<Ciphertext>> before = List.of(ciphertexts(group, election, size), ciphertexts(group, election, 1));
        Generators generators = new Generators(group);
        Shuffle made = new ShuffleMaker(election, generators, random).shuffle(before);
        Shuffle shuffle = Shuffle.parse(made.bytes(group), group, before);
        assertEquals(List.of(), new ShuffleCheck(election, generators).failures(before, shuffle));
        for (int q = 0; q < before.size(); q++) {
            assertEquals(
                    opened(group, secret, before.get(q)),
                    opened(group, secret, shuffle.rows().get(q)));
        }
        if (size > 1) {
            assertNotEquals(before.getFirst(), shuffle.rows().getFirst());
            List<Ciphertext> other = ciphertexts(group, election, size);
            assertEquals(
                    List.of(1),
                    new ShuffleCheck(election, generators).failures(List.of(other, before.get(1)), shuffle));
        }
    }

    @Test
    void comesOutTheSameOnSeveralThreads() throws Exception {
        Group group = Groups.byName("Ed25519").orElseThrow();
        CheckedElection election = election(group, group.scalars().random(random));
        List<List<Ciphertext>> before = List.of(ciphertexts(group, election, 150));
        Generators generators = new Generators(group);
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            Workers several = Workers.of(threads);
            Shuffle alone = new ShuffleMaker(election, generators, new SeededRandom("same")).shuffle(before);
            Shuffle together = new ShuffleMaker(election, new Generators(group), new SeededRandom("same"), several)
                    .shuffle(before);
            assertArrayEquals(alone.bytes(group), together.bytes(group));
            Shuffle read = Shuffle.parse(together.bytes(group), group, before, several);
            ShuffleCheck check = new ShuffleCheck(election, generators, several);
            assertEquals(List.of(), check.failures(before, read));
            List<List<Ciphertext>> other = List.of(ciphertexts(group, election, 150));
            assertEquals(List.of(1), check.failures(other, read));
        }
    }

    @Test
    void whatBreaksOnAnotherThreadBreaksTheCaller() {
        try (ExecutorService threads = Executors.newFixedThreadPool(1)) {
            Workers other = Workers.of(threads);
            assertThrows(
                    NumberFormatException.class, () -> other.each(List.of("1", "one"), text -> Integer.parseInt(text)));
            assertEquals(List.of(1, 2), other.each(List.of("1", "2"), text -> Integer.parseInt(text)));
        }
    }

    @Test
    void everyOrderComesUpEquallyOften() {
        int[] seen = new int[6];
        int draws = 6000;
        for (int i = 0; i < draws; i++) {
            try (Permutation permutation = Permutation.random(3, random)) {
                seen[2 * permutation.of(0) + (permutation.of(1) < permutation.of(2) ? 0 : 1)]++;
                assertEquals(3, permutation.of(0) + permutation.of(1) + permutation.of(2));
            }
        }
        for (int count : seen) {
            // A thousand expected; five standard deviations either way.
            assertEquals(1000, count, 145);
        }
    }

    private static Set<String> opened(Group group, SecretScalar secret, List<Ciphertext> row) {
        Set<String> plain = new TreeSet<>();
        for (Ciphertext ciphertext : row) {
            Element mask = group.inverse(group.secretPower(ciphertext.alpha(), secret));
            plain.add(group.product(ciphertext.beta(), mask).encoded());
        }
        assertEquals(row.size(), plain.size());
        return plain;
    }

    private List<Ciphertext> ciphertexts(Group group, CheckedElection election, int size) {
        List<Ciphertext> row = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            SecretScalar r = group.scalars().random(random);
            Element plain = group.power(group.generatorBase(), group.scalars().of(i));
            row.add(new Ciphertext(
                    group.secretPower(r), group.product(group.secretPower(election.publicKey(), r), plain)));
        }
        return row;
    }

    private static CheckedElection election(Group group, SecretScalar secret) throws Exception {
        Question question = NonHomomorphicQuestion.of("问", List.of("甲"));
        byte[] bytes = Election.bytes(
                "n", "d", group, group.secretPower(secret).encoded(), List.of(question, question), "Shuffle1Shuffle1");
        return CheckedElection.check(Election.parse(bytes)).checked().orElseThrow();
    }
}
