package org.piaoxiang.protocol.trustee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.piaoxiang.cli.SeededRandom;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.Groups;
import org.piaoxiang.protocol.group.SecretScalar;
import org.piaoxiang.protocol.proof.Proof;

/** Whom a refusal of the custodians' names, and for what. */
class RefusalsTest {
    private static final Group GROUP = Groups.byName("Ed25519").orElseThrow();
    private static final int SIZE = 3;
    private static final int THRESHOLD = 2;

    private final SeededRandom random = new SeededRandom("refusals");
    private final List<MemberKeys> members = new ArrayList<>();
    private final List<SignedMessage> certificates = new ArrayList<>();
    private final List<PolynomialMessage> polynomials = new ArrayList<>();
    private final List<VerificationOutput> outputs = new ArrayList<>();
    private List<VerificationInput> inputs = List.of();

    @BeforeEach
    void play() throws Exception {
        for (int i = 0; i < SIZE; i++) {
            members.add(MemberKeys.of(GROUP, GROUP.scalars().random(random)));
            certificates.add(KeyCeremony.certificate(GROUP, members.get(i), SIZE, THRESHOLD, i + 1, random));
        }
        KeyCeremony ceremony = new KeyCeremony(GROUP, certificates);
        for (MemberKeys member : members) {
            polynomials.add(ceremony.polynomial(member, random));
        }
        inputs = ceremony.inputs(polynomials);
        for (int i = 0; i < SIZE; i++) {
            outputs.add(ceremony.output(members.get(i), inputs.get(i), random).output());
        }
    }

    @Test
    void aCertificateIsToldByItsNumber() {
        SignedMessage unsigned = new SignedMessage(
                certificates.get(1).message(), certificates.get(0).signature());
        List<SignedMessage> all = new ArrayList<>(certificates);
        all.set(1, unsigned);
        refused("certificate 2: its certificate is not signed", () -> new KeyCeremony(GROUP, all));
        refused(
                "the certificate is not signed",
                () -> KeyCeremony.checkCertificate(GROUP, unsigned, SIZE, THRESHOLD, 2));
        refused(
                "the certificate was made for something else",
                () -> KeyCeremony.checkCertificate(GROUP, certificates.get(1), SIZE + 1, THRESHOLD, 2));
        all.set(1, KeyCeremony.certificate(GROUP, members.get(0), SIZE, THRESHOLD, 2, random));
        refused("certificate 2: its certificate is another member's too", () -> new KeyCeremony(GROUP, all));
        all.set(1, certificates.get(2));
        refused("certificate 2: its certificate was made for something else", () -> new KeyCeremony(GROUP, all));
        all.set(1, new SignedMessage("{}", unsigned.signature()));
        refused(
                "certificate 2: the certificate does not say for which group of custodians it is",
                () -> new KeyCeremony(GROUP, all));
        SignedMessage alone = KeyCeremony.certificate(GROUP, members.get(0), 1, 2, 1, random);
        refused("certificate 0: its threshold does not fit its members", () -> new KeyCeremony(GROUP, List.of(alone)));
        SignedMessage nought = KeyCeremony.certificate(GROUP, members.get(0), 1, 0, 1, random);
        refused("certificate 0: its threshold does not fit its members", () -> new KeyCeremony(GROUP, List.of(nought)));
        assertFalse(KeyCeremony.isOwn(GROUP, members.get(0), new SignedMessage("{}", unsigned.signature())));
        assertTrue(KeyCeremony.isOwn(GROUP, members.get(0), certificates.get(0)));
    }

    @Test
    void aPolynomialIsToldByItsMember() throws Exception {
        KeyCeremony ceremony = new KeyCeremony(GROUP, certificates);
        PolynomialMessage one = polynomials.get(1);
        PolynomialMessage few = new PolynomialMessage(
                one.polynomial(), one.secrets().subList(0, 2), one.coefficients(), one.signature());
        refused("the polynomial does not have one secret for each member", () -> ceremony.checkPolynomial(2, few));
        refused(
                "a polynomial does not have one secret for each member",
                () -> ceremony.inputs(List.of(polynomials.get(0), few, polynomials.get(2))));
        PolynomialMessage unsigned = new PolynomialMessage(
                one.polynomial(),
                one.secrets(),
                one.coefficients(),
                polynomials.get(0).signature());
        refused("member 2 has not signed the list of members", () -> ceremony.checkPolynomial(2, unsigned));
        PolynomialMessage foreign = new PolynomialMessage(
                one.polynomial(), one.secrets(), polynomials.get(0).coefficients(), one.signature());
        refused("its coefficients are not signed", () -> ceremony.checkPolynomial(2, foreign));
    }

    @Test
    void aKeyThatIsNotItsMembersIsToldByItsMember() throws Exception {
        KeyCeremony ceremony = new KeyCeremony(GROUP, certificates);
        TrusteeKey right = outputs.get(1).publicKey();
        Proof others = outputs.get(0).publicKey().possession();
        Proof othersSignature = outputs.get(0).publicKey().signature().orElseThrow();
        for (TrusteeKey wrong : List.of(
                outputs.get(0).publicKey(),
                new TrusteeKey(others, right.key(), right.signature()),
                new TrusteeKey(right.possession(), right.key(), Optional.of(othersSignature)),
                new TrusteeKey(right.possession(), right.key(), Optional.empty()),
                new TrusteeKey(right.possession(), "no key", right.signature()))) {
            refused(
                    "the key of member 2 does not follow from the polynomials",
                    () -> ceremony.checkOutput(
                            2,
                            polynomials,
                            new VerificationOutput(outputs.get(1).privateKey(), wrong)));
        }
        ceremony.checkOutput(2, polynomials, outputs.get(1));
        for (List<VerificationOutput> some : List.of(outputs.subList(0, 2), List.<VerificationOutput>of())) {
            refused("there is not one output for each member", () -> ceremony.parameters(polynomials, some));
        }
    }

    @Test
    void aSecretThatDoesNotFitIsToldByItsSender() throws Exception {
        KeyCeremony ceremony = new KeyCeremony(GROUP, certificates);
        VerificationInput honest = inputs.get(0);
        String sizes = "the input does not have one secret and one polynomial for each member";
        refused(
                sizes,
                () -> ceremony.output(
                        members.get(0),
                        new VerificationInput(
                                honest.polynomial(),
                                honest.secrets(),
                                honest.coefficients(),
                                honest.signatures().subList(0, 2)),
                        random));
        refused(
                sizes,
                () -> ceremony.output(
                        members.get(0),
                        new VerificationInput(
                                honest.polynomial(),
                                honest.secrets(),
                                honest.coefficients().subList(0, 2),
                                honest.signatures()),
                        random));
        List<String> wrong = new ArrayList<>(honest.secrets());
        wrong.set(1, ceremony.polynomial(members.get(1), random).secrets().get(0));
        refused(
                "the secret of member 2 does not fit its polynomial",
                () -> ceremony.output(
                        members.get(0),
                        new VerificationInput(honest.polynomial(), wrong, honest.coefficients(), honest.signatures()),
                        random));
    }

    @Test
    void aMessageReachesItsRecipientFromItsSenderAlone() throws Exception {
        MemberKeys sender = members.get(0);
        MemberKeys recipient = members.get(1);
        String sent = Channel.send(GROUP, sender, recipient.encryptionKey(), "so", random);
        assertEquals("so", Channel.receive(GROUP, recipient, sender.verificationKey(), sent));
        refused(
                "a message is not signed by its sender",
                () -> Channel.receive(GROUP, recipient, members.get(2).verificationKey(), sent));
        refused(
                "a message cannot be opened with this key",
                () -> Channel.receive(GROUP, members.get(2), sender.verificationKey(), sent));
        // Passed on: encrypted anew to somebody for whom it was not signed.
        String addressed = JsonWriter.compact(
                Json.object("recipient", Json.text(recipient.encryptionKey().encoded()), "message", Json.text("so")));
        SignedMessage signed = SignedMessage.sign(GROUP, sender.signing(), addressed, random);
        String passedOn = EncryptedMessage.encrypt(
                        GROUP, members.get(2).encryptionKey(), JsonWriter.compact(signed.json()), random)
                .text();
        refused(
                "a message was meant for somebody else",
                () -> Channel.receive(GROUP, members.get(2), sender.verificationKey(), passedOn));
        String algorithm = GROUP.channelCipher().text();
        refused(
                "the message is encrypted in a way that this release does not know",
                () -> EncryptedMessage.parse(sent.replace(algorithm, algorithm + "x"), GROUP));
    }

    @Test
    void keysThatAreClosedAreWiped() {
        MemberKeys keys = members.get(0);
        keys.close();
        assertThrows(IllegalStateException.class, keys::verificationKey);
        assertThrows(IllegalStateException.class, keys::encryptionKey);
    }

    @Test
    void twoHundredCustodiansAreTheMost() throws Exception {
        SecretScalar secret = GROUP.scalars().random(random);
        TrusteeKey key = TrusteeKey.of(GROUP, secret, random);
        Trustees most = Trustees.ofSingles(Collections.nCopies(200, key));
        assertEquals(most, Trustees.parse(most.bytes(), GROUP));
        Trustees more = Trustees.ofSingles(Collections.nCopies(201, key));
        refused("there are more than 200 custodians", () -> Trustees.parse(more.bytes(), GROUP));
        for (String pair : List.of("[\"Single\"]", "[\"Single\",{},{}]", "[]")) {
            refused(
                    "trustees[0] is not a kind with its parameters",
                    () -> Trustees.parse(("[" + pair + "]").getBytes(StandardCharsets.UTF_8), GROUP));
        }
        assertEquals(
                List.of(new Trustees.Problem(0, "there are no custodians")),
                Trustees.ofSingles(List.of()).check(GROUP).problems());
        assertEquals(List.of(), Trustees.ofSingles(List.of(key)).check(GROUP).problems());
        assertEquals(
                List.of(new Trustees.Problem(2, "its key is another custodian's too")),
                Trustees.ofSingles(List.of(key, key)).check(GROUP).problems());
    }

    @Test
    void aGroupThatIsNotWholeIsToldByItsMember() throws Exception {
        ThresholdParameters whole = new KeyCeremony(GROUP, certificates).parameters(polynomials, outputs);
        assertEquals(List.of(), problems(whole.certificates(), whole.coefficients(), whole.keys()));
        List<String> sizes = List.of("0 there is not one certificate, polynomial and key for each member");
        assertEquals(
                sizes,
                problems(
                        whole.certificates(), whole.coefficients(), whole.keys().subList(0, 2)));
        assertEquals(sizes, problems(whole.certificates(), whole.coefficients().subList(0, 2), whole.keys()));
        List<TrusteeKey> keys = new ArrayList<>(whole.keys());
        keys.set(2, new TrusteeKey(keys.get(2).possession(), keys.get(2).key(), Optional.empty()));
        assertEquals(
                List.of("3 it has not signed its key"), problems(whole.certificates(), whole.coefficients(), keys));
        Collections.swap(keys, 0, 1);
        assertEquals(
                List.of(
                        "1 its key does not follow from the members' coefficients",
                        "1 it has not signed its key",
                        "2 its key does not follow from the members' coefficients",
                        "2 it has not signed its key",
                        "3 it has not signed its key"),
                problems(whole.certificates(), whole.coefficients(), keys));
        List<SignedMessage> coefficients = new ArrayList<>(whole.coefficients());
        coefficients.set(
                2, new SignedMessage("{\"coefexps\":[]}", coefficients.get(2).signature()));
        assertEquals(
                List.of("3 it has 0 coefficients instead of 2"),
                problems(whole.certificates(), coefficients, whole.keys()));
        ThresholdParameters unsigned = new ThresholdParameters(
                THRESHOLD, whole.certificates(), whole.coefficients(), Optional.empty(), whole.keys());
        assertEquals(List.of("0 its members have not signed the list of members"), texts(unsigned));
        assertEquals(
                Optional.empty(),
                new ThresholdCheck(
                                GROUP,
                                new ThresholdParameters(
                                        THRESHOLD,
                                        whole.certificates(),
                                        coefficients,
                                        whole.signatures(),
                                        whole.keys()))
                        .check()
                        .key());
    }

    private List<String> problems(List<SignedMessage> certs, List<SignedMessage> coefficients, List<TrusteeKey> keys) {
        return texts(new ThresholdParameters(
                THRESHOLD,
                certs,
                coefficients,
                Optional.of(
                        polynomials.stream().map(PolynomialMessage::signature).toList()),
                keys));
    }

    private static List<String> texts(ThresholdParameters parameters) {
        return new ThresholdCheck(GROUP, parameters)
                .check().problems().stream()
                        .map(problem -> problem.custodian() + " " + problem.reason())
                        .toList();
    }

    private static void refused(String reason, Executable step) {
        assertEquals(reason, assertThrows(JsonException.class, step).reason());
    }
}
