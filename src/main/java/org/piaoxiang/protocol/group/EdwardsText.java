package org.piaoxiang.protocol.group;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The text of a point (Belenios specification 3.3.0, section 5.2.1, "compress"): y, with the lowest bit of x as bit 255, as
 * 64 lower-case hexadecimal digits, most significant first. It is the encoding of RFC 8032, section 5.1.2, with its
 * bytes in reverse.
 */
final class EdwardsText {
    private static final int DIGITS = 64;
    private static final HexFormat HEX = HexFormat.of();

    private EdwardsText() {}

    /** Reads a point of the prime-order subgroup. */
    static Decoding read(String text) {
        if (text.length() != DIGITS) {
            return new Decoding.Refused("not 64 characters long");
        }
        for (int i = 0; i < DIGITS; i++) {
            char digit = text.charAt(i);
            if (!HexFormat.isHexDigit(digit) || Character.isUpperCase(digit)) {
                return new Decoding.Refused("not in lower-case hexadecimal digits");
            }
        }
        long[] words = new long[4];
        for (int i = 0; i < words.length; i++) {
            words[3 - i] = HexFormat.fromHexDigitsToLong(text, 16 * i, 16 * (i + 1));
        }
        int sign = (int) (words[3] >>> 63);
        long[] y = FieldRoots25519.ofWords(words);
        if (FieldRoots25519.words(y)[0] != words[0]) {
            return new Decoding.Refused("y is not below p");
        }
        return read(text, y, sign);
    }

    private static Decoding read(String text, long[] y, int sign) {
        Optional<long[]> root = xOf(y);
        if (root.isEmpty()) {
            return new Decoding.Refused("no point of the curve has this y");
        }
        long[] x = root.get();
        if (Field25519.isZero(x) && sign == 1) {
            return new Decoding.Refused("x is zero but has a sign");
        }
        if (Field25519.parity(x) != sign) {
            Field25519.negate(x, x);
        }
        EdwardsElement element = new EdwardsElement(EdwardsPoint.affine(x, y), text);
        if (!element.comb().isInSubgroup()) {
            return new Decoding.Refused("outside the subgroup of prime order");
        }
        return new Decoding.Member(element);
    }

    /** Returns one of the two x that belong to y: x² = (y² − 1) / (d·y² + 1). */
    private static Optional<long[]> xOf(long[] y) {
        long[] u = Field25519.zero();
        long[] v = Field25519.zero();
        long[] one = Field25519.small(1);
        Field25519.square(u, y);
        Field25519.multiply(v, u, EdwardsPoint.D);
        Field25519.subtract(u, u, one);
        Field25519.add(v, v, one);
        long[] x = Field25519.zero();
        return FieldRoots25519.rootOfRatio(x, u, v) ? Optional.of(x) : Optional.empty();
    }

    /** Returns the text of a point, given the inverse of its Z. */
    static String write(EdwardsPoint point, long[] inverseOfZ) {
        long[] x = Field25519.zero();
        long[] y = Field25519.zero();
        Field25519.multiply(x, point.x(), inverseOfZ);
        Field25519.multiply(y, point.y(), inverseOfZ);
        long[] words = FieldRoots25519.words(y);
        words[3] |= (long) Field25519.parity(x) << 63;
        StringBuilder text = new StringBuilder(DIGITS);
        for (int i = words.length - 1; i >= 0; i--) {
            text.append(HEX.toHexDigits(words[i]));
        }
        return text.toString();
    }

    /** Returns the texts of many elements with one inversion for all (P. L. Montgomery's simultaneous inversion). */
    static List<String> write(List<EdwardsElement> elements) {
        List<EdwardsElement> unknown = new ArrayList<>();
        List<EdwardsPoint> points = new ArrayList<>();
        for (EdwardsElement element : elements) {
            if (element.textIfKnown() == null) {
                unknown.add(element);
                points.add(element.point());
            }
        }
        long[][] inverses = invertAll(points);
        for (int i = 0; i < inverses.length; i++) {
            unknown.get(i).remember(write(points.get(i), inverses[i]));
        }
        return elements.stream().map(EdwardsElement::encoded).toList();
    }

    /** Returns the inverses of the points' Z. */
    static long[][] invertAll(List<EdwardsPoint> points) {
        long[][] inverses = new long[points.size()][];
        long[] running = Field25519.small(1);
        for (int i = 0; i < inverses.length; i++) {
            inverses[i] = running.clone();
            Field25519.multiply(running, running, points.get(i).z());
        }
        FieldRoots25519.invert(running, running);
        for (int i = inverses.length - 1; i >= 0; i--) {
            Field25519.multiply(inverses[i], inverses[i], running);
            Field25519.multiply(running, running, points.get(i).z());
        }
        return inverses;
    }

    /** Orders two texts as their bytes in RFC 8032 are ordered, whose first byte is the last of the text. */
    static int compare(String a, String b) {
        for (int at = DIGITS - 2; at >= 0; at -= 2) {
            int order = a.substring(at, at + 2).compareTo(b.substring(at, at + 2));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** Returns the text of a number below 2^256. */
    static String digits(BigInteger number) {
        String digits = number.toString(16);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }

    /** Returns the point, perhaps outside the subgroup, with this y below p and an even x; empty where there is none. */
    static Optional<EdwardsPoint> pointOfEvenX(BigInteger y) {
        long[] limbs = FieldRoots25519.of(y);
        return xOf(limbs).map(x -> {
            if (Field25519.parity(x) != 0) {
                Field25519.negate(x, x);
            }
            return EdwardsPoint.affine(x, limbs);
        });
    }

    /** Returns the member that a number stands for; for constants, where anything else is a bug. */
    static EdwardsElement constant(BigInteger y) {
        String text = digits(y);
        if (read(text) instanceof Decoding.Member(EdwardsElement element)) {
            return element;
        }
        throw new IllegalArgumentException("not a member: " + text);
    }
}
