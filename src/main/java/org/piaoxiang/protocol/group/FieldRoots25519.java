package org.piaoxiang.protocol.group;

import java.math.BigInteger;

/** Bytes, inverses and square roots in the field of {@link Field25519} (RFC 8032, sections 5.1.2 and 5.1.3). */
final class FieldRoots25519 {
    static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

    /** A square root of −1: 2^((p−1)/4). */
    private static final long[] ROOT_OF_MINUS_ONE = of(BigInteger.TWO.modPow(P.shiftRight(2), P));

    private static final long MASK = (1L << 51) - 1;

    private FieldRoots25519() {}

    /** Returns the element of a public number in 0 .. 2^255 − 1. */
    static long[] of(BigInteger value) {
        long[] limbs = Field25519.zero();
        for (int i = 0; i < Field25519.LIMBS; i++) {
            limbs[i] = value.shiftRight(51 * i).longValue() & MASK;
        }
        return limbs;
    }

    /** Returns the canonical form as a number; the element is public. */
    static BigInteger valueOf(long[] a) {
        long[] reduced = Field25519.zero();
        Field25519.canonical(reduced, a);
        BigInteger value = BigInteger.ZERO;
        for (int i = Field25519.LIMBS - 1; i >= 0; i--) {
            value = value.shiftLeft(51).add(BigInteger.valueOf(reduced[i]));
        }
        return value;
    }

    /** Returns the canonical form as four words of 64 bits, least significant first. */
    static long[] words(long[] a) {
        long[] r = Field25519.zero();
        Field25519.canonical(r, a);
        return new long[] {
            r[0] | r[1] << 51, r[1] >>> 13 | r[2] << 38, r[2] >>> 26 | r[3] << 25, r[3] >>> 39 | r[4] << 12
        };
    }

    /** Returns the element of four words, least significant first, whose highest bit is ignored. */
    static long[] ofWords(long[] w) {
        return new long[] {
            w[0] & MASK,
            (w[0] >>> 51 | w[1] << 13) & MASK,
            (w[1] >>> 38 | w[2] << 26) & MASK,
            (w[2] >>> 25 | w[3] << 39) & MASK,
            (w[3] >>> 12) & MASK
        };
    }

    /** Sets result to a⁻¹ = a^(p−2), and to zero for zero. */
    static void invert(long[] result, long[] a) {
        long[] power = Field25519.zero();
        long[] a11 = Field25519.zero();
        toTwo250MinusOne(power, a11, a);
        Field25519.square(power, power, 5);
        Field25519.multiply(result, power, a11);
    }

    /**
     * Sets root to a square root of u/v and returns true, or returns false if there is none (RFC 8032, section 5.1.3, step
     * 3). Variable-time: for public u and v. The root may be either of the two.
     */
    static boolean rootOfRatio(long[] root, long[] u, long[] v) {
        long[] v3 = Field25519.zero();
        long[] uv7 = Field25519.zero();
        Field25519.square(v3, v);
        Field25519.multiply(v3, v3, v);
        Field25519.square(uv7, v3);
        Field25519.multiply(uv7, uv7, v);
        Field25519.multiply(uv7, uv7, u);
        long[] candidate = Field25519.zero();
        toFiveEighths(candidate, uv7);
        Field25519.multiply(candidate, candidate, v3);
        Field25519.multiply(candidate, candidate, u);
        long[] check = Field25519.zero();
        Field25519.square(check, candidate);
        Field25519.multiply(check, check, v);
        if (Field25519.areEqual(check, u)) {
            Field25519.copy(root, candidate);
            return true;
        }
        long[] minusU = Field25519.zero();
        Field25519.negate(minusU, u);
        if (Field25519.areEqual(check, minusU)) {
            Field25519.multiply(root, candidate, ROOT_OF_MINUS_ONE);
            return true;
        }
        return false;
    }

    /** Sets result to a^((p−5)/8) = a^(2^252 − 3). */
    static void toFiveEighths(long[] result, long[] a) {
        long[] power = Field25519.zero();
        toTwo250MinusOne(power, Field25519.zero(), a);
        Field25519.square(power, power, 2);
        Field25519.multiply(result, power, a);
    }

    /** Sets result to a^(2^250 − 1) and a11 to a^11. */
    private static void toTwo250MinusOne(long[] result, long[] a11, long[] a) {
        long[] t0 = Field25519.zero();
        long[] t1 = Field25519.zero();
        long[] t2 = Field25519.zero();
        Field25519.square(t0, a);
        Field25519.square(t1, t0, 2);
        Field25519.multiply(t1, t1, a); // a^9
        Field25519.multiply(a11, t0, t1);
        Field25519.square(t0, a11);
        Field25519.multiply(t0, t0, t1); // 2^5 - 1
        Field25519.square(t1, t0, 5);
        Field25519.multiply(t0, t1, t0); // 2^10 - 1
        Field25519.square(t1, t0, 10);
        Field25519.multiply(t1, t1, t0); // 2^20 - 1
        Field25519.square(t2, t1, 20);
        Field25519.multiply(t1, t2, t1); // 2^40 - 1
        Field25519.square(t1, t1, 10);
        Field25519.multiply(t0, t1, t0); // 2^50 - 1
        Field25519.square(t1, t0, 50);
        Field25519.multiply(t1, t1, t0); // 2^100 - 1
        Field25519.square(t2, t1, 100);
        Field25519.multiply(t1, t2, t1); // 2^200 - 1
        Field25519.square(t1, t1, 50);
        Field25519.multiply(result, t1, t0); // 2^250 - 1
    }
}
