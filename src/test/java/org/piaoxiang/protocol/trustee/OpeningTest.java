package org.piaoxiang.protocol.trustee;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.piaoxiang.cli.SeededRandom;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.ballot.Ciphertext;
import org.piaoxiang.protocol.ballot.Election;
import org.piaoxiang.protocol.ballot.NonHomomorphicQuestion;
import org.piaoxiang.protocol.ballot.Question;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.Groups;
import org.piaoxiang.protocol.group.SecretScalar;
import org.piaoxiang.protocol.tally.ElectionResult;
import org.piaoxiang.protocol.tally.EncryptedTally;

/** Shares of a tally and what they open. */
class OpeningTest {
    private static final Group GROUP = Groups.byName("Ed25519").orElseThrow();

    private final SeededRandom random = new SeededRandom("opening");

    @Test
    void aShareOfAnotherShapeIsRefused() throws Exception {
        Question one = Question.of("同意", List.of("是"), 0, 1);
        Election election = election(List.of(one, one));
        EncryptedTally two = new EncryptedTally(List.of(List.of(ciphertext(0)), List.of(ciphertext(1))));
        EncryptedTally single = new EncryptedTally(List.of(List.of(ciphertext(0))));
        Share share = ShareMaker.make(election, two, GROUP.scalars().random(random), random);
        Share less = ShareMaker.make(election, single, GROUP.scalars().random(random), random);
        List<ShareCheck.Problem> shape = List.of(
                new ShareCheck.Problem("share", "it does not have one factor and one proof for each ciphertext"));
        assertEquals(List.of(), new ShareCheck(election, two, share).factors().problems());
        assertEquals(shape, new ShareCheck(election, two, less).factors().problems());
        assertEquals(shape, new ShareCheck(election, single, share).factors().problems());
        assertEquals(
                shape,
                new ShareCheck(election, two, new Share(share.factors(), less.proofs(), share.boundProofs()))
                        .factors()
                        .problems());
        Share refusedFactor =
                new Share(List.of(share.factors().get(0), List.of("none")), share.proofs(), share.boundProofs());
        assertEquals(
                "question 2, factor 1",
                new ShareCheck(election, two, refusedFactor)
                        .factors()
                        .problems()
                        .getFirst()
                        .place());
    }

    @Test
    void aResultThatTheSharesDoNotOpenIsToldByItsPlace() throws Exception {
        SecretScalar secret = GROUP.scalars().random(random);
        Trustees trustees = Trustees.ofSingles(List.of(TrusteeKey.of(GROUP, secret, random)));
        Question marks = Question.of("同意", List.of("是", "否"), 0, 2);
        Question numbers = NonHomomorphicQuestion.of("另推荐", List.of("甲", "乙"));
        Election election = election(List.of(marks, numbers));
        Element plain = GROUP.embedding().orElseThrow().encode(List.of(7, 255));
        EncryptedTally tally = new EncryptedTally(List.of(
                List.of(encrypted(secret, power(2)), encrypted(secret, power(3))), List.of(encrypted(secret, plain))));
        Share share = ShareMaker.make(election, tally, secret, random);
        List<List<Element>> factors =
                new ShareCheck(election, tally, share).factors().elements().orElseThrow();
        Opening opening =
                Opening.of(election, trustees, tally, Map.of(1, factors)).orElseThrow();
        assertEquals(
                "{\"result\":[[2,3],[[7,255]]]}",
                new String(opening.result(3).orElseThrow().bytes(), StandardCharsets.UTF_8));
        assertEquals(Optional.empty(), opening.result(2));
        assertEquals(List.of(), mismatches(opening, "[[2,3],[[7,255]]]", 3));
        assertEquals(
                List.of("question 1, count 2: the shares open another number"),
                mismatches(opening, "[[2,3],[[7,255]]]", 2));
        assertEquals(
                List.of(
                        "question 1, count 1: the shares open another number",
                        "question 2, answer 1: the shares open other numbers"),
                mismatches(opening, "[[1,3],[[255,7]]]", 3));
        assertEquals(
                List.of(
                        "question 1: it does not have one number for each answer",
                        "question 2: it does not have one answer for each ballot"),
                mismatches(opening, "[[2],[[7,255],[7,255]]]", 3));
        assertEquals(
                List.of("question 2: it does not have one answer for each ballot"),
                mismatches(opening, "[[2,3],[]]", 3));
    }

    private static List<String> mismatches(Opening opening, String rows, int bound) throws JsonException {
        Question marks = Question.of("同意", List.of("是", "否"), 0, 2);
        Question numbers = NonHomomorphicQuestion.of("另推荐", List.of("甲", "乙"));
        byte[] result = ("{\"result\":" + rows + "}").getBytes(StandardCharsets.UTF_8);
        return opening.mismatches(ElectionResult.parse(result, List.of(marks, numbers)), BigInteger.valueOf(bound));
    }

    private Ciphertext encrypted(SecretScalar secret, Element plain) {
        SecretScalar r = GROUP.scalars().random(random);
        Element alpha = GROUP.secretPower(r);
        return new Ciphertext(alpha, GROUP.product(GROUP.secretPower(alpha, secret), plain));
    }

    private static Ciphertext ciphertext(int exponent) {
        return new Ciphertext(power(exponent), power(exponent + 1));
    }

    private static Element power(int exponent) {
        return GROUP.power(GROUP.generatorBase(), GROUP.scalars().of(exponent));
    }

    private static Election election(List<Question> questions) throws Exception {
        return Election.parse(
                Election.bytes("n", "d", GROUP, GROUP.generator().encoded(), questions, "AAAAAAAAAAAAAA"));
    }
}
