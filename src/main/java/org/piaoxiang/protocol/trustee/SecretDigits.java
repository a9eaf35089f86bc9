package org.piaoxiang.protocol.trustee;

import java.util.Arrays;

/** Decimal digits of secret numbers, in arrays that can be wiped: neither strings nor big integers. */
final class SecretDigits {
    private static final int DECIMAL = 10;

    private SecretDigits() {}

    /** Returns the decimal ASCII digits, without leading zeros, of a number given most significant byte first. */
    static byte[] write(byte[] bigEndian) {
        byte[] rest = bigEndian.clone();
        // 2.41 digits for each byte, rounded up.
        byte[] digits = new byte[rest.length * 5 / 2 + 1];
        for (int at = digits.length - 1; at >= 0; at--) {
            int remainder = 0;
            for (int i = 0; i < rest.length; i++) {
                int part = (remainder << 8) | (rest[i] & 0xff);
                rest[i] = (byte) (part / DECIMAL);
                remainder = part % DECIMAL;
            }
            digits[at] = (byte) ('0' + remainder);
        }
        int first = 0;
        while (first < digits.length - 1 && digits[first] == '0') {
            first++;
        }
        byte[] result = Arrays.copyOfRange(digits, first, digits.length);
        Arrays.fill(digits, (byte) 0);
        Arrays.fill(rest, (byte) 0);
        return result;
    }

    /**
     * Returns the number that {@code digits} write, most significant byte first. The caller checks that it is the secret it
     * should be; what is too long or no digits at all gives some other number.
     */
    static byte[] read(byte[] digits, int length) {
        byte[] number = new byte[length];
        for (byte digit : digits) {
            int carry = digit - '0';
            for (int i = length - 1; i >= 0; i--) {
                int part = (number[i] & 0xff) * DECIMAL + carry;
                number[i] = (byte) part;
                carry = part >> 8;
            }
        }
        return number;
    }
}
