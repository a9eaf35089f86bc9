package org.piaoxiang.protocol.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class Field25519Test {
    private static final BigInteger P = FieldRoots25519.P;
    private static final long LOOSE = (1L << 53) - 1;
    private final SeededRandom random = new SeededRandom(25519);

    @Test
    void productsOfAllEdgesAgreeWithBigInteger() {
        for (long[] a : edges()) {
            for (long[] b : edges()) {
                assertProduct(a, b);
            }
        }
    }

    @Test
    void productsOfLooseLimbsAgreeWithBigInteger() {
        for (int i = 0; i < 20_000; i++) {
            assertProduct(loose(), loose());
        }
    }

    @Test
    void chainsOfOperationsStayCorrect() {
        long[] a = loose();
        BigInteger expected = exact(a);
        for (int i = 0; i < 5_000; i++) {
            long[] b = loose();
            Field25519.multiply(a, a, b);
            expected = expected.multiply(exact(b)).mod(P);
            Field25519.square(a, a);
            expected = expected.multiply(expected).mod(P);
            long[] sum = Field25519.zero();
            Field25519.add(sum, a, a);
            Field25519.subtract(a, sum, Field25519.small(7));
            expected = expected.shiftLeft(1).subtract(BigInteger.valueOf(7)).mod(P);
            assertEquals(expected, FieldRoots25519.valueOf(a));
        }
    }

    @Test
    void canonicalFormIsBelowPrime() {
        for (long[] a : edges()) {
            assertEquals(exact(a).mod(P), FieldRoots25519.valueOf(a));
            assertEquals(exact(a).mod(P).signum() == 0, Field25519.isZero(a));
            assertEquals(exact(a).mod(P).testBit(0) ? 1 : 0, Field25519.parity(a));
        }
        for (int i = -100; i <= 100; i++) {
            BigInteger near = P.add(BigInteger.valueOf(i));
            BigInteger within = near.mod(BigInteger.ONE.shiftLeft(255));
            assertEquals(within.mod(P), FieldRoots25519.valueOf(FieldRoots25519.of(within)));
            long[] small = Field25519.small(i);
            assertEquals(BigInteger.valueOf(i).mod(P), FieldRoots25519.valueOf(small));
        }
    }

    @Test
    void wordsCarryEveryBit() {
        for (int i = 0; i < 2_000; i++) {
            BigInteger value = random.below(P);
            long[] words = FieldRoots25519.words(FieldRoots25519.of(value));
            BigInteger read = BigInteger.ZERO;
            for (int j = 3; j >= 0; j--) {
                read = read.shiftLeft(64).add(new BigInteger(Long.toUnsignedString(words[j])));
            }
            assertEquals(value, read);
            assertEquals(value, FieldRoots25519.valueOf(FieldRoots25519.ofWords(words)));
        }
    }

    @Test
    void inverseTimesElementIsOne() {
        for (int i = 0; i < 500; i++) {
            long[] a = loose();
            long[] inverse = Field25519.zero();
            FieldRoots25519.invert(inverse, a);
            assertEquals(exact(a).modInverse(P), FieldRoots25519.valueOf(inverse));
        }
        long[] ofZero = Field25519.small(3);
        FieldRoots25519.invert(ofZero, FieldRoots25519.of(P));
        assertTrue(Field25519.isZero(ofZero));
    }

    @Test
    void rootsOfRatiosExistForHalfOfThem() {
        int found = 0;
        for (int i = 0; i < 1_000; i++) {
            long[] u = loose();
            long[] v = loose();
            BigInteger ratio = exact(u).multiply(exact(v).modInverse(P)).mod(P);
            long[] root = Field25519.zero();
            boolean isSquare = ratio.modPow(P.shiftRight(1), P).equals(BigInteger.ONE);
            assertEquals(isSquare, FieldRoots25519.rootOfRatio(root, u, v));
            if (isSquare) {
                found++;
                assertEquals(ratio, FieldRoots25519.valueOf(root).pow(2).mod(P));
            }
        }
        assertTrue(found > 400 && found < 600, "found " + found);
    }

    @Test
    void rootOfZeroIsZero() {
        long[] root = Field25519.small(5);
        assertTrue(FieldRoots25519.rootOfRatio(root, Field25519.zero(), Field25519.small(9)));
        assertTrue(Field25519.isZero(root));
        assertFalse(Field25519.isZero(Field25519.small(1)));
    }

    @Test
    void selectionFollowsItsMask() {
        long[] a = loose();
        long[] b = loose();
        long[] chosen = a.clone();
        Field25519.select(chosen, b, 0);
        assertEquals(exact(a), exact(chosen));
        Field25519.select(chosen, b, -1);
        assertEquals(exact(b), exact(chosen));
    }

    private void assertProduct(long[] a, long[] b) {
        long[] result = Field25519.zero();
        Field25519.multiply(result, a, b);
        assertEquals(exact(a).multiply(exact(b)).mod(P), FieldRoots25519.valueOf(result));
        for (long limb : result) {
            assertTrue(Math.abs(limb) < (1L << 51) + (1L << 16), "limb " + limb);
        }
        Field25519.square(result, a);
        assertEquals(exact(a).pow(2).mod(P), FieldRoots25519.valueOf(result));
        for (long limb : result) {
            assertTrue(Math.abs(limb) < (1L << 51) + (1L << 16), "limb " + limb);
        }
    }

    /** The element's value without any reduction. */
    private static BigInteger exact(long[] a) {
        BigInteger value = BigInteger.ZERO;
        for (int i = a.length - 1; i >= 0; i--) {
            value = value.shiftLeft(51).add(BigInteger.valueOf(a[i]));
        }
        return value;
    }

    private long[] loose() {
        long[] limbs = new long[5];
        for (int i = 0; i < limbs.length; i++) {
            limbs[i] = random.between(-LOOSE, LOOSE + 1);
        }
        return limbs;
    }

    private static List<long[]> edges() {
        List<long[]> edges = new ArrayList<>();
        for (long offset : new long[] {0, 1, 2, 18, 19}) {
            edges.add(FieldRoots25519.of(BigInteger.valueOf(offset)));
            edges.add(FieldRoots25519.of(P.add(BigInteger.valueOf(offset))
                    .min(BigInteger.TWO.pow(255).subtract(BigInteger.ONE))));
            edges.add(FieldRoots25519.of(P.subtract(BigInteger.valueOf(offset))));
            edges.add(Field25519.small(-offset));
        }
        long[] limbs = {LOOSE, -LOOSE, (1L << 51) - 1, -(1L << 51), 0};
        for (long a : limbs) {
            for (long b : limbs) {
                edges.add(new long[] {a, b, a, b, a});
                edges.add(new long[] {a, a, a, a, b});
                edges.add(new long[] {b, a, a, a, a});
            }
        }
        return edges;
    }
}
