package org.piaoxiang.protocol.group;

/**
 * Arithmetic modulo p = 2^255 − 19, in constant time.
 *
 * <p>An element is five signed limbs, value = Σ limb[i]·2^(51·i). A limb is <em>tight</em> below 2^51 + 2^16 in
 * magnitude and <em>loose</em> below 2^53. {@link #multiply} and {@link #square} take loose limbs and make tight ones; a
 * sum or difference of up to three tight elements is loose, so nothing between two products needs carries.
 *
 * <p>No branch and no index depends on a value; {@link Math#multiplyHigh} is one machine instruction, and straight-line
 * code where it is not compiled. Results may share an array with operands, unless said otherwise.
 */
final class Field25519 {
    static final int LIMBS = 5;
    private static final int BITS = 51;
    private static final long MASK = (1L << BITS) - 1;

    private Field25519() {}

    static long[] zero() {
        return new long[LIMBS];
    }

    static long[] small(long value) {
        return new long[] {value, 0, 0, 0, 0};
    }

    static void copy(long[] result, long[] a) {
        System.arraycopy(a, 0, result, 0, LIMBS);
    }

    static void add(long[] result, long[] a, long[] b) {
        result[0] = a[0] + b[0];
        result[1] = a[1] + b[1];
        result[2] = a[2] + b[2];
        result[3] = a[3] + b[3];
        result[4] = a[4] + b[4];
    }

    static void subtract(long[] result, long[] a, long[] b) {
        result[0] = a[0] - b[0];
        result[1] = a[1] - b[1];
        result[2] = a[2] - b[2];
        result[3] = a[3] - b[3];
        result[4] = a[4] - b[4];
    }

    static void negate(long[] result, long[] a) {
        result[0] = -a[0];
        result[1] = -a[1];
        result[2] = -a[2];
        result[3] = -a[3];
        result[4] = -a[4];
    }

    /** Copies a into result where mask is all ones; leaves result alone where it is zero. */
    static void select(long[] result, long[] a, long mask) {
        for (int i = 0; i < LIMBS; i++) {
            result[i] ^= (result[i] ^ a[i]) & mask;
        }
    }

    /** Sets sum to a + b and difference to a − b; neither may share an array with the operands. */
    static void butterfly(long[] sum, long[] difference, long[] a, long[] b) {
        add(sum, a, b);
        subtract(difference, a, b);
    }

    /** Sets result to a·b. */
    static void multiply(long[] result, long[] a, long[] b) {
        multiply(result, a[0], a[1], a[2], a[3], a[4], b[0], b[1], b[2], b[3], b[4]);
    }

    /** Sets result to (a + b)·c. */
    static void multiplySum(long[] result, long[] a, long[] b, long[] c) {
        multiply(result, a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3], a[4] + b[4], c[0], c[1], c[2], c[3], c[4]);
    }

    /** Sets result to (a − b)·c. */
    static void multiplyDifference(long[] result, long[] a, long[] b, long[] c) {
        multiply(result, a[0] - b[0], a[1] - b[1], a[2] - b[2], a[3] - b[3], a[4] - b[4], c[0], c[1], c[2], c[3], c[4]);
    }

    /** Sets result to a². */
    static void square(long[] result, long[] a) {
        square(result, a[0], a[1], a[2], a[3], a[4]);
    }

    /** Sets result to (a + b)². */
    static void squareSum(long[] result, long[] a, long[] b) {
        square(result, a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3], a[4] + b[4]);
    }

    private static void multiply(
            long[] result, long a0, long a1, long a2, long a3, long a4, long b0, long b1, long b2, long b3, long b4) {
        // What passes 2^255 returns times 19.
        long c1 = 19 * b1, c2 = 19 * b2, c3 = 19 * b3, c4 = 19 * b4;
        long low0 = a0 * b0 + a1 * c4 + a2 * c3 + a3 * c2 + a4 * c1;
        long low1 = a0 * b1 + a1 * b0 + a2 * c4 + a3 * c3 + a4 * c2;
        long low2 = a0 * b2 + a1 * b1 + a2 * b0 + a3 * c4 + a4 * c3;
        long low3 = a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0 + a4 * c4;
        long low4 = a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1 + a4 * b0;
        // Operands shifted by 7 and 6 bits make multiplyHigh return floor(product / 2^51). It is slower than a
        // product's low
        // half; so a_i·b_j + a_j·b_i is taken as (a_i + a_j)·(b_i + b_j) − a_i·b_i − a_j·b_j (A. Karatsuba), which is
        // 15 of
        // them in place of 25.
        long s0 = a0 << 7, s1 = a1 << 7, s2 = a2 << 7, s3 = a3 << 7, s4 = a4 << 7;
        long t0 = b0 << 6, t1 = b1 << 6, t2 = b2 << 6, t3 = b3 << 6, t4 = b4 << 6;
        long d0 = high(s0, t0), d1 = high(s1, t1), d2 = high(s2, t2), d3 = high(s3, t3), d4 = high(s4, t4);
        long d01 = d0 + d1, d12 = d1 + d2, d34 = d3 + d4;
        long high1 = high(s0 + s1, t0 + t1) - d01;
        long high2 = high(s0 + s2, t0 + t2) - d0 - d2 + d1;
        long high3 = high(s0 + s3, t0 + t3) + high(s1 + s2, t1 + t2) - d01 - d2 - d3;
        long high4 = high(s0 + s4, t0 + t4) + high(s1 + s3, t1 + t3) - d01 - d34 + d2;
        long high5 = high(s1 + s4, t1 + t4) + high(s2 + s3, t2 + t3) - d12 - d34;
        long high6 = high(s2 + s4, t2 + t4) - d2 - d4 + d3;
        long high7 = high(s3 + s4, t3 + t4) - d34;
        gather(
                result,
                low0,
                low1,
                low2,
                low3,
                low4,
                d0 + 19 * high5,
                high1 + 19 * high6,
                high2 + 19 * high7,
                high3 + 19 * d4,
                high4);
    }

    private static void square(long[] result, long a0, long a1, long a2, long a3, long a4) {
        long d0 = 2 * a0, d1 = 2 * a1, d2 = 2 * a2, d3 = 2 * a3;
        long c3 = 19 * a3, c4 = 19 * a4;
        long low0 = a0 * a0 + d1 * c4 + d2 * c3;
        long low1 = d0 * a1 + d2 * c4 + a3 * c3;
        long low2 = d0 * a2 + a1 * a1 + d3 * c4;
        long low3 = d0 * a3 + d1 * a2 + a4 * c4;
        long low4 = d0 * a4 + d1 * a3 + a2 * a2;
        d0 <<= 8;
        d1 <<= 8;
        d2 <<= 8;
        d3 <<= 8;
        c3 <<= 5;
        c4 <<= 5;
        long s1 = a1 << 5, s2 = a2 << 5, s3 = a3 << 5, s4 = a4 << 5;
        long high0 = high(a0 << 8, a0 << 5) + high(d1, c4) + high(d2, c3);
        long high1 = high(d0, s1) + high(d2, c4) + high(a3 << 8, c3);
        long high2 = high(d0, s2) + high(a1 << 8, s1) + high(d3, c4);
        long high3 = high(d0, s3) + high(d1, s2) + high(a4 << 8, c4);
        long high4 = high(d0, s4) + high(d1, s3) + high(a2 << 8, s2);
        gather(result, low0, low1, low2, low3, low4, high0, high1, high2, high3, high4);
    }

    private static long high(long a, long b) {
        return Math.multiplyHigh(a, b);
    }

    /**
     * Turns five columns into limbs. Each column is a sum of products, given mod 2^64 (low) and as a sum of floors over 2^51
     * (high), so that low − high·2^51 is what these floors left over, exactly: less than 2^58 in magnitude. One round of
     * carries follows, all at once.
     */
    private static void gather(
            long[] result,
            long low0,
            long low1,
            long low2,
            long low3,
            long low4,
            long high0,
            long high1,
            long high2,
            long high3,
            long high4) {
        long r0 = low0 - (high0 << BITS) + 19 * high4;
        long r1 = low1 - (high1 << BITS) + high0;
        long r2 = low2 - (high2 << BITS) + high1;
        long r3 = low3 - (high3 << BITS) + high2;
        long r4 = low4 - (high4 << BITS) + high3;
        result[0] = (r0 & MASK) + 19 * (r4 >> BITS);
        result[1] = (r1 & MASK) + (r0 >> BITS);
        result[2] = (r2 & MASK) + (r1 >> BITS);
        result[3] = (r3 & MASK) + (r2 >> BITS);
        result[4] = (r4 & MASK) + (r3 >> BITS);
    }

    /** Sets result to the canonical limbs of a, which may be loose: each in 0 .. 2^51 − 1, together below p. */
    static void canonical(long[] result, long[] a) {
        copy(result, a);
        // Two rounds bring the value between 0 and 2^255 + 19, the third settles the lowest limb.
        carry(result);
        carry(result);
        carry(result);
        // Adding 19 overflows 2^255 exactly when the value is not below p.
        long over = 19;
        for (int i = 0; i < LIMBS; i++) {
            over = (result[i] + over) >> BITS;
        }
        result[0] += 19 * over;
        ripple(result);
    }

    private static void carry(long[] a) {
        long top = ripple(a);
        a[0] += 19 * top;
    }

    /** Carries upwards and returns what leaves the highest limb. */
    private static long ripple(long[] a) {
        for (int i = 0; i < LIMBS - 1; i++) {
            a[i + 1] += a[i] >> BITS;
            a[i] &= MASK;
        }
        long top = a[4] >> BITS;
        a[4] &= MASK;
        return top;
    }

    /** Returns all ones if a is zero mod p, otherwise zero. */
    static long zeroMask(long[] a) {
        long[] reduced = zero();
        canonical(reduced, a);
        long any = reduced[0] | reduced[1] | reduced[2] | reduced[3] | reduced[4];
        return (any - 1) >> 63;
    }

    /** Returns the lowest bit of the canonical form: 1 for what RFC 8032 calls negative. */
    static int parity(long[] a) {
        long[] reduced = zero();
        canonical(reduced, a);
        return (int) reduced[0] & 1;
    }

    static boolean isZero(long[] a) {
        return zeroMask(a) != 0;
    }

    static boolean areEqual(long[] a, long[] b) {
        long[] difference = zero();
        subtract(difference, a, b);
        return isZero(difference);
    }

    /** Sets result to a squared {@code times} times over, at least once. */
    static void square(long[] result, long[] a, int times) {
        square(result, a);
        for (int i = 1; i < times; i++) {
            square(result, result);
        }
    }
}
