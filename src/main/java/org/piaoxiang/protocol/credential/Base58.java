package org.piaoxiang.protocol.credential;

import org.piaoxiang.protocol.group.RandomSource;

/** The alphabet of credentials and uuids: no 0, O, I and l, which eyes confuse. */
public final class Base58 {
    static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final int SIZE = 58;
    /** 4·58: bytes below it are uniform over the alphabet. */
    private static final int LIMIT = 232;

    private Base58() {}

    /** Returns {@code length} uniform characters. */
    public static String random(int length, RandomSource random) {
        StringBuilder text = new StringBuilder(length);
        byte[] bytes = new byte[length];
        while (text.length() < length) {
            random.fill(bytes);
            for (byte b : bytes) {
                if ((b & 0xff) < LIMIT && text.length() < length) {
                    text.append(ALPHABET.charAt((b & 0xff) % SIZE));
                }
            }
        }
        return text.toString();
    }

    /** Returns the digit of {@code c}, or −1. */
    static int digit(char c) {
        return ALPHABET.indexOf(c);
    }
}
