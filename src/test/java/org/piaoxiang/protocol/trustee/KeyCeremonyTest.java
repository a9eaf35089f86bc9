package org.piaoxiang.protocol.trustee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.piaoxiang.cli.SeededRandom;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.protocol.archive.ArchiveOverview;
import org.piaoxiang.protocol.archive.ArchiveSource;
import org.piaoxiang.protocol.group.EdwardsGroup;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.Groups;
import org.piaoxiang.protocol.group.Scalar;
import org.piaoxiang.protocol.group.SecretScalar;
import org.piaoxiang.protocol.proof.Proof;

class KeyCeremonyTest {
    private static final Group CURVE = EdwardsGroup.ED25519;

    private final SeededRandom random = new SeededRandom("ceremony");

    /** A ceremony up to the routing of the messages. */
    private final class Play {
        final Group group;
        final List<MemberKeys> members = new ArrayList<>();
        final List<SignedMessage> certificates = new ArrayList<>();
        final KeyCeremony ceremony;
        final List<PolynomialMessage> polynomials = new ArrayList<>();
        final List<VerificationInput> inputs;

        Play(Group group, int threshold, int size) throws JsonException {
            this.group = group;
            for (int i = 0; i < size; i++) {
                members.add(MemberKeys.of(group, group.scalars().random(random)));
                certificates.add(KeyCeremony.certificate(group, members.get(i), size, threshold, i + 1, random));
            }
            ceremony = new KeyCeremony(group, certificates);
            for (MemberKeys member : members) {
                polynomials.add(PolynomialMessage.parse(
                        ceremony.polynomial(member, random).bytes(), group.scalars()));
            }
            inputs = ceremony.inputs(polynomials);
        }

        KeyCeremony.Finished finish(int member) throws JsonException {
            VerificationInput input = VerificationInput.parse(inputs.get(member).bytes(), group.scalars());
            return ceremony.output(members.get(member), input, random);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SM2, 2, 3",
        "Ed25519, 2, 3",
        "Ed25519, 1, 1",
        "Ed25519, 3, 3",
        "BELENIOS-2048, 2, 3",
        "RFC-3526-2048, 2, 2"
    })
    void everyThresholdOfMembersHasTheKey(String name, int threshold, int size) throws Exception {
        Group group = Groups.byName(name).orElseThrow();
        Play play = new Play(group, threshold, size);
        List<SecretScalar> secrets = new ArrayList<>();
        List<VerificationOutput> outputs = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            KeyCeremony.Finished finished = play.finish(i);
            secrets.add(finished.secret());
            outputs.add(VerificationOutput.parse(finished.output().bytes(), group.scalars()));
            SecretScalar kept = play.ceremony.kept(play.members.get(i), outputs.get(i));
            assertEquals(group.secretPower(finished.secret()), group.secretPower(kept));
        }
        Trustees made = new Trustees(List.of(play.ceremony.parameters(play.polynomials, outputs)));
        Trustees trustees = Trustees.parse(made.bytes(), group);
        Trustees.Outcome outcome = trustees.check(group);
        assertEquals(List.of(), outcome.problems());
        assertEquals(List.of(), outcome.groupProblems());
        List<Integer> owners =
                new ArrayList<>(IntStream.rangeClosed(1, size).boxed().toList());
        for (int turn = 0; turn < size; turn++) {
            Map<Integer, Scalar> exponents =
                    trustees.combination(owners, group.scalars()).orElseThrow();
            assertEquals(threshold, exponents.size());
            Element key = group.identity();
            for (Map.Entry<Integer, Scalar> each : exponents.entrySet()) {
                Element part = group.secretPower(secrets.get(each.getKey() - 1));
                key = group.product(key, group.power(group.base(part), each.getValue()));
            }
            assertEquals(outcome.publicKey().orElseThrow(), key);
            Collections.rotate(owners, 1);
        }
        assertTrue(trustees.combination(owners.subList(0, threshold - 1), group.scalars())
                .isEmpty());
    }

    @Test
    void aMemberRefusesASecretThatDoesNotFitThePolynomial() throws Exception {
        Play play = new Play(CURVE, 2, 3);
        VerificationInput honest = play.inputs.get(0);
        // What member 2 sent to member 1, sent by member 3 instead.
        List<String> swapped = new ArrayList<>(honest.secrets());
        Collections.swap(swapped, 1, 2);
        refuses(play, new VerificationInput(honest.polynomial(), swapped, honest.coefficients(), honest.signatures()));
        // A message meant for member 2.
        List<String> others = new ArrayList<>(honest.secrets());
        others.set(1, play.inputs.get(1).secrets().get(1));
        refuses(play, new VerificationInput(honest.polynomial(), others, honest.coefficients(), honest.signatures()));
        // Rightly sent and signed, but of another polynomial of the same member.
        List<String> wrong = new ArrayList<>(honest.secrets());
        wrong.set(
                1,
                play.ceremony.polynomial(play.members.get(1), random).secrets().get(0));
        refuses(play, new VerificationInput(honest.polynomial(), wrong, honest.coefficients(), honest.signatures()));
        List<Proof> unsigned = new ArrayList<>(honest.signatures());
        Collections.swap(unsigned, 1, 2);
        refuses(play, new VerificationInput(honest.polynomial(), honest.secrets(), honest.coefficients(), unsigned));
        refuses(
                play,
                new VerificationInput(
                        honest.polynomial(),
                        honest.secrets().subList(0, 2),
                        honest.coefficients(),
                        honest.signatures()));
    }

    private void refuses(Play play, VerificationInput input) {
        assertThrows(JsonException.class, () -> play.ceremony.output(play.members.get(0), input, random));
    }

    @Test
    void certificatesOfSomethingElseAreRefused() throws Exception {
        Play play = new Play(CURVE, 2, 3);
        List<SignedMessage> swapped = new ArrayList<>(play.certificates);
        Collections.swap(swapped, 0, 1);
        assertThrows(JsonException.class, () -> new KeyCeremony(CURVE, swapped));
        assertThrows(JsonException.class, () -> new KeyCeremony(CURVE, play.certificates.subList(0, 2)));
        assertThrows(JsonException.class, () -> new KeyCeremony(CURVE, List.of()));
        MemberKeys stranger = MemberKeys.of(CURVE, CURVE.scalars().random(random));
        assertThrows(JsonException.class, () -> play.ceremony.polynomial(stranger, random));
    }

    @Test
    void whoeverCarriesTheMessagesRefusesWhatDoesNotFit() throws Exception {
        Play play = new Play(CURVE, 2, 3);
        List<PolynomialMessage> swapped = new ArrayList<>(play.polynomials);
        Collections.swap(swapped, 0, 1);
        assertThrows(JsonException.class, () -> play.ceremony.inputs(swapped));
        assertThrows(JsonException.class, () -> play.ceremony.inputs(play.polynomials.subList(0, 2)));
        List<VerificationOutput> outputs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            outputs.add(play.finish(i).output());
        }
        Collections.swap(outputs, 0, 1);
        assertThrows(JsonException.class, () -> play.ceremony.parameters(play.polynomials, outputs));
        TrusteeKey own = TrusteeKey.of(CURVE, CURVE.scalars().random(random), random);
        Collections.swap(outputs, 0, 1);
        outputs.set(0, new VerificationOutput("", own));
        assertThrows(JsonException.class, () -> play.ceremony.parameters(play.polynomials, outputs));
    }

    @Test
    void keysThatAPeerMadeAreOpenedByItsSeeds() throws Exception {
        byte[] archive = peer("Eikm1FfgWZFeS7.bel");
        Trustees trustees = ArchiveOverview.read(ArchiveSource.of(archive)).trustees();
        ThresholdParameters parameters = (ThresholdParameters) trustees.items().getFirst();
        List<String> seeds =
                new String(peer("seeds.txt"), StandardCharsets.US_ASCII).lines().toList();
        List<String> kept =
                new String(peer("dkeys.jsons"), StandardCharsets.UTF_8).lines().toList();
        KeyCeremony ceremony = new KeyCeremony(CURVE, parameters.certificates());
        List<String> found = new ArrayList<>();
        for (int i = 0; i < seeds.size(); i++) {
            MemberKeys member = MemberKeys.derive(CURVE, seeds.get(i).getBytes(StandardCharsets.US_ASCII));
            VerificationOutput output =
                    new VerificationOutput(kept.get(i), parameters.keys().getFirst());
            found.add(CURVE.secretPower(ceremony.kept(member, output)).encoded());
        }
        Collections.sort(found);
        assertEquals(parameters.keys().stream().map(TrusteeKey::key).sorted().toList(), found);
    }

    @Test
    void whatIsSentTellsNothingInPlain() throws Exception {
        Play play = new Play(CURVE, 2, 2);
        Json sent = JsonReader.read(play.polynomials.getFirst().secrets().getFirst());
        assertEquals(
                List.of("algorithm", "alpha", "beta", "data"),
                List.copyOf(((Json.Obj) sent).fields().keySet()));
    }

    private static byte[] peer(String name) throws Exception {
        try (InputStream in = KeyCeremonyTest.class.getResourceAsStream("/peer/demo33_h_ed25519_ped2of3/" + name)) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }
}
