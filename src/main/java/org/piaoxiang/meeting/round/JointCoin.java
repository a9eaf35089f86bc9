package org.piaoxiang.meeting.round;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The joint coin: neither side alone decides which tablets are drawn. The observer's 32 bytes are committed to by their
 * SHA-256 before the server says its own 32 bytes. Numbers come from SHA-256 of both and a counter of four bytes, read four
 * bytes at a time, big-endian; one at or above the largest multiple of the number of tablets is passed over, so that every
 * tablet is equally likely, and so is one that was drawn already.
 */
public final class JointCoin {
    private static final int BYTES = 32;
    private static final long RANGE = 1L << 32;

    private JointCoin() {}

    /** Whether {@code text} is 32 bytes in lower-case hexadecimal. */
    public static boolean isWhole(String text) {
        return text.matches("[0-9a-f]{" + 2 * BYTES + "}");
    }

    /** Returns the commitment to {@code random}. */
    public static String commitment(String random) {
        return HexFormat.of().formatHex(digest(HexFormat.of().parseHex(random)));
    }

    /** Returns {@code picks} different numbers from 1 to {@code tablets}, sorted. */
    public static List<Integer> picks(String observers, String servers, int tablets, int picks) {
        if (picks > tablets) {
            throw new IllegalArgumentException("cannot draw " + picks + " of " + tablets);
        }
        byte[] both = HexFormat.of().parseHex(observers + servers);
        long fair = RANGE - RANGE % tablets;
        List<Integer> drawn = new ArrayList<>();
        for (int counter = 0; drawn.size() < picks; counter++) {
            byte[] block = digest(ByteBuffer.allocate(both.length + Integer.BYTES)
                    .put(both)
                    .putInt(counter)
                    .array());
            for (int at = 0; at < BYTES && drawn.size() < picks; at += Integer.BYTES) {
                long value = Integer.toUnsignedLong(ByteBuffer.wrap(block).getInt(at));
                int number = Math.toIntExact(value % tablets) + 1;
                if (value < fair && !drawn.contains(number)) {
                    drawn.add(number);
                }
            }
        }
        return drawn.stream().sorted().toList();
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
