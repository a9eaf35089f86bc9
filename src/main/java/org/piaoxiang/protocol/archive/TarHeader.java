package org.piaoxiang.protocol.archive;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;

/** The 512 bytes before a record's body. */
final class TarHeader {
    static final int BLOCK = 512;

    private static final int NAME_LENGTH = 100;
    private static final int MODE_AT = 100;
    private static final int OWNER_AT = 108;
    private static final int GROUP_AT = 116;
    private static final int SIZE_AT = 124;
    private static final int TIME_AT = 136;
    private static final int CHECKSUM_AT = 148;
    private static final int TYPE_AT = 156;
    private static final int CHECKSUM_LENGTH = 8;

    private TarHeader() {}

    /** Returns the header of a record; {@code timestamp} in seconds since 1970. */
    static byte[] make(String name, long size, long timestamp) {
        byte[] header = new byte[BLOCK];
        put(header, 0, name);
        put(header, MODE_AT, "0000644");
        put(header, OWNER_AT, "0000000");
        put(header, GROUP_AT, "0000000");
        put(header, SIZE_AT, octal(size, 11));
        put(header, TIME_AT, octal(timestamp, 11));
        header[TYPE_AT] = '0';
        Arrays.fill(header, CHECKSUM_AT, CHECKSUM_AT + CHECKSUM_LENGTH, (byte) ' ');
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        put(header, CHECKSUM_AT, octal(sum, 6));
        header[CHECKSUM_AT + 6] = 0;
        return header;
    }

    /** Returns the name in {@code header}, up to its first zero byte. */
    static String name(byte[] header) {
        int end = 0;
        while (end < NAME_LENGTH && header[end] != 0) {
            end++;
        }
        return new String(header, 0, end, StandardCharsets.ISO_8859_1);
    }

    /** Returns the length of the body, or nothing when it cannot be read. */
    static OptionalLong size(byte[] header) {
        long size = 0;
        int digits = 0;
        for (int i = SIZE_AT; i < TIME_AT && header[i] != 0 && header[i] != ' '; i++) {
            if (header[i] < '0' || header[i] > '7') {
                return OptionalLong.empty();
            }
            size = size * 8 + header[i] - '0';
            digits++;
        }
        return digits == 0 ? OptionalLong.empty() : OptionalLong.of(size);
    }

    /** Returns {@code number} with at least {@code digits} octal digits. */
    private static String octal(long number, int digits) {
        String plain = Long.toOctalString(number);
        return "0".repeat(Math.max(0, digits - plain.length())) + plain;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
