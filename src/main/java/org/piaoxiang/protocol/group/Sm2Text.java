package org.piaoxiang.protocol.group;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The text of a point (docs/protocol.md, The SM2 suite): the compressed form of SEC 1, section 2.3.3, as 66 lower-case
 * hexadecimal digits, {@code 02} or {@code 03} for an even or odd y and then x; 66 zeros for the neutral point.
 */
final class Sm2Text {
    private static final int DIGITS = 66;
    private static final String EVEN = "02";
    private static final String ODD = "03";
    private static final String NEUTRAL = "0".repeat(DIGITS);
    private static final HexFormat HEX = HexFormat.of();
    private static final long[] B = FieldRootsSm2.of(Sm2Point.B);
    private static final long[] P_WORDS = {
        FieldRootsSm2.P.longValue(),
        FieldRootsSm2.P.shiftRight(64).longValue(),
        FieldRootsSm2.P.shiftRight(128).longValue(),
        FieldRootsSm2.P.shiftRight(192).longValue()
    };

    private Sm2Text() {}

    /** Reads a point of the curve, whose group of points has prime order. */
    static Decoding read(String text) {
        if (text.length() != DIGITS) {
            return new Decoding.Refused("not 66 characters long");
        }
        for (int i = 0; i < DIGITS; i++) {
            char digit = text.charAt(i);
            if (!HexFormat.isHexDigit(digit) || Character.isUpperCase(digit)) {
                return new Decoding.Refused("not in lower-case hexadecimal digits");
            }
        }
        if (text.equals(NEUTRAL)) {
            return new Decoding.Member(new Sm2Element(Sm2Point.NEUTRAL, text));
        }
        boolean odd = text.startsWith(ODD);
        if (!odd && !text.startsWith(EVEN)) {
            return new Decoding.Refused("not a compressed point");
        }
        long[] words = new long[4];
        for (int i = 0; i < words.length; i++) {
            words[3 - i] = HexFormat.fromHexDigitsToLong(text, 2 + 16 * i, 18 + 16 * i);
        }
        if (!isBelowP(words)) {
            return new Decoding.Refused("x is not below p");
        }
        return point(FieldRootsSm2.ofWords(words), odd ? 1 : 0)
                .<Decoding>map(point -> new Decoding.Member(new Sm2Element(point, text)))
                .orElseGet(() -> new Decoding.Refused("no point of the curve has this x"));
    }

    /** Returns the point with this x below p and an even y; empty where there is none. */
    static Optional<Sm2Point> pointOfEvenY(BigInteger x) {
        return point(FieldRootsSm2.of(x), 0);
    }

    /** No point has y = 0, since the number of points is odd; so there are always two to choose between. */
    private static Optional<Sm2Point> point(long[] x, int parity) {
        long[] square = FieldSm2.zero();
        FieldSm2.square(square, x);
        FieldSm2.multiply(square, square, x);
        FieldSm2.subtractTimes(square, square, x, 3);
        FieldSm2.add(square, square, B);
        long[] y = FieldSm2.zero();
        if (!FieldRootsSm2.root(y, square)) {
            return Optional.empty();
        }
        if (FieldRootsSm2.parity(y) != parity) {
            FieldSm2.negate(y, y);
        }
        return Optional.of(Sm2Point.affine(x, y));
    }

    private static boolean isBelowP(long[] words) {
        for (int i = words.length - 1; i >= 0; i--) {
            int order = Long.compareUnsigned(words[i], P_WORDS[i]);
            if (order != 0) {
                return order < 0;
            }
        }
        return false;
    }

    /** Returns the text of a point. */
    static String write(Sm2Point point) {
        return writeAffine(affine(List.of(point)).getFirst());
    }

    private static String writeAffine(Sm2Point point) {
        if (point.isNeutral()) {
            return NEUTRAL;
        }
        long[] words = FieldRootsSm2.words(point.x());
        StringBuilder text = new StringBuilder(DIGITS);
        text.append(FieldRootsSm2.parity(point.y()) == 0 ? EVEN : ODD);
        for (int i = words.length - 1; i >= 0; i--) {
            text.append(HEX.toHexDigits(words[i]));
        }
        return text.toString();
    }

    /** Returns the texts of many elements with one inversion for all. */
    static List<String> write(List<Sm2Element> elements) {
        List<Sm2Element> unknown = new ArrayList<>();
        List<Sm2Point> points = new ArrayList<>();
        for (Sm2Element element : elements) {
            if (element.textIfKnown() == null) {
                unknown.add(element);
                points.add(element.point());
            }
        }
        List<Sm2Point> affine = affine(points);
        for (int i = 0; i < affine.size(); i++) {
            unknown.get(i).remember(writeAffine(affine.get(i)));
        }
        return elements.stream().map(Sm2Element::encoded).toList();
    }

    /**
     * Returns the same points with Z = 1, but for neutral ones, by one inversion for all (P. L. Montgomery's simultaneous
     * inversion).
     */
    static List<Sm2Point> affine(List<Sm2Point> points) {
        List<long[]> before = new ArrayList<>(points.size());
        long[] running = FieldRootsSm2.ONE.clone();
        for (Sm2Point point : points) {
            before.add(running.clone());
            if (!point.isNeutral()) {
                FieldSm2.multiply(running, running, point.z());
            }
        }
        FieldRootsSm2.invert(running, running);
        List<Sm2Point> affine = new ArrayList<>(points);
        for (int i = affine.size() - 1; i >= 0; i--) {
            Sm2Point point = points.get(i);
            if (!point.isNeutral()) {
                FieldSm2.multiply(before.get(i), before.get(i), running);
                FieldSm2.multiply(running, running, point.z());
                affine.set(i, divided(point, before.get(i)));
            }
        }
        return affine;
    }

    private static Sm2Point divided(Sm2Point point, long[] inverseOfZ) {
        long[] power = FieldSm2.zero();
        long[] x = FieldSm2.zero();
        long[] y = FieldSm2.zero();
        FieldSm2.square(power, inverseOfZ);
        FieldSm2.multiply(x, point.x(), power);
        FieldSm2.multiply(power, power, inverseOfZ);
        FieldSm2.multiply(y, point.y(), power);
        return Sm2Point.affine(x, y);
    }
}
