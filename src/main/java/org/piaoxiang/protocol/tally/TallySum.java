package org.piaoxiang.protocol.tally;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.piaoxiang.protocol.ballot.Ciphertext;
import org.piaoxiang.protocol.ballot.Question;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.Scalar;

/**
 * A tally in the making, ballot by ballot (specification 3.3.0, section 4.18). Answers of shuffled questions are sorted at
 * the end, so that nothing is left of the order in which ballots came. For one thread.
 */
public final class TallySum {
    private final Group group;
    private final List<Row> rows;

    /** Begins with no ballots. */
    public TallySum(Group group, List<Question> questions) {
        this.group = group;
        this.rows = questions.stream()
                .map(question -> question.isShuffled() ? new Gathered() : new Summed(question.choices()))
                .toList();
    }

    /** Adds a ballot's ciphertexts; {@code weight} must be 1 where a question is shuffled. */
    public void add(List<List<Ciphertext>> ballot, BigInteger weight) {
        for (int q = 0; q < rows.size(); q++) {
            rows.get(q).add(ballot.get(q), weight);
        }
    }

    /** Takes out again a ballot that was added with this weight. */
    public void remove(List<List<Ciphertext>> ballot, BigInteger weight) {
        for (int q = 0; q < rows.size(); q++) {
            rows.get(q).remove(ballot.get(q), weight);
        }
    }

    /** Returns the tally of the ballots that are in. */
    public EncryptedTally tally() {
        return new EncryptedTally(rows.stream().map(Row::ciphertexts).toList());
    }

    private sealed interface Row {
        void add(List<Ciphertext> answer, BigInteger weight);

        void remove(List<Ciphertext> answer, BigInteger weight);

        List<Ciphertext> ciphertexts();
    }

    private final class Summed implements Row {
        private final Ciphertext[] sums;

        Summed(int choices) {
            sums = new Ciphertext[choices];
            Arrays.fill(sums, Ciphertext.neutral(group));
        }

        @Override
        public void add(List<Ciphertext> answer, BigInteger weight) {
            for (int c = 0; c < sums.length; c++) {
                sums[c] = sums[c].times(weighted(answer.get(c), weight), group);
            }
        }

        @Override
        public void remove(List<Ciphertext> answer, BigInteger weight) {
            for (int c = 0; c < sums.length; c++) {
                Ciphertext old = weighted(answer.get(c), weight);
                sums[c] = sums[c].times(new Ciphertext(group.inverse(old.alpha()), group.inverse(old.beta())), group);
            }
        }

        @Override
        public List<Ciphertext> ciphertexts() {
            return List.of(sums);
        }

        private Ciphertext weighted(Ciphertext ciphertext, BigInteger weight) {
            if (weight.equals(BigInteger.ONE)) {
                return ciphertext;
            }
            Scalar exponent = group.scalars().reduce(weight);
            return new Ciphertext(
                    group.power(group.base(ciphertext.alpha()), exponent),
                    group.power(group.base(ciphertext.beta()), exponent));
        }
    }

    /** Not a set: a voter may cast another's ciphertext where both know the randomness. */
    private final class Gathered implements Row {
        private final Map<Ciphertext, Integer> times = new HashMap<>();

        @Override
        public void add(List<Ciphertext> answer, BigInteger weight) {
            times.merge(answer.getFirst(), 1, Integer::sum);
        }

        @Override
        public void remove(List<Ciphertext> answer, BigInteger weight) {
            times.computeIfPresent(answer.getFirst(), (same, count) -> count == 1 ? null : count - 1);
        }

        @Override
        public List<Ciphertext> ciphertexts() {
            List<Ciphertext> all = new ArrayList<>();
            times.forEach((ciphertext, count) -> {
                for (int i = 0; i < count; i++) {
                    all.add(ciphertext);
                }
            });
            Comparator<Ciphertext> byAlpha = (a, b) -> group.compare(a.alpha(), b.alpha());
            all.sort(byAlpha.thenComparing((a, b) -> group.compare(a.beta(), b.beta())));
            return all;
        }
    }
}
