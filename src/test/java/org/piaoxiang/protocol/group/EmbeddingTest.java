package org.piaoxiang.protocol.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Vectors of small numbers, the order of elements and the derived generators. */
class EmbeddingTest {
    private final SeededRandom random = new SeededRandom(7);

    static List<Group> groups() {
        return List.of(EdwardsGroup.ED25519, ModularGroup.RFC_3526_2048, Sm2Group.SM2);
    }

    @Test
    void groupsSayHowManyNumbersTheyCarry() {
        assertEquals(30, EdwardsGroup.ED25519.embedding().orElseThrow().mostNumbers());
        assertEquals(254, ModularGroup.RFC_3526_2048.embedding().orElseThrow().mostNumbers());
        assertEquals(30, Sm2Group.SM2.embedding().orElseThrow().mostNumbers());
        assertTrue(ModularGroup.BELENIOS_2048.embedding().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("groups")
    void everyVectorComesBack(Group group) {
        Embedding embedding = group.embedding().orElseThrow();
        int most = embedding.mostNumbers();
        List<List<Integer>> vectors = new ArrayList<>(List.of(
                List.of(),
                List.of(0),
                List.of(255),
                List.of(0, 0, 0),
                Collections.nCopies(most, 0),
                Collections.nCopies(most, 255),
                Collections.nCopies(most, 128)));
        for (int length = 1; length <= most; length = length * 2 + 1) {
            vectors.add(IntStream.range(0, length)
                    .mapToObj(i -> (int) random.between(0, 256))
                    .toList());
        }
        for (List<Integer> vector : vectors) {
            Element element = embedding.encode(vector);
            assertEquals(vector, embedding.decode(element, vector.size()));
            assertInstanceOf(Decoding.Member.class, group.decode(element.encoded()));
        }
    }

    @ParameterizedTest
    @MethodSource("groups")
    void everyElementHasNumbers(Group group) {
        Embedding embedding = group.embedding().orElseThrow();
        for (int i = 0; i < 20; i++) {
            Element element = group.power(group.generatorBase(), random.scalar(group.scalars()));
            int most = embedding.mostNumbers();
            List<Integer> all = embedding.decode(element, most);
            assertTrue(all.stream().allMatch(number -> number >= 0 && number <= Embedding.LARGEST));
            assertEquals(all.subList(most - 3, most), embedding.decode(element, 3));
        }
    }

    @ParameterizedTest
    @MethodSource("groups")
    void whatDoesNotFitIsABug(Group group) {
        Embedding embedding = group.embedding().orElseThrow();
        List<Integer> tooLong = Collections.nCopies(embedding.mostNumbers() + 1, 1);
        assertThrows(IllegalArgumentException.class, () -> embedding.encode(tooLong));
        assertThrows(IllegalArgumentException.class, () -> embedding.encode(List.of(256)));
        assertThrows(IllegalArgumentException.class, () -> embedding.encode(List.of(-1)));
    }

    @ParameterizedTest
    @MethodSource("groups")
    void derivedGeneratorsAreMembersAndDiffer(Group group) {
        Set<Element> seen = new HashSet<>(Set.of(group.generator(), group.identity()));
        for (int i = -1; i < 20; i++) {
            Element generator = group.independentGenerator(i);
            assertTrue(seen.add(generator));
            assertInstanceOf(Decoding.Member.class, group.decode(generator.encoded()));
            assertEquals(generator, group.independentGenerator(i));
        }
    }

    @Test
    void modularElementsAreOrderedByNumberAndPointsByTheirLastByteFirst() {
        Group modular = ModularGroup.RFC_3526_2048;
        assertTrue(modular.compare(member(modular, "4"), member(modular, "16")) < 0);
        Group curve = EdwardsGroup.ED25519;
        List<Element> points = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            points.add(curve.power(curve.generatorBase(), random.scalar(curve.scalars())));
        }
        points.sort(curve::compare);
        for (int i = 1; i < points.size(); i++) {
            assertTrue(reversed(points.get(i - 1)).compareTo(reversed(points.get(i))) < 0);
        }
        assertEquals(0, curve.compare(points.getFirst(), points.getFirst()));
    }

    @Test
    void squaresAreWhatHasTheOrderOfTheSquares() {
        BigInteger prime = ModularGroup.RFC_3526_2048.prime();
        for (int i = 0; i < 20; i++) {
            BigInteger value = random.below(prime.subtract(BigInteger.ONE)).add(BigInteger.ONE);
            boolean byPower = value.modPow(prime.shiftRight(1), prime).equals(BigInteger.ONE);
            assertEquals(byPower, QuadraticResidues.isSquare(value, prime));
        }
        for (int small : new int[] {3, 5, 7, 11, 13, 17, 23, 41, 97}) {
            Set<Integer> squares = new HashSet<>();
            for (int i = 1; i < small; i++) {
                squares.add(i * i % small);
            }
            for (int i = 1; i < small; i++) {
                boolean square = QuadraticResidues.isSquare(BigInteger.valueOf(i), BigInteger.valueOf(small));
                assertEquals(squares.contains(i), square, i + " mod " + small);
            }
        }
    }

    private static Element member(Group group, String text) {
        return assertInstanceOf(Decoding.Member.class, group.decode(text)).element();
    }

    private static String reversed(Element point) {
        StringBuilder bytes = new StringBuilder();
        for (int at = 62; at >= 0; at -= 2) {
            bytes.append(point.encoded(), at, at + 2);
        }
        return bytes.toString();
    }
}
