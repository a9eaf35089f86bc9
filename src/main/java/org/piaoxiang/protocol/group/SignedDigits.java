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
        long[] words = words(exponent);
        int carry = 0;
        int position = 0;
        while (position < BITS) {
            int digit = bits(words, position, width) + carry;
            if ((digit & 1) == 0) {
                position++;
                continue;
            }
            carry = digit >> (width - 1);
            digits[position] = (byte) (digit - (carry << width));
            position += width;
        }
        return digits;
    }

    /** Returns the number in words of 64 bits, least significant first, and a word of zeros. */
    private static long[] words(BigInteger number) {
        long[] words = new long[BITS / Long.SIZE + 1];
        byte[] bytes = number.toByteArray();
        for (int i = 0; i < bytes.length; i++) {
            words[i >> 3] |= (bytes[bytes.length - 1 - i] & 0xffL) << (8 * i);
        }
        return words;
    }

    /** Returns {@code width} bits from {@code position} upwards. */
    private static int bits(long[] words, int position, int width) {
        int word = position / Long.SIZE;
        long bits = words[word] >>> position;
        if (position % Long.SIZE + width > Long.SIZE) {
            bits |= words[word + 1] << -position;
        }
        return (int) bits & ((1 << width) - 1);
    }

    /**
     * Returns digits d with value = Σ d[i]·2^(width·i), each between −2^(width−1) and 2^(width−1), as many as 256 bits
     * need. In variable time.
     */
    static int[] windows(BigInteger exponent, int width) {
        long[] words = words(exponent);
        int[] digits = new int[(BITS + width - 1) / width];
        int half = 1 << (width - 1);
        int carry = 0;
        for (int i = 0; i < digits.length; i++) {
            int digit = bits(words, width * i, width) + carry;
            carry = digit > half ? 1 : 0;
            digits[i] = digit - (carry << width);
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
