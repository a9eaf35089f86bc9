package org.piaoxiang.verifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.group.HashFunction;
import org.piaoxiang.record.VerifyKey;

/** What is signed, named or read aloud, byte for byte: other programs make the same from the same. */
class StatementsTest {
    private static final String RECEIPT = "{\"meeting\":\"M\",\"round\":\"R\",\"trackers\":[\"a\",\"b\",\"c\"]}";
    private static final String SEAL = "{\"custodians\":[\"k1\",\"k2\"],\"election\":\"e\",\"floor\":5,\"format\":"
            + "\"piaoxiang-seal/1\",\"meeting\":\"M\",\"round\":\"R\",\"setup\":\"s\",\"size\":23,\"uuid\":\"u\"}";

    @Test
    void aReceiptListsItsTrackersInOrder() throws Exception {
        Receipt receipt = new Receipt("M", "R", List.of("c", "a", "b"));
        assertEquals(RECEIPT, receipt.canonical());
        assertEquals(receipt, Receipt.parse(RECEIPT));
        for (String other : List.of(
                RECEIPT.replace("\"a\",\"b\"", "\"b\",\"a\""),
                RECEIPT.replace(":[", ": ["),
                RECEIPT.replace("{", "{\"more\":1,"),
                "{}")) {
            assertThrows(JsonException.class, () -> Receipt.parse(other), other);
        }
    }

    @Test
    void aReceiptTellsWhichOfItsBallotsTheBoxLacks() {
        Receipt receipt = new Receipt("M", "R", List.of("c", "a", "b"));
        assertEquals(List.of("a", "c"), receipt.missingFrom(Set.of("b", "x")));
        assertEquals(List.of(), receipt.missingFrom(Set.of("a", "b", "c")));
    }

    @Test
    void aReceiptIsSignedByItsServerAlone() throws Exception {
        KeyPair server = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        KeyPair stranger = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Receipt receipt = new Receipt("M", "R", List.of("a", "b", "c"));
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(server.getPrivate());
        signer.update(RECEIPT.getBytes(StandardCharsets.UTF_8));
        String signature = Base64.getEncoder().encodeToString(signer.sign());
        assertTrue(receipt.isSignedBy(key(server), signature));
        assertFalse(receipt.isSignedBy(key(stranger), signature));
        assertFalse(new Receipt("M", "R", List.of("a", "b")).isSignedBy(key(server), signature));
    }

    private static VerifyKey key(KeyPair pair) {
        byte[] encoded = pair.getPublic().getEncoded();
        return VerifyKey.of(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length))
                .orElseThrow();
    }

    @Test
    void aSealIsReadOnlyAsItWasWritten() throws Exception {
        SealStatement seal = new SealStatement("M", "R", "u", "e", "s", 23, List.of("k1", "k2"), 5);
        assertEquals(SEAL, seal.canonical());
        assertEquals(seal, SealStatement.parse(SEAL));
        for (String other : List.of(
                SEAL.replace("seal/1", "seal/2"),
                SEAL.replace("{", "{\"more\":1,"),
                SEAL.replace(",\"size\":23", ""),
                SEAL.replace(":5,", ": 5,"))) {
            assertThrows(JsonException.class, () -> SealStatement.parse(other), other);
        }
    }

    @Test
    void theClosedSetIsTheSortedTrackersHashed() {
        assertEquals(sha("a\nb\nc"), ClosedSet.hash(List.of("c", "a", "b")));
        assertEquals(sha(""), ClosedSet.hash(List.of()));
        assertEquals(
                "{\"format\":\"piaoxiang-closed-set/1\",\"meeting\":\"M\",\"polls\":["
                        + "{\"closedSet\":\"h\",\"returned\":23,\"uuid\":\"u\"}],\"round\":\"R\"}",
                ClosedSet.statement("M", "R", List.of(new ClosedSet.Poll("u", 23, "h"))));
    }

    @Test
    void theSetupCodeIsSixWordsOfTheSortedHashes() throws Exception {
        String words =
                new String(SetupCode.class.getResourceAsStream("/words.txt").readAllBytes(), StandardCharsets.UTF_8);
        byte[] digest = HashFunction.SHA_256.digest("piaoxiang-code/1\na\nb");
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            expected.append(expected.isEmpty() ? "" : " ")
                    .append(words.strip()
                            .codePoints()
                            .skip(digest[i] & 0xff)
                            .mapToObj(Character::toString)
                            .findFirst()
                            .orElseThrow());
        }
        assertEquals(expected.toString(), SetupCode.of(List.of("b", "a")));
    }

    @Test
    void theCommitmentIsHalfTheHashOfTheSortedHashes() {
        assertEquals(sha("piaoxiang-commitment/1\na\nb").substring(0, 32), Commitment.of(List.of("b", "a")));
    }

    @Test
    void listsAndMinutesAreSignedInCanonicalForm() {
        assertArrayEquals(
                bytes("{\"format\":\"piaoxiang-lists/1\",\"lists\":[],\"meeting\":\"M\",\"slips\":{}}"),
                IssuedLists.statement("M", Json.array(List.of()), Json.object()));
        assertArrayEquals(
                bytes("{\"draft\":\"d\",\"format\":\"piaoxiang-minutes/1\",\"meeting\":\"M\",\"text\":\"t\","
                        + "\"verdict\":\"v\"}"),
                MinutesStatement.of("M", "d", "v", "t"));
    }

    @Test
    void everyCheckAsksAQuestionInBothLanguages() {
        for (CheckId id : CheckId.values()) {
            assertTrue(id.english().endsWith("?"), id::name);
            assertTrue(id.chinese().codePoints().anyMatch(c -> c >= 0x4e00), id::name);
        }
        assertEquals(
                List.of("PASS", "FAIL", "NOT RUN"),
                Arrays.stream(CheckStatus.values()).map(CheckStatus::text).toList());
    }

    private static String sha(String text) {
        return HashFunction.SHA_256.hex(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
