package org.piaoxiang.protocol.group;

import java.math.BigInteger;

/** Numbers, inverses and square roots in the field of {@link FieldSm2}. */
final class FieldRootsSm2 {
    static final BigInteger P = new BigInteger("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF", 16);

    private static final int RANGE_BITS = 260;
    private static final long MASK = (1L << 52) - 1;
    private static final long[] PLAIN_ONE = {1, 0, 0, 0, 0};
    private static final long[] RANGE_SQUARED =
            limbs(BigInteger.ONE.shiftLeft(2 * RANGE_BITS).mod(P));

    /** The element 1. */
    static final long[] ONE = of(BigInteger.ONE);

    private FieldRootsSm2() {}

    /** Returns the element of a public number in 0 .. p − 1. */
    static long[] of(BigInteger value) {
        return limbs(value.shiftLeft(RANGE_BITS).mod(P));
    }

    /** Returns the number that a tight element stands for; it is public. */
    static BigInteger valueOf(long[] a) {
        BigInteger value = BigInteger.ZERO;
        long[] words = words(a);
        for (int i = words.length - 1; i >= 0; i--) {
            value = value.shiftLeft(Long.SIZE).or(new BigInteger(Long.toUnsignedString(words[i])));
        }
        return value;
    }

    /** Returns the number that an element stands for as four words of 64 bits, least significant first. */
    static long[] words(long[] a) {
        long[] r = plain(a);
        return new long[] {
            r[0] | r[1] << 52, r[1] >>> 12 | r[2] << 40, r[2] >>> 24 | r[3] << 28, r[3] >>> 36 | r[4] << 16
        };
    }

    /** Returns the element of a number below p in four words, least significant first. */
    static long[] ofWords(long[] w) {
        long[] element = {
            w[0] & MASK,
            (w[0] >>> 52 | w[1] << 12) & MASK,
            (w[1] >>> 40 | w[2] << 24) & MASK,
            (w[2] >>> 28 | w[3] << 36) & MASK,
            w[3] >>> 16
        };
        FieldSm2.multiply(element, element, RANGE_SQUARED);
        return element;
    }

    /** Returns the lowest bit of the number that an element stands for. */
    static int parity(long[] a) {
        return (int) plain(a)[0] & 1;
    }

    private static long[] plain(long[] a) {
        long[] result = FieldSm2.zero();
        FieldSm2.multiply(result, a, PLAIN_ONE);
        FieldSm2.canonical(result, result);
        return result;
    }

    private static long[] limbs(BigInteger value) {
        long[] limbs = FieldSm2.zero();
        for (int i = 0; i < FieldSm2.LIMBS; i++) {
            limbs[i] = value.shiftRight(52 * i).longValue() & MASK;
        }
        return limbs;
    }

    /** Sets result to a⁻¹ = a^(p−2), and to zero for zero. */
    static void invert(long[] result, long[] a) {
        long[] ones30 = FieldSm2.zero();
        long[] ones32 = FieldSm2.zero();
        long[] power = FieldSm2.zero();
        toOnes30(ones30, a);
        FieldSm2.square(power, ones30);
        FieldSm2.multiply(power, power, a); // 2^31 - 1
        FieldSm2.square(ones32, power);
        FieldSm2.multiply(ones32, ones32, a);
        FieldSm2.square(power, power); // the highest 32 bits of p - 2
        for (int word = 0; word < 4; word++) {
            append(power, ones32, 32);
        }
        append(power, ones32, 64);
        append(power, ones30, 30);
        FieldSm2.square(power, power, 2);
        FieldSm2.multiply(result, power, a);
    }

    /** Sets root to a square root of a, the one that is a square itself; returns false if there is none. For public a. */
    static boolean root(long[] root, long[] a) {
        long[] power = FieldSm2.zero();
        toRootPower(power, a);
        long[] check = FieldSm2.zero();
        FieldSm2.square(check, power);
        boolean found = FieldSm2.areEqual(check, a);
        FieldSm2.copy(root, power);
        return found;
    }

    /** Sets result to a^((p+1)/4); the exponent is 2^62·(2^32 − 1)·(2^160 − 1). */
    private static void toRootPower(long[] result, long[] a) {
        long[] base = FieldSm2.zero();
        toOnes30(base, a);
        FieldSm2.square(base, base);
        FieldSm2.multiply(base, base, a);
        FieldSm2.square(base, base);
        FieldSm2.multiply(base, base, a); // 2^32 - 1
        long[] power = base.clone();
        append(power, base, 1); // 2^2 - 1
        append(power, power.clone(), 2); // 2^4 - 1
        append(power, base, 1); // 2^5 - 1
        for (int ones = 5; ones < 160; ones *= 2) {
            append(power, power.clone(), ones);
        }
        FieldSm2.square(result, power, 62);
    }

    /** Sets result to a^(2^30 − 1). */
    private static void toOnes30(long[] result, long[] a) {
        long[] power = a.clone();
        append(power, a, 1); // 2^2 - 1
        append(power, a, 1); // 2^3 - 1
        append(power, power.clone(), 3); // 2^6 - 1
        append(power, a, 1); // 2^7 - 1
        append(power, power.clone(), 7); // 2^14 - 1
        append(power, a, 1); // 2^15 - 1
        append(power, power.clone(), 15);
        FieldSm2.copy(result, power);
    }

    /** Sets power to power^(2^bits)·factor. */
    private static void append(long[] power, long[] factor, int bits) {
        FieldSm2.square(power, power, bits);
        FieldSm2.multiply(power, power, factor);
    }
}
