package org.piaoxiang.protocol.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.ballot.Ciphertext;
import org.piaoxiang.protocol.ballot.NonHomomorphicQuestion;
import org.piaoxiang.protocol.ballot.Question;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.Groups;

/** Sums and rows of ciphertexts, results and their numbers. */
class TallySumTest {
    private static final Group GROUP = Groups.byName("Ed25519").orElseThrow();
    private static final Question MARKS = Question.of("同意", List.of("是"), 0, 1);
    private static final Question NUMBERS = NonHomomorphicQuestion.of("另推荐", List.of("甲", "乙"));

    @Test
    void whatIsTakenOutAgainLeavesNoTrace() {
        TallySum sum = new TallySum(GROUP, List.of(MARKS, NUMBERS));
        sum.add(ballot(2, 3, 5, 6), BigInteger.ONE);
        sum.add(ballot(7, 8, 1, 2), BigInteger.valueOf(4));
        sum.add(ballot(7, 8, 1, 2), BigInteger.valueOf(4));
        sum.remove(ballot(7, 8, 1, 2), BigInteger.valueOf(4));
        assertEquals(
                new EncryptedTally(
                        List.of(List.of(ciphertext(2 + 28, 3 + 32)), sorted(ciphertext(1, 2), ciphertext(5, 6)))),
                sum.tally());
        sum.remove(ballot(7, 8, 1, 2), BigInteger.valueOf(4));
        assertEquals(new EncryptedTally(List.of(List.of(ciphertext(2, 3)), List.of(ciphertext(5, 6)))), sum.tally());
        sum.remove(ballot(2, 3, 5, 6), BigInteger.ONE);
        assertEquals(new EncryptedTally(List.of(List.of(ciphertext(0, 0)), List.of())), sum.tally());
    }

    @Test
    void rowsToBeShuffledAreSortedByBothHalves() {
        List<Ciphertext> sorted = sorted(ciphertext(5, 1), ciphertext(5, 2), ciphertext(5, 3), ciphertext(6, 1));
        for (List<Integer> order : List.of(List.of(0, 1, 2, 3), List.of(3, 2, 1, 0), List.of(2, 0, 3, 1))) {
            TallySum sum = new TallySum(GROUP, List.of(NUMBERS));
            for (int at : order) {
                sum.add(List.of(List.of(sorted.get(at))), BigInteger.ONE);
            }
            assertEquals(sorted, sum.tally().ciphertexts().getFirst());
        }
    }

    @Test
    void shuffledRowsGoBackToTheirQuestions() {
        List<Question> questions = List.of(NUMBERS, MARKS, NUMBERS);
        List<Ciphertext> one = List.of(ciphertext(1, 1));
        List<Ciphertext> two = List.of(ciphertext(2, 2));
        List<Ciphertext> three = List.of(ciphertext(3, 3));
        EncryptedTally before = new EncryptedTally(List.of(one, two, three));
        assertEquals(List.of(one, three), before.shuffledRows(questions));
        assertEquals(
                new EncryptedTally(List.of(three, two, one)), before.withShuffledRows(questions, List.of(three, one)));
    }

    private static List<Ciphertext> sorted(Ciphertext... ciphertexts) {
        return List.of(ciphertexts).stream()
                .sorted((a, b) -> {
                    int byAlpha = GROUP.compare(a.alpha(), b.alpha());
                    return byAlpha != 0 ? byAlpha : GROUP.compare(a.beta(), b.beta());
                })
                .toList();
    }

    private static List<List<Ciphertext>> ballot(int alpha, int beta, int otherAlpha, int otherBeta) {
        return List.of(List.of(ciphertext(alpha, beta)), List.of(ciphertext(otherAlpha, otherBeta)));
    }

    private static Ciphertext ciphertext(int alpha, int beta) {
        return new Ciphertext(power(alpha), power(beta));
    }

    private static Element power(long exponent) {
        return GROUP.power(GROUP.generatorBase(), GROUP.scalars().of(exponent));
    }

    @Test
    void aResultHasARowForEachQuestion() throws Exception {
        String text = "{\"result\":[[3,0,1073741823,\"1073741824\"],[[1,2],[0,255]]]}";
        ElectionResult result = ElectionResult.parse(bytes(text), List.of(MARKS, NUMBERS));
        assertEquals(
                new ElectionResult.Vectors(List.of(List.of(1, 2), List.of(0, 255))),
                result.rows().get(1));
        assertEquals(text, new String(result.bytes(), StandardCharsets.UTF_8));
        for (List<Question> others : List.of(List.of(MARKS), List.of(MARKS, NUMBERS, MARKS))) {
            assertEquals(
                    "it does not have one row for each question",
                    assertThrows(JsonException.class, () -> ElectionResult.parse(bytes(text), others))
                            .reason());
        }
    }

    @Test
    void aNumberIsWrittenInOneWay() {
        for (String odd : List.of("\"1073741823\"", "1073741824", "\"3\"", "03", "-1", "1.0", "\"\"", "null")) {
            assertThrows(
                    JsonException.class,
                    () -> ElectionResult.parse(bytes("{\"result\":[[" + odd + "]]}"), List.of(MARKS)),
                    odd);
        }
    }

    @Test
    void logarithmsAreFoundUpToTheBoundAndNoFurther() {
        for (long bound : new long[] {0, 1, 2, 3, 4, 8, 9, 10, 70_000}) {
            DiscreteLogarithm logarithm = new DiscreteLogarithm(GROUP, bound);
            assertEquals(OptionalLong.of(0), logarithm.of(power(0)));
            assertEquals(OptionalLong.of(bound), logarithm.of(power(bound)));
            assertEquals(OptionalLong.of(bound / 2), logarithm.of(power(bound / 2)));
            assertEquals(OptionalLong.empty(), logarithm.of(power(bound + 1)));
            assertEquals(OptionalLong.empty(), logarithm.of(power(-1)));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
