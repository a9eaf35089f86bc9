package org.piaoxiang.protocol.trustee;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.piaoxiang.protocol.ballot.Ciphertext;
import org.piaoxiang.protocol.ballot.Election;
import org.piaoxiang.protocol.ballot.Question;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.ModularGroup;
import org.piaoxiang.protocol.group.Scalar;
import org.piaoxiang.protocol.proof.Proof;
import org.piaoxiang.protocol.tally.ElectionResult;
import org.piaoxiang.protocol.tally.EncryptedTally;
import org.piaoxiang.protocol.tally.TallySum;

/** The example of docs/protocol.md, worked there by hand. */
class WorkedExampleTest {
    private static final Group TINY =
            new ModularGroup("p=23, q=11", BigInteger.valueOf(23), BigInteger.valueOf(11), BigInteger.TWO);
    private static final List<Question> QUESTIONS = List.of(Question.of("同意？", List.of("同意"), 0, 1));

    @Test
    void threeMembersMakeAKeyAndTwoOfThemOpenTwoMarks() throws Exception {
        List<List<Element>> coefficients = List.of(powers(3, 2), powers(5, 1), powers(1, 4));
        assertEquals(List.of(elements(8, 4), elements(9, 2), elements(2, 16)), coefficients);
        CertifiedGroup group = new CertifiedGroup(TINY, 2, List.of());
        List<Element> keys = new ArrayList<>();
        for (int member = 0; member < 3; member++) {
            keys.add(group.keyOf(member, coefficients));
        }
        assertEquals(elements(9, 2, 3), keys);
        assertEquals(keys, powers(5, 1, 8));
        Element publicKey = elements(6).getFirst();
        assertEquals(publicKey, coefficients.stream().map(List::getFirst).reduce(TINY.identity(), TINY::product));

        TallySum sum = new TallySum(TINY, QUESTIONS);
        List<Ciphertext> ballots =
                List.of(encrypted(publicKey, 4, 1), encrypted(publicKey, 7, 1), encrypted(publicKey, 2, 0));
        assertEquals(List.of(ciphertext(16, 16), ciphertext(13, 6), ciphertext(4, 13)), ballots);
        ballots.forEach(ballot -> sum.add(List.of(List.of(ballot)), BigInteger.ONE));
        EncryptedTally tally = sum.tally();
        assertEquals(ciphertext(4, 6), tally.ciphertexts().getFirst().getFirst());

        Proof none = new Proof(TINY.scalars().of(0), TINY.scalars().of(0));
        Trustees trustees = new Trustees(List.of(new ThresholdParameters(
                2,
                List.of(),
                List.of(),
                Optional.empty(),
                Collections.nCopies(3, new TrusteeKey(none, "", Optional.empty())))));
        assertEquals(
                Map.of(1, TINY.scalars().of(7), 3, TINY.scalars().of(5)),
                trustees.combination(List.of(1, 3), TINY.scalars()).orElseThrow());
        Element alpha = tally.ciphertexts().getFirst().getFirst().alpha();
        Element first = power(alpha, 5);
        Element third = power(alpha, 8);
        assertEquals(elements(12, 9), List.of(first, third));
        Election election = new Election("", "", TINY, "6", QUESTIONS, "", "");
        ElectionResult result = Opening.of(
                        election, trustees, tally, Map.of(1, List.of(List.of(first)), 3, List.of(List.of(third))))
                .flatMap(opening -> opening.result(3))
                .orElseThrow();
        assertEquals("{\"result\":[[2]]}", new String(result.bytes(), StandardCharsets.UTF_8));
    }

    private static Ciphertext encrypted(Element publicKey, int randomness, int mark) {
        Element mask = power(publicKey, randomness);
        return new Ciphertext(power(TINY.generator(), randomness), TINY.product(mask, power(TINY.generator(), mark)));
    }

    private static Ciphertext ciphertext(int alpha, int beta) {
        List<Element> both = elements(alpha, beta);
        return new Ciphertext(both.getFirst(), both.getLast());
    }

    private static List<Element> powers(int... exponents) {
        List<Element> powers = new ArrayList<>();
        for (int exponent : exponents) {
            powers.add(power(TINY.generator(), exponent));
        }
        return powers;
    }

    private static Element power(Element element, int exponent) {
        Scalar scalar = TINY.scalars().of(exponent);
        return TINY.power(TINY.base(element), scalar);
    }

    private static List<Element> elements(int... numbers) {
        List<Element> elements = new ArrayList<>();
        for (int number : numbers) {
            // Every square modulo 23 is a power of 2.
            elements.add(powers(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10).stream()
                    .filter(element -> element.encoded().equals("" + number))
                    .findFirst()
                    .orElseThrow());
        }
        return elements;
    }
}
