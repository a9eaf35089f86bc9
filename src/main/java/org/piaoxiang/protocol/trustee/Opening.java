package org.piaoxiang.protocol.trustee;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.piaoxiang.protocol.ballot.Ciphertext;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.tally.DiscreteLogarithm;
import org.piaoxiang.protocol.tally.ElectionResult;
import org.piaoxiang.protocol.tally.EncryptedTally;

/** What all shares together open: g^m for each ciphertext of the tally (specification 3.3.0, section 4.21). */
public final class Opening {
    private final Group group;
    private final List<List<Element>> plain;

    private Opening(Group group, List<List<Element>> plain) {
        this.group = group;
        this.plain = plain;
    }

    /** Combines the factors of every custodian: beta / Π factors. */
    public static Opening of(Group group, EncryptedTally tally, List<List<List<Element>>> factorsByCustodian) {
        List<List<Element>> rows = new ArrayList<>();
        for (int q = 0; q < tally.ciphertexts().size(); q++) {
            List<Element> row = new ArrayList<>();
            for (int c = 0; c < tally.ciphertexts().get(q).size(); c++) {
                Ciphertext ciphertext = tally.ciphertexts().get(q).get(c);
                Element mask = group.identity();
                for (List<List<Element>> factors : factorsByCustodian) {
                    mask = group.product(mask, factors.get(q).get(c));
                }
                row.add(group.product(ciphertext.beta(), group.inverse(mask)));
            }
            rows.add(row);
        }
        return new Opening(group, rows);
    }

    /** Returns the counts, none above {@code bound}, or nothing when some ciphertext does not open to such a number. */
    public Optional<ElectionResult> result(long bound) {
        DiscreteLogarithm logarithm = new DiscreteLogarithm(group, bound);
        List<List<BigInteger>> rows = new ArrayList<>();
        for (List<Element> row : plain) {
            List<BigInteger> counts = new ArrayList<>();
            for (Element element : row) {
                OptionalLong count = logarithm.of(element);
                if (count.isEmpty()) {
                    return Optional.empty();
                }
                counts.add(BigInteger.valueOf(count.getAsLong()));
            }
            rows.add(counts);
        }
        return Optional.of(new ElectionResult(rows));
    }

    /** Tells where {@code result} is not what was opened, or is above {@code bound}; empty when it is all right. */
    public List<String> mismatches(ElectionResult result, BigInteger bound) {
        if (result.counts().size() != plain.size()) {
            return List.of("it does not have one row for each question");
        }
        List<String> places = new ArrayList<>();
        for (int q = 0; q < plain.size(); q++) {
            List<BigInteger> counts = result.counts().get(q);
            if (counts.size() != plain.get(q).size()) {
                places.add("question " + (q + 1) + ": it does not have one number for each answer");
                continue;
            }
            for (int c = 0; c < counts.size(); c++) {
                Element power =
                        group.power(group.generatorBase(), group.scalars().reduce(counts.get(c)));
                if (counts.get(c).compareTo(bound) > 0
                        || !power.equals(plain.get(q).get(c))) {
                    places.add("question " + (q + 1) + ", count " + (c + 1) + ": the shares open another number");
                }
            }
        }
        return places;
    }
}
