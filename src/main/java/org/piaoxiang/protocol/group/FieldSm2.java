package org.piaoxiang.protocol.group;

/**
 * Arithmetic modulo p = 2^256 − 2^224 − 2^96 + 2^64 − 1, the prime of the curve sm2p256v1 (GB/T 32918.5), in constant time.
 *
 * <p>An element a is held as a·2^260 mod p (P. L. Montgomery, "Modular Multiplication Without Trial Division"), in five signed
 * limbs, value = Σ limb[i]·2^(52·i). {@link #multiply} and {@link #square} make <em>tight</em> elements: limbs below
 * 2^52 + 2^49 in magnitude, and a value between −p/2^20 and p + p/2^20. They take sums and differences of up to fifteen tight
 * elements whose products of two counts stay below 200; so nothing between two products needs carries.
 *
 * <p>Since p = −1 modulo 2^52, the multiple of p that clears the lowest limb is that limb itself, and adding it takes shifts
 * only. No branch and no index depends on a value. Results may share an array with operands.
 */
final class FieldSm2 {
    static final int LIMBS = 5;

    private static final int BITS = 52;
    private static final long MASK = (1L << BITS) - 1;
    private static final int TOP_BITS = 48;
    private static final long TOP_MASK = (1L << TOP_BITS) - 1;
    /** Room for the multiples of p among which a value may lie, to either side. */
    private static final int MULTIPLES = 32;

    private static final long P0 = MASK;
    private static final long P1 = 0xff00000000fffL;
    private static final long P2 = MASK;
    private static final long P3 = 0xfffffffffffffL;
    private static final long P4 = 0xfffffffeffffL;

    private FieldSm2() {}

    static long[] zero() {
        return new long[LIMBS];
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

    /** Sets result to small·a. */
    static void times(long[] result, long[] a, int small) {
        result[0] = small * a[0];
        result[1] = small * a[1];
        result[2] = small * a[2];
        result[3] = small * a[3];
        result[4] = small * a[4];
    }

    /** Sets result to a − small·b. */
    static void subtractTimes(long[] result, long[] a, long[] b, int small) {
        result[0] = a[0] - small * b[0];
        result[1] = a[1] - small * b[1];
        result[2] = a[2] - small * b[2];
        result[3] = a[3] - small * b[3];
        result[4] = a[4] - small * b[4];
    }

    /** Copies a into result where mask is all ones; leaves result alone where it is zero. */
    static void select(long[] result, long[] a, long mask) {
        for (int i = 0; i < LIMBS; i++) {
            result[i] ^= (result[i] ^ a[i]) & mask;
        }
    }

    /** Sets result to a·b. */
    static void multiply(long[] result, long[] a, long[] b) {
        long a0 = a[0], a1 = a[1], a2 = a[2], a3 = a[3], a4 = a[4];
        long b0 = b[0], b1 = b[1], b2 = b[2], b3 = b[3], b4 = b[4];
        long low0 = a0 * b0;
        long low1 = a0 * b1 + a1 * b0;
        long low2 = a0 * b2 + a1 * b1 + a2 * b0;
        long low3 = a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0;
        long low4 = a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1 + a4 * b0;
        long low5 = a1 * b4 + a2 * b3 + a3 * b2 + a4 * b1;
        long low6 = a2 * b4 + a3 * b3 + a4 * b2;
        long low7 = a3 * b4 + a4 * b3;
        long low8 = a4 * b4;
        // Operands shifted by 6 bits each make multiplyHigh return floor(product / 2^52).
        a0 <<= 6;
        a1 <<= 6;
        a2 <<= 6;
        a3 <<= 6;
        a4 <<= 6;
        b0 <<= 6;
        b1 <<= 6;
        b2 <<= 6;
        b3 <<= 6;
        b4 <<= 6;
        long high0 = high(a0, b0);
        long high1 = high(a0, b1) + high(a1, b0);
        long high2 = high(a0, b2) + high(a1, b1) + high(a2, b0);
        long high3 = high(a0, b3) + high(a1, b2) + high(a2, b1) + high(a3, b0);
        long high4 = high(a0, b4) + high(a1, b3) + high(a2, b2) + high(a3, b1) + high(a4, b0);
        long high5 = high(a1, b4) + high(a2, b3) + high(a3, b2) + high(a4, b1);
        long high6 = high(a2, b4) + high(a3, b3) + high(a4, b2);
        long high7 = high(a3, b4) + high(a4, b3);
        long high8 = high(a4, b4);
        reduce(
                result,
                low0 - (high0 << BITS),
                low1 - (high1 << BITS) + high0,
                low2 - (high2 << BITS) + high1,
                low3 - (high3 << BITS) + high2,
                low4 - (high4 << BITS) + high3,
                low5 - (high5 << BITS) + high4,
                low6 - (high6 << BITS) + high5,
                low7 - (high7 << BITS) + high6,
                low8 - (high8 << BITS) + high7,
                high8);
    }

    /** Sets result to a². */
    static void square(long[] result, long[] a) {
        long a0 = a[0], a1 = a[1], a2 = a[2], a3 = a[3], a4 = a[4];
        long d0 = 2 * a0, d1 = 2 * a1, d2 = 2 * a2, d3 = 2 * a3;
        long low0 = a0 * a0;
        long low1 = d0 * a1;
        long low2 = d0 * a2 + a1 * a1;
        long low3 = d0 * a3 + d1 * a2;
        long low4 = d0 * a4 + d1 * a3 + a2 * a2;
        long low5 = d1 * a4 + d2 * a3;
        long low6 = d2 * a4 + a3 * a3;
        long low7 = d3 * a4;
        long low8 = a4 * a4;
        a0 <<= 6;
        a1 <<= 6;
        a2 <<= 6;
        a3 <<= 6;
        a4 <<= 6;
        d0 <<= 6;
        d1 <<= 6;
        d2 <<= 6;
        d3 <<= 6;
        long high0 = high(a0, a0);
        long high1 = high(d0, a1);
        long high2 = high(d0, a2) + high(a1, a1);
        long high3 = high(d0, a3) + high(d1, a2);
        long high4 = high(d0, a4) + high(d1, a3) + high(a2, a2);
        long high5 = high(d1, a4) + high(d2, a3);
        long high6 = high(d2, a4) + high(a3, a3);
        long high7 = high(d3, a4);
        long high8 = high(a4, a4);
        reduce(
                result,
                low0 - (high0 << BITS),
                low1 - (high1 << BITS) + high0,
                low2 - (high2 << BITS) + high1,
                low3 - (high3 << BITS) + high2,
                low4 - (high4 << BITS) + high3,
                low5 - (high5 << BITS) + high4,
                low6 - (high6 << BITS) + high5,
                low7 - (high7 << BITS) + high6,
                low8 - (high8 << BITS) + high7,
                high8);
    }

    /** Sets result to a squared {@code times} times over, at least once. */
    static void square(long[] result, long[] a, int times) {
        square(result, a);
        for (int i = 1; i < times; i++) {
            square(result, result);
        }
    }

    private static long high(long a, long b) {
        return Math.multiplyHigh(a, b);
    }

    /**
     * Turns ten columns into the limbs of their value over 2^260. Five times the lowest column q is cleared by adding q·p, that
     * is −q + w·(2^224 − 2^64) with w = q·(2^32 − 1). At bit 40, w falls into two parts: what −w·2^64 takes from a column and
     * the next, w·2^224 adds, 16 times as much, to those three above.
     */
    private static void reduce(
            long[] result, long r0, long r1, long r2, long r3, long r4, long r5, long r6, long r7, long r8, long r9) {
        long q = r0 & MASK;
        long s1 = lowPart(q);
        long above = highPart(q);
        r1 += (r0 >> BITS) - s1;
        q = r1 & MASK;
        long s2 = lowPart(q) + above;
        above = highPart(q);
        r2 += (r1 >> BITS) - s2;
        q = r2 & MASK;
        long s3 = lowPart(q) + above;
        above = highPart(q);
        r3 += (r2 >> BITS) - s3;
        q = r3 & MASK;
        long s4 = lowPart(q) + above;
        above = highPart(q);
        r4 += (r3 >> BITS) - s4 + (s1 << 4);
        q = r4 & MASK;
        long s5 = lowPart(q) + above;
        long s6 = highPart(q);
        r5 += (r4 >> BITS) - s5 + (s2 << 4);
        r6 += (s3 << 4) - s6;
        r7 += s4 << 4;
        r8 += s5 << 4;
        r9 += s6 << 4;
        // One round of carries, all at once; what passes 2^256 returns as 2^224 + 2^96 − 2^64 + 1.
        long top = r9 + (r8 >> BITS);
        long over = top >> TOP_BITS;
        result[0] = (r5 & MASK) + over;
        result[1] = (r6 & MASK) + (r5 >> BITS) + (over << 44) - (over << 12);
        result[2] = (r7 & MASK) + (r6 >> BITS);
        result[3] = (r8 & MASK) + (r7 >> BITS);
        result[4] = (top & TOP_MASK) + (over << 16);
    }

    /** Returns the lowest 40 bits of q·(2^32 − 1), at bit 12 of their column. */
    private static long lowPart(long q) {
        return (((q << 32) - q) << 12) & MASK;
    }

    /** Returns q·(2^32 − 1) over 2^40, rounded down. */
    private static long highPart(long q) {
        return high(q << 11, 0xffffffffL << 13);
    }

    /** Sets result to the canonical limbs of a tight element as it is held: each in 0 .. 2^52 − 1, together below p. */
    static void canonical(long[] result, long[] a) {
        copy(result, a);
        ripple(result);
        addP(result, result[4] >> 63);
        long[] less = result.clone();
        addP(less, 1);
        select(result, less, ~(less[4] >> 63));
    }

    /** Adds p where {@code sign} is −1, subtracts it where it is 1, and carries. */
    private static void addP(long[] a, long sign) {
        a[0] -= sign * P0;
        a[1] -= sign * P1;
        a[2] -= sign * P2;
        a[3] -= sign * P3;
        a[4] -= sign * P4;
        ripple(a);
    }

    /** Carries upwards into the highest limb. */
    private static void ripple(long[] a) {
        for (int i = 0; i < LIMBS - 1; i++) {
            a[i + 1] += a[i] >> BITS;
            a[i] &= MASK;
        }
    }

    /** Tells cheaply that an element, a sum of up to fifteen tight ones, is not zero; true means that it may be. */
    static boolean mayBeZero(long[] a) {
        // A multiple k·p is −k modulo 2^52.
        return ((a[0] + MULTIPLES) & MASK) <= 2 * MULTIPLES;
    }

    /** Tells whether a, a sum of up to fifteen tight elements, is zero. In variable time. */
    static boolean isZero(long[] a) {
        if (!mayBeZero(a)) {
            return false;
        }
        long[] reduced = zero();
        multiply(reduced, a, FieldRootsSm2.ONE);
        canonical(reduced, reduced);
        return (reduced[0] | reduced[1] | reduced[2] | reduced[3] | reduced[4]) == 0;
    }

    static boolean areEqual(long[] a, long[] b) {
        long[] difference = zero();
        subtract(difference, a, b);
        return isZero(difference);
    }
}
