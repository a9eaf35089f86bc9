package org.piaoxiang.protocol.group;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Products of powers of very many public points: N. Pippenger's buckets. For each window of digits every point is added to
 * the bucket of its digit, and the buckets are summed with their weights. In variable time.
 */
final class EdwardsBuckets {
    private static final int BITS = 256;
    private static final int NARROWEST = 3;
    private static final int WIDEST = 12;

    private final int width;
    private final EdwardsTerm[] terms;
    private final int[][] digits;
    private final @Nullable EdwardsSum[] buckets;

    private EdwardsBuckets(List<EdwardsPoint> points, List<BigInteger> exponents) {
        this.width = width(points.size());
        this.terms = points.stream().map(EdwardsTerm::new).toArray(EdwardsTerm[]::new);
        List<int[]> all = new ArrayList<>(exponents.size());
        exponents.forEach(exponent -> all.add(SignedDigits.windows(exponent, width)));
        this.digits = all.toArray(int[][]::new);
        this.buckets = new EdwardsSum[(1 << (width - 1)) + 1];
    }

    /** Returns the product; exponents are in 0 .. 2^253 − 1. */
    static EdwardsPoint product(List<EdwardsPoint> points, List<BigInteger> exponents) {
        EdwardsSum product = new EdwardsSum();
        if (points.isEmpty()) {
            return product.point();
        }
        EdwardsBuckets all = new EdwardsBuckets(points, exponents);
        for (int window = (BITS + all.width - 1) / all.width - 1; window >= 0; window--) {
            product.twice(all.width);
            all.fill(window);
            product.add(new EdwardsTerm(all.weighted()));
        }
        return product.point();
    }

    /** Balances one addition a point and window against two additions a bucket and window. */
    private static int width(int points) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(points);
        return Math.clamp(bits - 2, NARROWEST, WIDEST);
    }

    private void fill(int window) {
        Arrays.fill(buckets, null);
        for (int i = 0; i < terms.length; i++) {
            int digit = digits[i][window];
            if (digit == 0) {
                continue;
            }
            int at = Math.abs(digit);
            EdwardsSum bucket = buckets[at];
            if (bucket == null) {
                bucket = new EdwardsSum();
                buckets[at] = bucket;
            }
            if (digit > 0) {
                bucket.add(terms[i]);
            } else {
                bucket.subtract(terms[i]);
            }
        }
    }

    /** Returns Σ i·bucket[i], as the sum of the sums from the highest bucket down. */
    private EdwardsSum weighted() {
        EdwardsSum running = new EdwardsSum();
        EdwardsSum total = new EdwardsSum();
        for (int i = buckets.length - 1; i > 0; i--) {
            EdwardsSum bucket = buckets[i];
            if (bucket != null) {
                running.add(new EdwardsTerm(bucket));
            }
            total.add(new EdwardsTerm(running));
        }
        return total;
    }
}
