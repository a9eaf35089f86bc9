package org.piaoxiang.protocol.trustee;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.group.Decoding;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.RandomSource;
import org.piaoxiang.protocol.group.ScalarField;
import org.piaoxiang.protocol.group.SecretScalar;
import org.piaoxiang.protocol.proof.Proof;

/**
 * How a threshold group makes its key (specification 3.3.0, section 3.1, "Pedersen" protocol; section 4.6). Members run
 * {@link #certificate}, {@link #polynomial} and {@link #output} on their own machines; whoever carries the messages runs
 * {@link #inputs} and {@link #parameters}. Every step checks what it is given and refuses with a reason.
 */
public final class KeyCeremony {
    private final Group group;
    private final List<SignedMessage> certificates;
    private final CertifiedGroup certified;

    /** Begins with the certificates of all members in their order; refuses any that are not in order. */
    public KeyCeremony(Group group, List<SignedMessage> certificates) throws JsonException {
        if (certificates.isEmpty()) {
            throw new JsonException("there are no certificates");
        }
        this.group = group;
        this.certificates = List.copyOf(certificates);
        int threshold = Certificate.parse(certificates.getFirst().message(), group)
                .context()
                .threshold();
        this.certified = new CertifiedGroup(group, threshold, this.certificates);
        if (!certified.problems().isEmpty()) {
            Trustees.Problem problem = certified.problems().getFirst();
            throw new JsonException("certificate " + problem.custodian() + ": " + problem.reason());
        }
    }

    /** Step 1: a member's certificate, as number {@code index} of {@code size}. */
    public static SignedMessage certificate(
            Group group, MemberKeys member, int size, int threshold, int index, RandomSource random) {
        Certificate.Context context = new Certificate.Context(group.name(), size, threshold, index);
        Certificate certificate = new Certificate(context, member.verificationKey(), member.encryptionKey());
        return SignedMessage.sign(group, member.signing(), certificate.message(), random);
    }

    /** Whether {@code certificate}, wherever it stands, was made with these keys. */
    public static boolean isOwn(Group group, MemberKeys member, SignedMessage certificate) {
        try {
            Certificate read = Certificate.parse(certificate.message(), group);
            return read.verification().equals(member.verificationKey())
                    && read.encryption().equals(member.encryptionKey());
        } catch (JsonException unreadable) {
            return false;
        }
    }

    /** Refuses a certificate that was not made by its own keys as number {@code index} of {@code size}. */
    public static void checkCertificate(Group group, SignedMessage certificate, int size, int threshold, int index)
            throws JsonException {
        Certificate read = Certificate.parse(certificate.message(), group);
        if (!read.context().equals(new Certificate.Context(group.name(), size, threshold, index))) {
            throw new JsonException("the certificate was made for something else");
        }
        if (!certificate.isSignedBy(group, read.verification())) {
            throw new JsonException("the certificate is not signed");
        }
    }

    /** Refuses what member {@code index}, from 1, has not signed or not made for all members. */
    public void checkPolynomial(int index, PolynomialMessage polynomial) throws JsonException {
        if (polynomial.secrets().size() != certified.size()) {
            throw new JsonException("the polynomial does not have one secret for each member");
        }
        agreed(index - 1, polynomial.coefficients(), polynomial.signature());
    }

    /** Refuses a part of the key of member {@code index}, from 1, that does not follow from the polynomials. */
    public void checkOutput(int index, List<PolynomialMessage> polynomials, VerificationOutput output)
            throws JsonException {
        requireOutput(index - 1, coefficients(polynomials), output);
    }

    private void requireOutput(int at, List<List<Element>> coefficients, VerificationOutput output)
            throws JsonException {
        TrusteeKey key = output.publicKey();
        if (!(group.decode(key.key()) instanceof Decoding.Member(Element element)
                && element.equals(certified.keyOf(at, coefficients))
                && certified.isOwned(at, element, key))) {
            throw new JsonException("the key of member " + (at + 1) + " does not follow from the polynomials");
        }
    }

    /** Step 3: a member draws a polynomial and sends every member its value. */
    public PolynomialMessage polynomial(MemberKeys member, RandomSource random) throws JsonException {
        indexOf(member);
        ScalarField field = group.scalars();
        List<SecretScalar> polynomial = new ArrayList<>();
        for (int k = 0; k < certified.threshold(); k++) {
            polynomial.add(field.random(random));
        }
        List<Element> coefficients = polynomial.stream().map(group::secretPower).toList();
        List<String> secrets = new ArrayList<>();
        for (int j = 0; j < certified.size(); j++) {
            try (SecretScalar value = value(polynomial, j + 1)) {
                Element recipient = certified.certificate(j).orElseThrow().encryption();
                secrets.add(Channel.send(group, member, recipient, secret("secret", value), random));
            }
        }
        List<Json> own =
                polynomial.stream().map(each -> (Json) Json.text(digits(each))).toList();
        String raw = JsonWriter.compact(Json.object("polynomial", Json.array(own)));
        String kept = Channel.send(group, member, member.encryptionKey(), raw, random);
        polynomial.forEach(SecretScalar::close);
        return new PolynomialMessage(
                kept,
                secrets,
                SignedMessage.sign(group, member.signing(), CertifiedGroup.message(group, coefficients), random),
                certified.agree(member, coefficients, random));
    }

    /** Step 4: sorts what the members sent by its recipients. */
    public List<VerificationInput> inputs(List<PolynomialMessage> polynomials) throws JsonException {
        coefficients(polynomials);
        List<VerificationInput> inputs = new ArrayList<>();
        for (int j = 0; j < certified.size(); j++) {
            int recipient = j;
            for (PolynomialMessage polynomial : polynomials) {
                if (polynomial.secrets().size() != certified.size()) {
                    throw new JsonException("a polynomial does not have one secret for each member");
                }
            }
            inputs.add(new VerificationInput(
                    polynomials.get(j).polynomial(),
                    polynomials.stream()
                            .map(each -> each.secrets().get(recipient))
                            .toList(),
                    polynomials.stream().map(PolynomialMessage::coefficients).toList(),
                    polynomials.stream().map(PolynomialMessage::signature).toList()));
        }
        return inputs;
    }

    /** What a member has at the end: the message to hand in, and its secret part of the key, to be wiped by the caller. */
    public record Finished(VerificationOutput output, SecretScalar secret) {}

    /** Step 5: a member checks what all sent it, and computes its part of the key. */
    public Finished output(MemberKeys member, VerificationInput input, RandomSource random) throws JsonException {
        int own = indexOf(member);
        int size = certified.size();
        if (input.secrets().size() != size
                || input.coefficients().size() != size
                || input.signatures().size() != size) {
            throw new JsonException("the input does not have one secret and one polynomial for each member");
        }
        SecretScalar sum = group.scalars().secret(new byte[1]);
        for (int i = 0; i < size; i++) {
            List<Element> coefficients =
                    agreed(i, input.coefficients().get(i), input.signatures().get(i));
            Element sender = certified.certificate(i).orElseThrow().verification();
            String message =
                    Channel.receive(group, member, sender, input.secrets().get(i));
            try (SecretScalar value = value(message, "secret")) {
                if (!group.secretPower(value).equals(certified.keyOf(own, List.of(coefficients)))) {
                    throw new JsonException("the secret of member " + (i + 1) + " does not fit its polynomial");
                }
                SecretScalar before = sum;
                sum = group.scalars().add(before, value);
                before.close();
            }
        }
        TrusteeKey key = TrusteeKey.of(group, sum, random);
        Proof signature = SignedMessage.signature(group, member.signing(), key.key(), random);
        String kept = Channel.send(group, member, member.encryptionKey(), secret("decryption_key", sum), random);
        return new Finished(new VerificationOutput(kept, key.signed(signature)), sum);
    }

    /** Opens the part of the key that a member has kept in its output; the caller wipes it. */
    public SecretScalar kept(MemberKeys member, VerificationOutput output) throws JsonException {
        Element own = certified.certificate(indexOf(member)).orElseThrow().verification();
        return value(Channel.receive(group, member, own, output.privateKey()), "decryption_key");
    }

    /** Step 6: what is published. */
    public ThresholdParameters parameters(List<PolynomialMessage> polynomials, List<VerificationOutput> outputs)
            throws JsonException {
        List<List<Element>> coefficients = coefficients(polynomials);
        if (outputs.size() != certified.size()) {
            throw new JsonException("there is not one output for each member");
        }
        for (int i = 0; i < outputs.size(); i++) {
            requireOutput(i, coefficients, outputs.get(i));
        }
        return new ThresholdParameters(
                certified.threshold(),
                certificates,
                polynomials.stream().map(PolynomialMessage::coefficients).toList(),
                Optional.of(
                        polynomials.stream().map(PolynomialMessage::signature).toList()),
                outputs.stream().map(VerificationOutput::publicKey).toList());
    }

    private List<List<Element>> coefficients(List<PolynomialMessage> polynomials) throws JsonException {
        if (polynomials.size() != certified.size()) {
            throw new JsonException("there is not one polynomial for each member");
        }
        List<List<Element>> coefficients = new ArrayList<>();
        for (int i = 0; i < polynomials.size(); i++) {
            coefficients.add(agreed(
                    i, polynomials.get(i).coefficients(), polynomials.get(i).signature()));
        }
        return coefficients;
    }

    private List<Element> agreed(int at, SignedMessage message, Proof signature) throws JsonException {
        List<Element> coefficients = certified.coefficients(at, message);
        if (!certified.isAgreed(at, coefficients, signature)) {
            throw new JsonException("member " + (at + 1) + " has not signed the list of members");
        }
        return coefficients;
    }

    private int indexOf(MemberKeys member) throws JsonException {
        Element verification = member.verificationKey();
        Element encryption = member.encryptionKey();
        for (int i = 0; i < certified.size(); i++) {
            Certificate certificate = certified.certificate(i).orElseThrow();
            if (certificate.verification().equals(verification)
                    && certificate.encryption().equals(encryption)) {
                return i;
            }
        }
        throw new JsonException("none of the certificates belongs to this key");
    }

    /** Returns f(x), by Horner's rule. */
    private SecretScalar value(List<SecretScalar> polynomial, int x) {
        ScalarField field = group.scalars();
        SecretScalar sum = field.secret(new byte[1]);
        for (int k = polynomial.size() - 1; k >= 0; k--) {
            try (SecretScalar before = sum;
                    SecretScalar raised = field.multiply(before, field.of(x))) {
                sum = field.add(raised, polynomial.get(k));
            }
        }
        return sum;
    }

    private String secret(String name, SecretScalar value) {
        return JsonWriter.compact(Json.object(name, Json.text(digits(value))));
    }

    private String digits(SecretScalar value) {
        byte[] exported = group.scalars().export(value);
        byte[] digits = SecretDigits.write(exported);
        String text = new String(digits, StandardCharsets.ISO_8859_1);
        Arrays.fill(exported, (byte) 0);
        Arrays.fill(digits, (byte) 0);
        return text;
    }

    private SecretScalar value(String message, String name) throws JsonException {
        byte[] digits =
                Fields.of(JsonReader.read(message), "message").text(name).getBytes(StandardCharsets.ISO_8859_1);
        byte[] number = SecretDigits.read(digits, group.scalars().byteLength());
        try {
            return group.scalars().secret(number);
        } finally {
            Arrays.fill(digits, (byte) 0);
            Arrays.fill(number, (byte) 0);
        }
    }
}
