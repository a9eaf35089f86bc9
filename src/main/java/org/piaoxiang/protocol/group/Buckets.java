package org.piaoxiang.protocol.group;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Products of powers of very many public points: N. Pippenger's buckets. For each window of digits every point is added to
 * the bucket of its digit, and the buckets are summed with their weights. In variable time.
 *
 * @param <T> a point in the form in which it is added
 */
final class Buckets<T> {
    private static final int BITS = 256;
    private static final int NARROWEST = 3;
    private static final int WIDEST = 12;

    private final Supplier<? extends CurveSum<T>> neutral;
    private final int width;
    private final List<T> terms;
    private final int[][] digits;
    private final List<@Nullable CurveSum<T>> buckets;

    private Buckets(Supplier<? extends CurveSum<T>> neutral, List<T> terms, List<BigInteger> exponents) {
        this.neutral = neutral;
        this.width = width(terms.size());
        this.terms = terms;
        List<int[]> all = new ArrayList<>(exponents.size());
        exponents.forEach(exponent -> all.add(SignedDigits.windows(exponent, width)));
        this.digits = all.toArray(int[][]::new);
        this.buckets = new ArrayList<>(Collections.nCopies((1 << (width - 1)) + 1, null));
    }

    /** Adds the product to sum, which must be neutral; exponents are in 0 .. 2^255 − 1. */
    static <T, S extends CurveSum<T>> void addAll(
            S sum, Supplier<S> neutral, List<T> terms, List<BigInteger> exponents) {
        if (terms.isEmpty()) {
            return;
        }
        Buckets<T> all = new Buckets<>(neutral, terms, exponents);
        for (int window = (BITS + all.width - 1) / all.width - 1; window >= 0; window--) {
            sum.twice(all.width);
            all.fill(window);
            sum.add(all.weighted().term());
        }
    }

    /** Balances one addition a point and window against two additions a bucket and window. */
    private static int width(int points) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(points);
        return Math.clamp(bits - 2, NARROWEST, WIDEST);
    }

    private void fill(int window) {
        Collections.fill(buckets, null);
        for (int i = 0; i < digits.length; i++) {
            int digit = digits[i][window];
            if (digit == 0) {
                continue;
            }
            int at = Math.abs(digit);
            CurveSum<T> bucket = buckets.get(at);
            if (bucket == null) {
                bucket = neutral.get();
                buckets.set(at, bucket);
            }
            if (digit > 0) {
                bucket.add(terms.get(i));
            } else {
                bucket.subtract(terms.get(i));
            }
        }
    }

    /** Returns Σ i·bucket[i], as the sum of the sums from the highest bucket down. */
    private CurveSum<T> weighted() {
        CurveSum<T> running = neutral.get();
        CurveSum<T> total = neutral.get();
        for (int i = buckets.size() - 1; i > 0; i--) {
            CurveSum<T> bucket = buckets.get(i);
            if (bucket != null) {
                running.add(bucket.term());
            }
            total.add(running.term());
        }
        return total;
    }
}
