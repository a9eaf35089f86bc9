package org.piaoxiang.protocol.ballot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.piaoxiang.json.Json;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.Groups;
import org.piaoxiang.protocol.group.HashFunction;

/** Elections at the edge of what is taken, poll rules, and how a ballot is shown. */
class ElectionTest {
    private static final Group GROUP = Groups.byName("Ed25519").orElseThrow();
    private static final String UUID = "AAAAAAAAAAAAAA";
    private static final String RULES = "{\"boundShares\":true,\"floor\":5,\"format\":\"piaoxiang-poll/1\",\"kind\":"
            + "\"SC_APPOINTMENT\",\"revote\":false,\"rulePack\":\"\"}";

    @Test
    void aThousandQuestionsAndTenThousandAnswersAreTheMost() throws Exception {
        assertEquals(1000, parse(sized(1000, 10)).questions().size());
        for (byte[] larger : List.of(sized(1001, 1), sized(1, 10_001), sized(1000, 10, 1))) {
            assertEquals(
                    "The election has more questions or answers than this release takes.",
                    assertThrows(Election.Unsupported.class, () -> parse(larger))
                            .getMessage());
        }
    }

    /** Questions of so many answers each, the first with {@code more}. */
    private static byte[] sized(int questions, int answers, int... more) {
        Question each = Question.of("q", Collections.nCopies(answers, "a"), 0, 1);
        List<Question> all = new ArrayList<>(Collections.nCopies(questions, each));
        for (int extra : more) {
            all.set(0, Question.of("q", Collections.nCopies(answers + extra, "a"), 0, 1));
        }
        return election(all);
    }

    @Test
    void whatThisReleaseDoesNotKnowIsTold() {
        String text = new String(election(List.of(Question.of("q", List.of("a"), 0, 1))), StandardCharsets.UTF_8);
        assertEquals(
                "The election is of a version that this release does not know.",
                unsupported(text.replace("\"version\":1", "\"version\":2")));
        assertEquals(
                "The election is held in a group that this release does not know.",
                unsupported(text.replace("Ed25519", "Ed448")));
        assertEquals(
                "Question 1 is of a kind that this release does not know.",
                unsupported(text.replace("{\"answers\"", "{\"type\":\"Lists\",\"answers\"")));
    }

    private static String unsupported(String text) {
        return String.valueOf(
                assertThrows(Election.Unsupported.class, () -> parse(text.getBytes(StandardCharsets.UTF_8)))
                        .getMessage());
    }

    @Test
    void questionsAreWrittenAsTheyWereRead() throws Exception {
        Question hinted = new NonHomomorphicQuestion("q", List.of("a", "b"), Optional.of(Json.text("hint")));
        List<Question> questions = List.of(
                hinted,
                NonHomomorphicQuestion.of("r", List.of("c")),
                new HomomorphicQuestion("s", List.of("d"), Optional.of(false), 0, 1));
        Election election = parse(election(questions));
        assertEquals(questions, election.questions());
        assertTrue(election.isShuffled());
        assertEquals(HashFunction.SHA_256.base64(election(questions)), election.fingerprint());
        assertEquals(1, hinted.choices());
        assertEquals(
                new HomomorphicQuestion("s", List.of("d"), Optional.empty(), 0, 1),
                Question.of("s", List.of("d"), 0, 1));
    }

    @Test
    void aQuestionOfNumbersHoldsAsManyAsTheGroupTakes() {
        int most = GROUP.embedding().orElseThrow().mostNumbers();
        assertTrue(numbers(1).isSensible(GROUP));
        assertTrue(numbers(most).isSensible(GROUP));
        assertFalse(numbers(most + 1).isSensible(GROUP));
        assertFalse(numbers(0).isSensible(GROUP));
    }

    private static Question numbers(int count) {
        return NonHomomorphicQuestion.of("q", Collections.nCopies(count, "a"));
    }

    @Test
    void pollRulesAreReadOnlyInCanonicalForm() {
        assertEquals(RULES, new PollRules("SC_APPOINTMENT", 5, "").description());
        assertEquals(Optional.of(new PollRules("SC_APPOINTMENT", 5, "")), PollRules.parse(RULES));
        assertEquals(
                1, PollRules.parse(RULES.replace(":5,", ":1,")).orElseThrow().floor());
        for (String other : List.of(
                RULES.replace(":5,", ":0,"),
                RULES.replace("SC_", "sc_"),
                RULES.replace("/1", "/2"),
                RULES + " ",
                "{}",
                "")) {
            assertEquals(Optional.empty(), PollRules.parse(other), other);
        }
        assertThrows(IllegalArgumentException.class, () -> new PollRules("SC_APPOINTMENT", 0, ""));
        assertThrows(IllegalArgumentException.class, () -> new PollRules("", 1, ""));
    }

    @Test
    void whoeverNamesOurFormatClaimsOurRules() {
        assertTrue(PollRules.claimedBy(RULES));
        assertTrue(PollRules.claimedBy("piaoxiang-poll/9"));
        // Escaped letters name it too.
        assertTrue(PollRules.claimedBy("{\"format\":\"piaoxiang\\u002dpoll/1\"}"));
        for (String other : List.of(
                "a vote",
                "",
                "[]",
                "{}",
                "{\"format\":1}",
                "{\"form\":\"piaoxiang\\u002dpoll/1\"}",
                "{\"format\":\"belenios\\u002dpoll/1\"}",
                "\"piaoxiang\\u002dpoll/1\"")) {
            assertFalse(PollRules.claimedBy(other), other);
        }
    }

    @Test
    void aTrackerIsShownInSixGroupsOfFour() {
        assertEquals("abcd efgh ijkl mnop qrst uvwx", new Tracker("abcdefghijklmnopqrstuvwxyz0123456789").shown());
        byte[] ballot = "ballot".getBytes(StandardCharsets.UTF_8);
        assertEquals(new Tracker(HashFunction.SHA_256.base64(ballot)), Tracker.of(ballot, HashFunction.SHA_256));
    }

    private static Election parse(byte[] bytes) throws Exception {
        return Election.parse(bytes);
    }

    private static byte[] election(List<Question> questions) {
        return Election.bytes("n", "d", GROUP, GROUP.generator().encoded(), questions, UUID);
    }
}
