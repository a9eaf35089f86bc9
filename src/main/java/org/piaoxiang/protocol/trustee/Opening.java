package org.piaoxiang.protocol.trustee;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.piaoxiang.protocol.ballot.Election;
import org.piaoxiang.protocol.ballot.Question;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.Scalar;
import org.piaoxiang.protocol.tally.DiscreteLogarithm;
import org.piaoxiang.protocol.tally.ElectionResult;
import org.piaoxiang.protocol.tally.EncryptedTally;

/**
 * What the shares together open (specification 3.3.0, section 4.21): g^m for each ciphertext of the tally, or the encoded
 * numbers where a question was shuffled.
 */
public final class Opening {
    private final Group group;
    private final List<Question> questions;
    private final List<List<Element>> plain;

    private Opening(Election election, List<List<Element>> plain) {
        this.group = election.group();
        this.questions = election.questions();
        this.plain = plain;
    }

    /**
     * Combines the factors of as many custodians as are needed: beta / Π factors, those of group members raised to their
     * Lagrange coefficients.
     *
     * @param factors by number of the custodian from 1; those to be preferred where there are more than needed come first
     * @return nothing where the custodians do not suffice
     */
    public static Optional<Opening> of(
            Election election, Trustees trustees, EncryptedTally tally, Map<Integer, List<List<Element>>> factors) {
        return trustees.combination(
                        List.copyOf(factors.keySet()), election.group().scalars())
                .map(exponents -> new Opening(election, plain(election.group(), tally, factors, exponents)));
    }

    private static List<List<Element>> plain(
            Group group,
            EncryptedTally tally,
            Map<Integer, List<List<Element>>> factors,
            Map<Integer, Scalar> exponents) {
        List<List<Element>> rows = new ArrayList<>();
        for (int q = 0; q < tally.ciphertexts().size(); q++) {
            List<Element> row = new ArrayList<>();
            for (int c = 0; c < tally.ciphertexts().get(q).size(); c++) {
                Element mask = group.identity();
                for (Map.Entry<Integer, Scalar> each : exponents.entrySet()) {
                    List<List<Element>> own = Objects.requireNonNull(factors.get(each.getKey()));
                    mask = group.product(mask, raised(group, own.get(q).get(c), each.getValue()));
                }
                Element beta = tally.ciphertexts().get(q).get(c).beta();
                row.add(group.product(beta, group.inverse(mask)));
            }
            rows.add(row);
        }
        return rows;
    }

    private static Element raised(Group group, Element factor, Scalar exponent) {
        return exponent.value().equals(BigInteger.ONE) ? factor : group.power(group.base(factor), exponent);
    }

    /**
     * Returns what came out, with counts none above {@code bound}, or nothing when some ciphertext does not open to such a
     * number.
     */
    public Optional<ElectionResult> result(long bound) {
        DiscreteLogarithm logarithm = new DiscreteLogarithm(group, bound);
        List<ElectionResult.Row> rows = new ArrayList<>();
        for (int q = 0; q < plain.size(); q++) {
            if (questions.get(q).isShuffled()) {
                int numbers = questions.get(q).answers().size();
                rows.add(new ElectionResult.Vectors(plain.get(q).stream()
                        .map(element -> numbers(element, numbers))
                        .toList()));
                continue;
            }
            List<BigInteger> counts = new ArrayList<>();
            for (Element element : plain.get(q)) {
                OptionalLong count = logarithm.of(element);
                if (count.isEmpty()) {
                    return Optional.empty();
                }
                counts.add(BigInteger.valueOf(count.getAsLong()));
            }
            rows.add(new ElectionResult.Counts(counts));
        }
        return Optional.of(new ElectionResult(rows));
    }

    private List<Integer> numbers(Element element, int count) {
        return group.embedding().orElseThrow().decode(element, count);
    }

    /** Tells where {@code result} is not what was opened, or is above {@code bound}; empty when it is all right. */
    public List<String> mismatches(ElectionResult result, BigInteger bound) {
        List<String> places = new ArrayList<>();
        for (int q = 0; q < plain.size(); q++) {
            String place = "question " + (q + 1);
            switch (result.rows().get(q)) {
                case ElectionResult.Counts counts -> compare(place, plain.get(q), counts, bound, places);
                case ElectionResult.Vectors vectors -> compare(place, questions.get(q), plain.get(q), vectors, places);
            }
        }
        return places;
    }

    private void compare(
            String place, List<Element> opened, ElectionResult.Counts counts, BigInteger bound, List<String> places) {
        if (counts.numbers().size() != opened.size()) {
            places.add(place + ": it does not have one number for each answer");
            return;
        }
        for (int c = 0; c < opened.size(); c++) {
            BigInteger count = counts.numbers().get(c);
            Element power = group.power(group.generatorBase(), group.scalars().reduce(count));
            if (count.compareTo(bound) > 0 || !power.equals(opened.get(c))) {
                places.add(place + ", count " + (c + 1) + ": the shares open another number");
            }
        }
    }

    private void compare(
            String place,
            Question question,
            List<Element> opened,
            ElectionResult.Vectors vectors,
            List<String> places) {
        if (vectors.answers().size() != opened.size()) {
            places.add(place + ": it does not have one answer for each ballot");
            return;
        }
        int numbers = question.answers().size();
        for (int b = 0; b < opened.size(); b++) {
            if (!vectors.answers().get(b).equals(numbers(opened.get(b), numbers))) {
                places.add(place + ", answer " + (b + 1) + ": the shares open other numbers");
            }
        }
    }
}
