package org.piaoxiang.protocol.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldSm2Test {
    private static final BigInteger P = FieldRootsSm2.P;
    private static final BigInteger INVERSE_OF_RANGE =
            BigInteger.ONE.shiftLeft(260).modInverse(P);
    /** The largest limbs that formulas feed into a product: thirteen tight ones. */
    private static final long LOOSE = 13L << 52;

    private final SeededRandom random = new SeededRandom(32918);

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
        long[] a = FieldRootsSm2.of(random.below(P));
        BigInteger expected = FieldRootsSm2.valueOf(a);
        for (int i = 0; i < 5_000; i++) {
            BigInteger number = random.below(P);
            long[] b = FieldRootsSm2.of(number);
            FieldSm2.subtractTimes(a, b, a, 8);
            FieldSm2.square(a, a);
            FieldSm2.times(b, b, 5);
            FieldSm2.subtract(a, a, b);
            expected = number.subtract(expected.shiftLeft(3)).pow(2).subtract(number.multiply(BigInteger.valueOf(5)));
            FieldSm2.multiply(a, a, FieldRootsSm2.ONE);
            expected = expected.mod(P);
            assertEquals(expected, FieldRootsSm2.valueOf(a));
        }
    }

    @Test
    void numbersNearThePrimeAndNearPowersOfTwoComeBack() {
        List<BigInteger> corners = new ArrayList<>(List.of(BigInteger.ZERO, P));
        for (int power : new int[] {52, 64, 96, 104, 156, 192, 208, 224, 255}) {
            corners.add(BigInteger.TWO.pow(power));
        }
        for (BigInteger corner : corners) {
            for (int i = -40; i <= 40; i++) {
                BigInteger number = corner.add(BigInteger.valueOf(i)).mod(P);
                long[] element = FieldRootsSm2.of(number);
                assertEquals(number, FieldRootsSm2.valueOf(element));
                assertEquals(number.testBit(0) ? 1 : 0, FieldRootsSm2.parity(element));
                assertEquals(number, FieldRootsSm2.valueOf(FieldRootsSm2.ofWords(FieldRootsSm2.words(element))));
                assertEquals(number.signum() == 0, FieldSm2.isZero(element));
            }
        }
    }

    @Test
    void tightElementsComeToTheirCanonicalLimbsHoweverTheyAreHeld() {
        BigInteger slack = P.shiftRight(21);
        List<BigInteger> values = new ArrayList<>(List.of(slack.negate(), P.add(slack), P, BigInteger.ZERO));
        for (int i = -3; i <= 3; i++) {
            values.add(BigInteger.valueOf(i));
            values.add(P.add(BigInteger.valueOf(i)));
        }
        for (BigInteger value : values) {
            for (int limb = -1; limb < FieldSm2.LIMBS - 1; limb++) {
                long[] held = new long[FieldSm2.LIMBS];
                for (int i = 0; i < held.length; i++) {
                    long digit = value.shiftRight(52 * i).longValue();
                    held[i] = i < held.length - 1 ? digit & (1L << 52) - 1 : digit;
                }
                if (limb >= 0) {
                    // The same number with one limb below zero.
                    held[limb] -= 1L << 52;
                    held[limb + 1] += 1;
                }
                assertEquals(value, exact(held));
                long[] canonical = FieldSm2.zero();
                FieldSm2.canonical(canonical, held);
                assertEquals(value.mod(P), exact(canonical), () -> value + " held in another way");
                for (long one : canonical) {
                    assertTrue(one >= 0 && one < 1L << 52, () -> "limb " + one);
                }
            }
        }
    }

    @Test
    void everyMultipleOfThePrimeIsZero() {
        for (int k = -15; k <= 15; k++) {
            long[] multiple = limbs(P);
            FieldSm2.times(multiple, multiple, k);
            assertTrue(FieldSm2.mayBeZero(multiple));
            assertTrue(FieldSm2.isZero(multiple), "k = " + k);
            multiple[1] += 1;
            assertFalse(FieldSm2.isZero(multiple), "k = " + k);
            multiple[1] -= 1;
            multiple[0] += 1;
            assertFalse(FieldSm2.isZero(multiple), "k = " + k);
        }
    }

    @Test
    void inverseTimesElementIsOne() {
        for (int i = 0; i < 200; i++) {
            BigInteger number = random.below(P.subtract(BigInteger.ONE)).add(BigInteger.ONE);
            long[] inverse = FieldSm2.zero();
            FieldRootsSm2.invert(inverse, FieldRootsSm2.of(number));
            assertEquals(number.modInverse(P), FieldRootsSm2.valueOf(inverse));
        }
        long[] ofZero = FieldRootsSm2.ONE.clone();
        FieldRootsSm2.invert(ofZero, FieldSm2.zero());
        assertTrue(FieldSm2.isZero(ofZero));
    }

    @Test
    void rootsExistForSquaresOnly() {
        int found = 0;
        for (int i = 0; i < 1_000; i++) {
            BigInteger number = random.below(P);
            boolean isSquare = number.modPow(P.shiftRight(1), P).equals(BigInteger.ONE);
            long[] root = FieldSm2.zero();
            assertEquals(isSquare, FieldRootsSm2.root(root, FieldRootsSm2.of(number)));
            if (isSquare) {
                found++;
                assertEquals(number, FieldRootsSm2.valueOf(root).pow(2).mod(P));
            }
        }
        assertTrue(found > 400 && found < 600, "found " + found);
        long[] ofZero = FieldRootsSm2.ONE.clone();
        assertTrue(FieldRootsSm2.root(ofZero, FieldSm2.zero()));
        assertTrue(FieldSm2.isZero(ofZero));
    }

    private static void assertProduct(long[] a, long[] b) {
        long[] product = FieldSm2.zero();
        FieldSm2.multiply(product, a, b);
        assertTight(product);
        assertEquals(
                exact(a).multiply(exact(b)).multiply(INVERSE_OF_RANGE).mod(P),
                exact(product).mod(P));
        FieldSm2.square(product, a);
        assertTight(product);
        assertEquals(
                exact(a).multiply(exact(a)).multiply(INVERSE_OF_RANGE).mod(P),
                exact(product).mod(P));
        long[] canonical = FieldSm2.zero();
        FieldSm2.canonical(canonical, product);
        assertEquals(exact(product).mod(P), exact(canonical));
    }

    private static void assertTight(long[] a) {
        for (long limb : a) {
            assertTrue(Math.abs(limb) < (1L << 52) + (1L << 49), () -> "limb " + limb);
        }
        BigInteger slack = P.shiftRight(20);
        BigInteger value = exact(a);
        assertTrue(value.compareTo(slack.negate()) > 0 && value.compareTo(P.add(slack)) < 0, value::toString);
    }

    private static BigInteger exact(long[] limbs) {
        BigInteger value = BigInteger.ZERO;
        for (int i = FieldSm2.LIMBS - 1; i >= 0; i--) {
            value = value.shiftLeft(52).add(BigInteger.valueOf(limbs[i]));
        }
        return value;
    }

    private static long[] limbs(BigInteger value) {
        long[] limbs = FieldSm2.zero();
        for (int i = 0; i < FieldSm2.LIMBS; i++) {
            limbs[i] = value.shiftRight(52 * i).longValue() & ((1L << 52) - 1);
        }
        return limbs;
    }

    /** A sum of up to thirteen tight elements: the highest limb has 48 bits. */
    private long[] loose() {
        long[] limbs = FieldSm2.zero();
        for (int i = 0; i < FieldSm2.LIMBS; i++) {
            long bound = i == FieldSm2.LIMBS - 1 ? LOOSE >> 4 : LOOSE;
            limbs[i] = random.between(-bound, bound + 1);
        }
        return limbs;
    }

    private static List<long[]> edges() {
        List<long[]> edges = new ArrayList<>();
        for (int signs = 0; signs < 1 << FieldSm2.LIMBS; signs++) {
            for (long size : new long[] {1, (1L << 52) - 1, LOOSE}) {
                long[] edge = FieldSm2.zero();
                for (int i = 0; i < FieldSm2.LIMBS; i++) {
                    long limb = i == FieldSm2.LIMBS - 1 && size > 1 ? size >> 4 : size;
                    edge[i] = (signs >> i & 1) == 0 ? limb : -limb;
                }
                edges.add(edge);
            }
        }
        for (int k = -1; k <= 2; k++) {
            long[] multiple = limbs(P);
            FieldSm2.times(multiple, multiple, k);
            edges.add(multiple);
            long[] next = multiple.clone();
            next[0] -= 1;
            edges.add(next);
        }
        return edges;
    }
}
