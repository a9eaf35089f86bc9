package org.piaoxiang.protocol.group;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Arithmetic modulo an odd number in constant time, on little-endian limbs of 32 bits that stand in longs.
 *
 * <p>Every operand has exactly {@link #size()} limbs and is canonical, {@code 0 <= value < modulus}. How constant time
 * is kept: the number of loop rounds, the array indices and the branches depend on the size of the modulus only;
 * reductions select by masks; the only multiplication is 32 by 32 bits into a 64-bit register. {@link BigInteger} serves
 * the public modulus and the two crossings {@link #limbsOf} and {@link #valueOf}, whose operands are public.
 *
 * <p>The products are Montgomery's, in the interleaved form of Ç. K. Koç, T. Acar, B. S. Kaliski, "Analyzing and
 * Comparing Montgomery Multiplication Algorithms", IEEE Micro 16 (1996): with R = 2^(32·size), the product of a and b is
 * a·b·R⁻¹.
 */
final class ConstantTimeModulus {
    private static final long LIMB = 0xffffffffL;
    private static final int LIMB_BITS = 32;

    private final BigInteger value;
    private final int size;
    private final long[] modulus;
    private final long negativeInverse;
    private final long[] montgomeryOne;
    private final long[] montgomerySquare;

    ConstantTimeModulus(BigInteger modulus) {
        if (modulus.compareTo(BigInteger.TWO) <= 0 || !modulus.testBit(0)) {
            throw new IllegalArgumentException("a modulus must be odd and above 2");
        }
        this.value = modulus;
        this.size = (modulus.bitLength() + LIMB_BITS - 1) / LIMB_BITS;
        this.modulus = limbs(modulus, size);
        BigInteger limbRange = BigInteger.ONE.shiftLeft(LIMB_BITS);
        this.negativeInverse = limbRange.subtract(modulus.modInverse(limbRange)).longValueExact();
        BigInteger range = BigInteger.ONE.shiftLeft(LIMB_BITS * size);
        this.montgomeryOne = limbs(range.mod(modulus), size);
        this.montgomerySquare = limbs(range.multiply(range).mod(modulus), size);
    }

    /** Returns the number of limbs of every operand. */
    int size() {
        return size;
    }

    /** Returns the limbs of a public number, which must be canonical. */
    long[] limbsOf(BigInteger publicValue) {
        if (publicValue.signum() < 0 || publicValue.compareTo(value) >= 0) {
            throw new IllegalArgumentException("a number outside 0 .. modulus - 1");
        }
        return limbs(publicValue, size);
    }

    /** Returns the number that limbs stand for; the number is public from here on. */
    BigInteger valueOf(long[] limbs) {
        byte[] bytes = new byte[4 * size];
        write(limbs, bytes);
        return new BigInteger(1, bytes);
    }

    /** Writes limbs as {@code 4 * size} bytes or fewer, most significant first; what does not fit must be zero. */
    void write(long[] limbs, byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            bytes[bytes.length - 1 - i] = (byte) (limbs[i >> 2] >>> (8 * (i & 3)));
        }
    }

    /** Returns the limbs of a number of any length, most significant byte first, reduced bit by bit. */
    long[] reduce(byte[] bytes) {
        long[] result = new long[size];
        for (byte next : bytes) {
            for (int bit = 7; bit >= 0; bit--) {
                shiftIn(result, (next >>> bit) & 1);
            }
        }
        return result;
    }

    /** Returns all ones if limbs, which need not be canonical, are below the modulus, otherwise zero. */
    long belowMask(long[] limbs) {
        return borrowOfSubtraction(limbs, modulus);
    }

    void add(long[] result, long[] a, long[] b) {
        long carry = 0;
        for (int i = 0; i < size; i++) {
            long sum = a[i] + b[i] + carry;
            result[i] = sum & LIMB;
            carry = sum >>> LIMB_BITS;
        }
        subtractModulusOnce(result, carry);
    }

    void subtract(long[] result, long[] a, long[] b) {
        long borrow = 0;
        for (int i = 0; i < size; i++) {
            long difference = a[i] - b[i] + borrow;
            result[i] = difference & LIMB;
            borrow = difference >> LIMB_BITS;
        }
        long carry = 0;
        for (int i = 0; i < size; i++) {
            long sum = result[i] + (modulus[i] & borrow) + carry;
            result[i] = sum & LIMB;
            carry = sum >>> LIMB_BITS;
        }
    }

    /** Sets result to a·b mod the modulus, all three in plain form; the operands may be the same array. */
    void multiply(long[] result, long[] a, long[] b) {
        long[] scratch = newScratch();
        montgomeryProduct(result, a, b, scratch);
        montgomeryProduct(result, result, montgomerySquare, scratch);
        Arrays.fill(scratch, 0);
    }

    /** Returns room for {@link #montgomeryProduct}; whoever multiplies secrets wipes it at the end. */
    long[] newScratch() {
        return new long[size + 1];
    }

    /** Returns R mod the modulus, the Montgomery form of 1. */
    long[] montgomeryOne() {
        return montgomeryOne.clone();
    }

    /** Sets result to the Montgomery form of a. */
    void toMontgomery(long[] result, long[] a, long[] scratch) {
        montgomeryProduct(result, a, montgomerySquare, scratch);
    }

    /** Sets result to the plain form of a. */
    void fromMontgomery(long[] result, long[] a, long[] scratch) {
        long[] one = new long[size];
        one[0] = 1;
        montgomeryProduct(result, a, one, scratch);
    }

    /** Sets result to a·b·R⁻¹; the operands may be the same array, {@code scratch} may not be among them. */
    void montgomeryProduct(long[] result, long[] a, long[] b, long[] scratch) {
        Arrays.fill(scratch, 0);
        long top = 0;
        for (int i = 0; i < size; i++) {
            top = montgomeryRound(scratch, a[i], b, top);
        }
        System.arraycopy(scratch, 0, result, 0, size);
        subtractModulusOnce(result, top);
    }

    /** Adds factor·b to the sum, then a multiple of the modulus that clears the lowest limb, and shifts that limb out. */
    private long montgomeryRound(long[] sum, long factor, long[] b, long top) {
        long low = factor * b[0] + sum[0];
        long quotient = (low * negativeInverse) & LIMB;
        long cleared = quotient * modulus[0] + (low & LIMB);
        long carry = low >>> LIMB_BITS;
        long clearingCarry = cleared >>> LIMB_BITS;
        for (int j = 1; j < size; j++) {
            long product = factor * b[j] + sum[j] + carry;
            carry = product >>> LIMB_BITS;
            long reduced = quotient * modulus[j] + (product & LIMB) + clearingCarry;
            clearingCarry = reduced >>> LIMB_BITS;
            sum[j - 1] = reduced & LIMB;
        }
        long last = top + carry + clearingCarry;
        sum[size - 1] = last & LIMB;
        return last >>> LIMB_BITS;
    }

    private void shiftIn(long[] limbs, int bit) {
        long carry = bit;
        for (int i = 0; i < size; i++) {
            long doubled = (limbs[i] << 1) | carry;
            limbs[i] = doubled & LIMB;
            carry = doubled >>> LIMB_BITS;
        }
        subtractModulusOnce(limbs, carry);
    }

    /** Subtracts the modulus from {@code top·R + limbs} if that is not below it; the sum must be below twice it. */
    private void subtractModulusOnce(long[] limbs, long top) {
        long below = borrowOfSubtraction(limbs, modulus) & (top - 1);
        long borrow = 0;
        for (int i = 0; i < size; i++) {
            long difference = limbs[i] - (modulus[i] & ~below) + borrow;
            limbs[i] = difference & LIMB;
            borrow = difference >> LIMB_BITS;
        }
    }

    private long borrowOfSubtraction(long[] a, long[] b) {
        long borrow = 0;
        for (int i = 0; i < size; i++) {
            borrow = (a[i] - b[i] + borrow) >> LIMB_BITS;
        }
        return borrow;
    }

    private static long[] limbs(BigInteger value, int size) {
        long[] limbs = new long[size];
        for (int i = 0; i < size; i++) {
            limbs[i] = value.shiftRight(LIMB_BITS * i).longValue() & LIMB;
        }
        return limbs;
    }
}
