package org.piaoxiang.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.Groups;
import org.piaoxiang.protocol.group.RandomSource;
import org.piaoxiang.protocol.group.Scalar;
import org.piaoxiang.protocol.group.SecretScalar;
import org.piaoxiang.protocol.trustee.KeyCeremony;
import org.piaoxiang.protocol.trustee.MemberKeys;
import org.piaoxiang.protocol.trustee.PolynomialMessage;
import org.piaoxiang.protocol.trustee.SignedMessage;
import org.piaoxiang.protocol.trustee.ThresholdParameters;
import org.piaoxiang.protocol.trustee.VerificationInput;
import org.piaoxiang.protocol.trustee.VerificationOutput;

/** A key that three share and two open: made, tried, and gone on with from a key file alone. */
class KeyTrialTest {
    private static final Group GROUP = Groups.byName("Ed25519").orElseThrow();
    private static final int MEMBERS = 3;
    private static final int THRESHOLD = 2;
    private static final RandomSource RANDOM = new SecureRandom()::nextBytes;

    private final List<byte[]> seeds = new ArrayList<>();
    private final List<SignedMessage> certificates = new ArrayList<>();
    private final List<PolynomialMessage> polynomials = new ArrayList<>();
    private final List<VerificationOutput> outputs = new ArrayList<>();
    private final List<SecretScalar> parts = new ArrayList<>();

    @BeforeEach
    void make() throws Exception {
        for (int i = 0; i < MEMBERS; i++) {
            byte[] seed = new byte[32];
            RANDOM.fill(seed);
            seeds.add(seed);
            certificates.add(KeyCeremony.certificate(GROUP, keys(i), MEMBERS, THRESHOLD, i + 1, RANDOM));
        }
        for (int i = 0; i < MEMBERS; i++) {
            polynomials.add(ceremony().polynomial(keys(i), RANDOM));
        }
        List<VerificationInput> inputs = ceremony().inputs(polynomials);
        for (int i = 0; i < MEMBERS; i++) {
            KeyCeremony.Finished finished = ceremony().output(keys(i), inputs.get(i), RANDOM);
            outputs.add(finished.output());
            parts.add(finished.secret());
        }
    }

    @Test
    void everySubsetOfTwoOpensAndNobodyAloneDoes() throws Exception {
        KeyTrial trial = trial("m1");
        List<byte[]> given = new ArrayList<>();
        for (int i = 0; i < MEMBERS; i++) {
            given.add(bytes(trial.part(parts.get(i), RANDOM)));
            assertEquals(Optional.empty(), trial.problem(i + 1, given.get(i)));
        }
        assertEquals(new KeyTrial.Outcome(3, 3, 3, 3), trial.tryAll(given));
        assertTrue(trial.tryAll(given).isGood());
    }

    @Test
    void aPartWithAnotherSecretOrOfAnotherTrialIsToldByItsMember() throws Exception {
        byte[] foreign = bytes(trial("m1").part(parts.get(0), RANDOM));
        assertTrue(trial("m1").problem(2, foreign).isPresent());
        assertTrue(trial("m2").problem(1, foreign).isPresent());
        assertTrue(trial("m1").problem(1, bytes("{}")).isPresent());
        List<byte[]> given = List.of(foreign, foreign, bytes(trial("m1").part(parts.get(2), RANDOM)));
        assertFalse(trial("m1").tryAll(given).isGood());
    }

    @Test
    void aPartWithoutFactorsIsNotComplete() throws Exception {
        KeyTrial trial = trial("m1");
        byte[] none = bytes("{\"decryption_factors\":[],\"decryption_proofs\":[]}");
        assertEquals(Optional.of("the part is not complete"), trial.problem(1, none));
        assertEquals(
                "a part is not complete",
                assertThrows(JsonException.class, () -> trial.tryAll(List.of(none)))
                        .reason());
    }

    @Test
    void theKeyIsTheOneThatTheMembersMade() throws Exception {
        ThresholdParameters parameters = ceremony().parameters(polynomials, outputs);
        SecretScalar zero = GROUP.scalars().secret(new byte[1]);
        Scalar two = GROUP.scalars().of(2);
        // Of the line through the parts of members 1 and 2 the value at nought: twice the first less the second.
        SecretScalar whole = GROUP.scalars()
                .add(
                        GROUP.scalars().multiply(parts.get(0), two),
                        GROUP.scalars().subtract(zero, parts.get(1)));
        assertEquals(Optional.of(GROUP.secretPower(whole)), KeyTrial.key(GROUP, parameters));
    }

    @Test
    void eachMessageIsRefusedWhereItIsNotItsMembers() throws Exception {
        KeyCeremony ceremony = ceremony();
        for (int i = 0; i < MEMBERS; i++) {
            ceremony.checkPolynomial(i + 1, polynomials.get(i));
            ceremony.checkOutput(i + 1, polynomials, outputs.get(i));
            KeyCeremony.checkCertificate(GROUP, certificates.get(i), MEMBERS, THRESHOLD, i + 1);
        }
        assertThrows(JsonException.class, () -> ceremony.checkPolynomial(1, polynomials.get(1)));
        assertThrows(JsonException.class, () -> ceremony.checkOutput(1, polynomials, outputs.get(1)));
        assertThrows(
                JsonException.class,
                () -> KeyCeremony.checkCertificate(GROUP, certificates.get(0), MEMBERS, THRESHOLD, 2));
        assertThrows(
                JsonException.class,
                () -> KeyCeremony.checkCertificate(GROUP, certificates.get(0), MEMBERS, THRESHOLD + 1, 1));
    }

    @Test
    void aLostStationGoesOnFromItsKeyAlone() throws Exception {
        for (int i = 0; i < MEMBERS; i++) {
            for (int other = 0; other < MEMBERS; other++) {
                assertEquals(i == other, KeyCeremony.isOwn(GROUP, keys(i), certificates.get(other)));
            }
            try (SecretScalar again = ceremony().kept(keys(i), outputs.get(i))) {
                assertEquals(
                        outputs.get(i).publicKey().key(),
                        GROUP.secretPower(again).encoded());
            }
        }
    }

    private KeyTrial trial(String meeting) throws JsonException {
        ThresholdParameters parameters = ceremony().parameters(polynomials, outputs);
        return new KeyTrial(GROUP, meeting, "SCRUTINEER_1", parameters);
    }

    private KeyCeremony ceremony() throws JsonException {
        return new KeyCeremony(GROUP, certificates);
    }

    private MemberKeys keys(int member) {
        return MemberKeys.derive(GROUP, seeds.get(member).clone());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
