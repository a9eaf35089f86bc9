package org.piaoxiang.protocol.group;

import java.math.BigInteger;

/** Exponents below 2^253 written in signed digits. */
final class SignedDigits {
    private static final int BITS = 256;

    private SignedDigits() {}

    /**
     * Returns 256 digits d with value = Σ d[i]·2^i, each zero or odd and below 2^(width−1) in magnitude, and among any
     * {@code width} neighbours at most one not zero. In variable time.
     */
    static byte[] sliding(BigInteger exponent, int width) {
        byte[] digits = new byte[BITS];
        BigInteger rest = exponent;
        int position = 0;
        int range = 1 << width;
        while (rest.signum() != 0) {
            int zeros = rest.getLowestSetBit();
            rest = rest.shiftRight(zeros);
            position += zeros;
            int digit = rest.intValue() & (range - 1);
            if (digit >= range / 2) {
                digit -= range;
            }
            digits[position] = (byte) digit;
            rest = rest.subtract(BigInteger.valueOf(digit));
        }
        return digits;
    }

    /** Returns 32 digits d with value = Σ d[i]·256^i and −128 <= d[i] <= 127. In variable time. */
    static byte[] bytes(BigInteger exponent) {
        byte[] digits = new byte[BITS / 8];
        byte[] bytes = exponent.toByteArray();
        int carry = 0;
        for (int i = 0; i < digits.length; i++) {
            int digit = (i < bytes.length ? bytes[bytes.length - 1 - i] & 0xff : 0) + carry;
            digits[i] = (byte) digit;
            carry = (digit + 128) >> 8;
        }
        return digits;
    }

    /**
     * Returns digits d with value = Σ d[i]·2^(width·i), each between −2^(width−1) and 2^(width−1), as many as 256 bits
     * need. In variable time.
     */
    static int[] windows(BigInteger exponent, int width) {
        int[] digits = new int[(BITS + width - 1) / width];
        int mask = (1 << width) - 1;
        BigInteger rest = exponent;
        int carry = 0;
        for (int i = 0; i < digits.length; i++) {
            int digit = (rest.intValue() & mask) + carry;
            carry = digit > mask / 2 + 1 ? 1 : 0;
            digits[i] = digit - (carry << width);
            rest = rest.shiftRight(width);
        }
        return digits;
    }

    /**
     * Returns 64 digits d with value = Σ d[i]·16^i and −8 <= d[i] <= 7, except the last, which takes what is left. In
     * constant time.
     *
     * @param limbs eight limbs of 32 bits, least significant first
     */
    static byte[] nibbles(long[] limbs) {
        byte[] digits = new byte[BITS / 4];
        int carry = 0;
        for (int i = 0; i < digits.length; i++) {
            int digit = (int) (limbs[i >> 3] >>> (4 * (i & 7)) & 15) + carry;
            carry = (digit + 8) >> 4;
            digits[i] = (byte) (digit - (carry << 4));
        }
        return digits;
    }
}
