package org.piaoxiang.protocol.trustee;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.group.Decoding;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.RandomSource;
import org.piaoxiang.protocol.proof.KeyProof;
import org.piaoxiang.protocol.proof.Proof;

/** The members of a threshold group by their certificates, and what they sign together. */
final class CertifiedGroup {
    private final Group group;
    private final int threshold;
    private final List<SignedMessage> messages;
    private final List<Optional<Certificate>> certificates = new ArrayList<>();
    private final List<Trustees.Problem> problems = new ArrayList<>();

    /** Takes the certificates of all members in their order; what is wrong with them is told by {@link #problems}. */
    CertifiedGroup(Group group, int threshold, List<SignedMessage> messages) {
        this.group = group;
        this.threshold = threshold;
        this.messages = messages;
        if (threshold < 1 || threshold > messages.size()) {
            problems.add(new Trustees.Problem(0, "its threshold does not fit its members"));
        }
        Set<Element> seen = new HashSet<>();
        for (int i = 0; i < messages.size(); i++) {
            certificates.add(read(i));
            certificates.get(i).ifPresent(this::noteKeys);
            if (certificates.get(i).map(own -> !seen.add(own.verification())).orElse(false)) {
                problems.add(new Trustees.Problem(i + 1, "its certificate is another member's too"));
            }
        }
    }

    private void noteKeys(Certificate certificate) {
        // Written out once, since they are hashed again and again.
        group.encode(List.of(certificate.verification(), certificate.encryption()));
    }

    private Optional<Certificate> read(int at) {
        try {
            Certificate certificate = Certificate.parse(messages.get(at).message(), group);
            Certificate.Context due = new Certificate.Context(group.name(), messages.size(), threshold, at + 1);
            if (!certificate.context().equals(due)) {
                problems.add(new Trustees.Problem(at + 1, "its certificate was made for something else"));
            } else if (!messages.get(at).isSignedBy(group, certificate.verification())) {
                problems.add(new Trustees.Problem(at + 1, "its certificate is not signed"));
            }
            return Optional.of(certificate);
        } catch (JsonException unreadable) {
            problems.add(new Trustees.Problem(at + 1, unreadable.reason()));
            return Optional.empty();
        }
    }

    /** Returns what is wrong with the certificates. */
    List<Trustees.Problem> problems() {
        return problems;
    }

    int size() {
        return messages.size();
    }

    int threshold() {
        return threshold;
    }

    /** Returns the certificate of member {@code at}, from 0, where it can be read. */
    Optional<Certificate> certificate(int at) {
        return certificates.get(at);
    }

    /** Returns the coefficients of member {@code at}, or throws where they are not signed or not what they should be. */
    List<Element> coefficients(int at, SignedMessage message) throws JsonException {
        if (certificate(at).isPresent()
                && !message.isSignedBy(group, certificate(at).get().verification())) {
            throw new JsonException("its coefficients are not signed");
        }
        return readable(message);
    }

    /** Returns the coefficients in {@code message}, whoever signed it. */
    List<Element> readable(SignedMessage message) throws JsonException {
        List<Json> items =
                Fields.of(JsonReader.read(message.message()), "coefexps").array("coefexps");
        if (items.size() != threshold) {
            throw new JsonException("it has " + items.size() + " coefficients instead of " + threshold);
        }
        List<Element> coefficients = new ArrayList<>();
        for (Json item : items) {
            if (!(group.decode(Fields.textOf(item, "coefexps")) instanceof Decoding.Member(Element element))) {
                throw new JsonException("a coefficient is not a member of the group");
            }
            coefficients.add(element);
        }
        return coefficients;
    }

    /** Tells whether member {@code at} signed all certificates together with its coefficients. */
    boolean isAgreed(int at, List<Element> coefficients, Proof signature) {
        return certificate(at)
                .map(own -> new SignedMessage(agreement(coefficients), signature).isSignedBy(group, own.verification()))
                .orElse(false);
    }

    /** Returns the signature of {@code member} over all certificates together with its coefficients. */
    Proof agree(MemberKeys member, List<Element> coefficients, RandomSource random) {
        return SignedMessage.signature(group, member.signing(), agreement(coefficients), random);
    }

    /** Tells whether member {@code at} owns {@code key}: proved to be known, and signed. */
    boolean isOwned(int at, Element decoded, TrusteeKey key) {
        boolean known = KeyProof.claim(group, decoded, KeyProof.possession(group, decoded), key.possession())
                .holds(group);
        return known && isSigned(at, key);
    }

    /** Tells whether member {@code at} signed {@code key}. */
    boolean isSigned(int at, TrusteeKey key) {
        return key.signature().isPresent()
                && certificate(at)
                        .map(own -> new SignedMessage(key.key(), key.signature().get())
                                .isSignedBy(group, own.verification()))
                        .orElse(false);
    }

    /** Returns the key that member {@code at}, from 0, must have: Π_i Π_k A_ik^(j^k), j = at + 1. */
    Element keyOf(int at, List<List<Element>> coefficients) {
        Element key = group.identity();
        for (int k = threshold - 1; k >= 0; k--) {
            Element sum = group.identity();
            for (List<Element> each : coefficients) {
                sum = group.product(sum, each.get(k));
            }
            key = group.product(smallPower(key, at + 1), sum);
        }
        return key;
    }

    private Element smallPower(Element element, int exponent) {
        Element result = group.identity();
        for (int bit = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(exponent); bit >= 0; bit--) {
            result = group.product(result, result);
            if ((exponent >> bit & 1) == 1) {
                result = group.product(result, element);
            }
        }
        return result;
    }

    private String agreement(List<Element> coefficients) {
        return "certs_sig|"
                + JsonWriter.compact(Json.object(
                        "certs", SignedMessage.json(messages), "coefexps", texts(group.encode(coefficients))));
    }

    /** Returns the text that a member signs about its coefficients. */
    static String message(Group group, List<Element> coefficients) {
        return JsonWriter.compact(Json.object("coefexps", texts(group.encode(coefficients))));
    }

    private static Json texts(List<String> texts) {
        return Json.array(texts.stream().map(Json::text).toList());
    }
}
