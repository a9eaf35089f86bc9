package org.piaoxiang.cli.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Spearman's rank correlation between two orders of the same things. */
final class RankCorrelation {
    /**
     * How far from 0 counts as a trace. Of unrelated orders of n things, rho times the root of n − 1 is close to normal:
     * beyond 5 it falls once in 1.7 million.
     */
    private static final double DEVIATIONS = 5;

    private RankCorrelation() {}

    /** Returns rho; 1 for the same order, −1 for the reverse. */
    static double between(List<String> one, List<String> other) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < other.size(); i++) {
            places.put(other.get(i), i);
        }
        if (one.size() != other.size()
                || places.size() != one.size()
                || !places.keySet().containsAll(one)) {
            throw new IllegalArgumentException("these are not two orders of the same things");
        }
        double squares = 0;
        for (int i = 0; i < one.size(); i++) {
            double difference = i - places.getOrDefault(one.get(i), 0);
            squares += difference * difference;
        }
        double n = one.size();
        return 1 - 6 * squares / (n * (n * n - 1));
    }

    /** Returns the bound that unrelated orders of {@code n} things keep. */
    static double bound(int n) {
        return DEVIATIONS / Math.sqrt(n - 1);
    }
}
