package org.piaoxiang.protocol.trustee;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.group.Decoding;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;

/** Checks how a threshold group made its key (docs/protocol.md, S6; specification 3.3.0, section 4.6). */
final class ThresholdCheck {
    private final Group group;
    private final ThresholdParameters parameters;
    private final List<Trustees.Problem> problems = new ArrayList<>();

    /**
     * What was found.
     *
     * @param key the group's part of the election's key, where the coefficients can be read
     * @param problems by member, from 1; 0 stands for the whole
     */
    record Outcome(Optional<Element> key, List<Trustees.Problem> problems) {}

    ThresholdCheck(Group group, ThresholdParameters parameters) {
        this.group = group;
        this.parameters = parameters;
    }

    Outcome check() {
        int size = parameters.certificates().size();
        if (parameters.coefficients().size() != size || parameters.keys().size() != size) {
            problems.add(new Trustees.Problem(0, "there is not one certificate, polynomial and key for each member"));
            return new Outcome(Optional.empty(), problems);
        }
        CertifiedGroup certified = new CertifiedGroup(group, parameters.threshold(), parameters.certificates());
        problems.addAll(certified.problems());
        if (parameters.threshold() < 1 || parameters.threshold() > size) {
            return new Outcome(Optional.empty(), problems);
        }
        Optional<List<List<Element>>> read = coefficients(certified);
        agreement(certified, read);
        read.ifPresent(coefficients -> keys(certified, coefficients));
        return new Outcome(read.map(coefficients -> secretPart(certified, coefficients)), problems);
    }

    private Optional<List<List<Element>>> coefficients(CertifiedGroup certified) {
        List<List<Element>> all = new ArrayList<>();
        for (int i = 0; i < certified.size(); i++) {
            SignedMessage message = parameters.coefficients().get(i);
            try {
                all.add(certified.readable(message));
                certified.coefficients(i, message);
            } catch (JsonException wrong) {
                problems.add(new Trustees.Problem(i + 1, wrong.reason()));
            }
        }
        return all.size() == certified.size() ? Optional.of(all) : Optional.empty();
    }

    private void agreement(CertifiedGroup certified, Optional<List<List<Element>>> coefficients) {
        if (parameters.signatures().map(List::size).orElse(-1) != certified.size()) {
            problems.add(new Trustees.Problem(0, "its members have not signed the list of members"));
            return;
        }
        for (int i = 0; coefficients.isPresent() && i < certified.size(); i++) {
            if (!certified.isAgreed(
                    i, coefficients.get().get(i), parameters.signatures().get().get(i))) {
                problems.add(new Trustees.Problem(i + 1, "it has not signed the list of members"));
            }
        }
    }

    private void keys(CertifiedGroup certified, List<List<Element>> coefficients) {
        for (int i = 0; i < certified.size(); i++) {
            TrusteeKey key = parameters.keys().get(i);
            boolean derived = group.decode(key.key()) instanceof Decoding.Member(Element element)
                    && element.equals(certified.keyOf(i, coefficients));
            if (!derived) {
                problems.add(new Trustees.Problem(i + 1, "its key does not follow from the members' coefficients"));
            }
            if (!certified.isSigned(i, key)) {
                problems.add(new Trustees.Problem(i + 1, "it has not signed its key"));
            }
        }
    }

    /** The product of the constant coefficients; the highest must not cancel out, or fewer members would suffice. */
    private Element secretPart(CertifiedGroup certified, List<List<Element>> coefficients) {
        Element lowest = group.identity();
        Element highest = group.identity();
        for (List<Element> each : coefficients) {
            lowest = group.product(lowest, each.getFirst());
            highest = group.product(highest, each.get(certified.threshold() - 1));
        }
        if (highest.isIdentity()) {
            problems.add(new Trustees.Problem(0, "fewer of its members would suffice than its threshold says"));
        }
        return lowest;
    }
}
