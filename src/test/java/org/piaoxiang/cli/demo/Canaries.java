package org.piaoxiang.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Secrets with every way in which they could have been written down, and the search for all of them at once. */
final class Canaries {
    private static final int KEY = 8;
    private static final int SCALAR = 32;
    private static final int CHUNK = 1 << 22;
    private static final int LONGEST = 256;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Pattern(String what, byte[] bytes) {}

    private final Map<Long, List<Pattern>> patterns = new HashMap<>();
    /** One bit for each of the first 22 bits of a pattern's first eight bytes, mixed: most places are passed over by it. */
    private final long[] filter = new long[1 << 16];

    /** Adds a text: plain, as UTF-16, in hexadecimal and in Base64. */
    void addText(String what, String text) {
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
            addBytes(what + " as " + charset, text.getBytes(charset));
        }
    }

    /** Adds a number below 2^256: its bytes from either end and by words, hexadecimal, Base64, decimal. */
    void addNumber(String what, BigInteger number) {
        byte[] big = new byte[SCALAR];
        byte[] magnitude = number.toByteArray();
        int length = Math.min(SCALAR, magnitude.length);
        System.arraycopy(magnitude, magnitude.length - length, big, SCALAR - length, length);
        byte[] little = new byte[SCALAR];
        ByteBuffer words = ByteBuffer.allocate(SCALAR);
        for (int i = 0; i < SCALAR; i++) {
            little[i] = big[SCALAR - 1 - i];
        }
        ByteBuffer read = ByteBuffer.wrap(little).order(ByteOrder.LITTLE_ENDIAN);
        while (read.hasRemaining()) {
            words.putLong(read.getLong());
        }
        addBytes(what + ", big-endian", big);
        addBytes(what + ", little-endian", little);
        addBytes(what + ", by words", words.array());
        add(what + ", decimal", number.toString().getBytes(StandardCharsets.US_ASCII));
    }

    /** Adds bytes: as they are, in hexadecimal and in Base64. */
    void addBytes(String what, byte[] bytes) {
        add(what, bytes);
        HexFormat hex = HexFormat.of();
        add(what + ", hex", hex.formatHex(bytes).getBytes(StandardCharsets.US_ASCII));
        add(what + ", HEX", hex.withUpperCase().formatHex(bytes).getBytes(StandardCharsets.US_ASCII));
        add(what + ", Base64", Base64.getEncoder().withoutPadding().encode(bytes));
        add(what + ", Base64url", Base64.getUrlEncoder().withoutPadding().encode(bytes));
    }

    private void add(String what, byte[] bytes) {
        if (bytes.length < KEY || bytes.length > LONGEST) {
            throw new IllegalArgumentException(what);
        }
        long key = ByteBuffer.wrap(bytes).getLong();
        patterns.computeIfAbsent(key, none -> new ArrayList<>()).add(new Pattern(what, bytes));
        int slot = slot(key);
        filter[slot >>> 6] |= 1L << slot;
    }

    private static int slot(long key) {
        return (int) ((key * 0x9E3779B97F4A7C15L) >>> 42);
    }

    int size() {
        return patterns.values().stream().mapToInt(List::size).sum();
    }

    /** Returns what of all this stands in a file. */
    Set<String> in(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in(in);
        }
    }

    /** Returns what of all this stands in {@code bytes}. */
    Set<String> in(byte[] bytes) {
        Set<String> found = new TreeSet<>();
        search(bytes, bytes.length, bytes.length, found);
        return found;
    }

    private Set<String> in(InputStream in) throws IOException {
        Set<String> found = new TreeSet<>();
        byte[] window = new byte[CHUNK + LONGEST];
        int kept = 0;
        while (true) {
            int read = in.readNBytes(window, kept, CHUNK);
            int length = kept + read;
            boolean last = read < CHUNK;
            int starts = last ? length : length - LONGEST;
            search(window, length, starts, found);
            if (last) {
                return found;
            }
            kept = length - starts;
            System.arraycopy(window, starts, window, 0, kept);
        }
    }

    private void search(byte[] bytes, int length, int starts, Set<String> found) {
        long key = 0;
        for (int end = 0; end < length; end++) {
            key = (key << Byte.SIZE) | (bytes[end] & 0xff);
            int start = end - KEY + 1;
            if (start >= starts) {
                return;
            }
            int slot = slot(key);
            if (start < 0 || (filter[slot >>> 6] & (1L << slot)) == 0) {
                continue;
            }
            for (Pattern pattern : patterns.getOrDefault(key, List.of())) {
                if (matches(pattern.bytes, bytes, start, length)) {
                    found.add(pattern.what);
                }
            }
        }
    }

    private static boolean matches(byte[] pattern, byte[] bytes, int start, int length) {
        return start + pattern.length <= length
                && java.util.Arrays.equals(pattern, 0, pattern.length, bytes, start, start + pattern.length);
    }
}
