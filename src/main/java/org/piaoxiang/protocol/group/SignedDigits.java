package org.piaoxiang.protocol.group;

import java.math.BigInteger;

/** Exponents below 2^255 written in signed digits. */
final class SignedDigits {
    /** How many digits of 4 bits 256 bits have. */
    static final int NIBBLES = 64;

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

    /** Returns 32 digits d with value = Σ d[i]·256^i and −127 <= d[i] <= 128. In variable time. */
    static int[] bytes(BigInteger exponent) {
        int[] digits = new int[BITS / 8];
        byte[] bytes = exponent.toByteArray();
        int carry = 0;
        for (int i = 0; i < digits.length; i++) {
            int digit = (i < bytes.length ? bytes[bytes.length - 1 - i] & 0xff : 0) + carry;
            carry = (digit + 127) >> 8;
            digits[i] = digit - (carry << 8);
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
     * Returns 65 digits d with value = Σ d[i]·16^i and −8 <= d[i] <= 7; the last is 0 for exponents below 2^255. In constant
     * time.
     *
     * @param limbs eight limbs of 32 bits, least significant first, of any exponent below 2^256
     */
    static byte[] nibbles(long[] limbs) {
        byte[] digits = new byte[NIBBLES + 1];
        int carry = 0;
        for (int i = 0; i < NIBBLES; i++) {
            int digit = (int) (limbs[i >> 3] >>> (4 * (i & 7)) & 15) + carry;
            carry = (digit + 8) >> 4;
            digits[i] = (byte) (digit - (carry << 4));
        }
        digits[NIBBLES] = (byte) carry;
        return digits;
    }
}
