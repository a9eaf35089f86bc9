package org.piaoxiang.verifier.forgery;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.piaoxiang.protocol.group.Decoding;
import org.piaoxiang.protocol.group.ModularGroup;
import org.piaoxiang.protocol.group.Sm2Group;

/** Texts that look like elements of a group and must not be taken for one. */
final class Strays {
    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger D = BigInteger.valueOf(-121665)
            .multiply(BigInteger.valueOf(121666).modInverse(P))
            .mod(P);
    private static final String ORDER_8_A = "05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826";
    private static final String ORDER_8_B = "7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7";

    private static final String SM2_P = "fffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffff";

    private Strays() {}

    /** Returns strays near the element written {@code text}, by what is wrong with them. */
    static Map<String, String> near(Poll poll, String text) {
        return switch (poll.group) {
            case ModularGroup group -> modular(group, text);
            case Sm2Group _ -> sm2(text);
            default -> curve(text);
        };
    }

    /** Returns a stray that differs from the element of a curve as little as possible. */
    static String nearest(Poll poll, String text) {
        return poll.group instanceof Sm2Group
                ? text.toUpperCase(Locale.ROOT).replaceFirst("^0[23]", "04")
                : withTorsion(text);
    }

    static String identity(Poll poll) {
        return poll.group.identity().encoded();
    }

    private static Map<String, String> curve(String text) {
        Map<String, String> strays = new LinkedHashMap<>();
        BigInteger minusOne = P.subtract(BigInteger.ONE);
        strays.put("the identity", hex(BigInteger.ONE));
        strays.put("the point of order 2", hex(minusOne));
        strays.put("a point of order 4", hex(BigInteger.ZERO));
        strays.put("the other point of order 4", hex(BigInteger.ZERO.setBit(255)));
        strays.put("a point of order 8", ORDER_8_A);
        strays.put("a second point of order 8", "8" + ORDER_8_A.substring(1));
        strays.put("a third point of order 8", ORDER_8_B);
        strays.put("a fourth point of order 8", "f" + ORDER_8_B.substring(1));
        strays.put("a point with torsion", withTorsion(text));
        strays.put("a y off the curve", hex(offCurve()));
        strays.put("the identity with y above p", hex(P.add(BigInteger.ONE)));
        strays.put("y equal to p", hex(P));
        strays.put("the largest y", hex(BigInteger.TWO.pow(255).subtract(BigInteger.ONE)));
        strays.put("the identity with a sign", hex(BigInteger.ONE.setBit(255)));
        strays.put("the point of order 2 with a sign", hex(minusOne.setBit(255)));
        strays.put("upper-case digits", text.toUpperCase(Locale.ROOT));
        strays.put("a digit missing", text.substring(1));
        strays.put("a digit too many", "0" + text);
        strays.put("a prefix 0x", "0x" + text.substring(2));
        strays.put("a space behind", text.substring(0, 63) + " ");
        strays.put("a full-width digit", "\uff10" + text.substring(1));
        strays.put("no text", "");
        return strays;
    }

    private static Map<String, String> sm2(String text) {
        String x = text.substring(2);
        String prefix = text.substring(0, 2);
        Map<String, String> strays = new LinkedHashMap<>();
        strays.put("the identity", "0".repeat(66));
        strays.put("an x off the curve", offSm2(prefix));
        strays.put("x equal to p", prefix + SM2_P);
        strays.put("an x above p that fits modulo p", prefix + aboveSm2());
        strays.put("the largest x", prefix + "f".repeat(64));
        strays.put("an uncompressed point", "04" + x + x);
        strays.put("a prefix 00", "00" + x);
        strays.put("a prefix 04", "04" + x);
        strays.put("a prefix without x", prefix);
        strays.put("the identity of one byte", "00");
        strays.put("upper-case digits", prefix + "ABCDEF" + x.substring(6));
        strays.put("a digit missing", text.substring(1));
        strays.put("a digit too many", "0" + text);
        strays.put("a prefix 0x", "0x" + text.substring(2));
        strays.put("a space behind", text.substring(0, 65) + " ");
        strays.put("a full-width digit", text.substring(0, 65) + "\uff10");
        strays.put("no text", "");
        return strays;
    }

    private static String offSm2(String prefix) {
        return Stream.iterate(BigInteger.ONE, BigInteger.ONE::add)
                .map(x -> prefix + String.format(Locale.ROOT, "%064x", x))
                .filter(text -> Sm2Group.SM2.decode(text) instanceof Decoding.Refused)
                .findFirst()
                .orElseThrow();
    }

    private static String aboveSm2() {
        BigInteger p = new BigInteger(SM2_P, 16);
        return Stream.iterate(BigInteger.ONE, BigInteger.ONE::add)
                .filter(x ->
                        Sm2Group.SM2.decode("02" + String.format(Locale.ROOT, "%064x", x)) instanceof Decoding.Member)
                .map(x -> p.add(x).toString(16))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> modular(ModularGroup group, String text) {
        BigInteger p = group.prime();
        Map<String, String> strays = new LinkedHashMap<>();
        strays.put("the identity", "1");
        strays.put("zero", "0");
        strays.put("two, outside the subgroup", "2");
        strays.put("p minus 1, of order 2", p.subtract(BigInteger.ONE).toString());
        strays.put("its negative modulo p", p.subtract(new BigInteger(text)).toString());
        strays.put("p", p.toString());
        strays.put("itself plus p", p.add(new BigInteger(text)).toString());
        strays.put("a leading zero", "0" + text);
        strays.put("a plus sign", "+" + text);
        strays.put("a minus sign", "-" + text);
        strays.put("hexadecimal digits", new BigInteger(text).toString(16));
        strays.put("a space before", " " + text);
        strays.put("a full-width digit", text.substring(0, text.length() - 1) + "\uff11");
        strays.put("no text", "");
        return strays;
    }

    /** Adds the point of order 2: (x, y) becomes (−x, −y). */
    static String withTorsion(String text) {
        BigInteger number = new BigInteger(text, 16);
        BigInteger y = P.subtract(number.clearBit(255));
        return hex(number.testBit(255) ? y : y.setBit(255));
    }

    private static BigInteger offCurve() {
        for (BigInteger y = BigInteger.TWO; ; y = y.add(BigInteger.ONE)) {
            BigInteger yy = y.multiply(y).mod(P);
            BigInteger xx = yy.subtract(BigInteger.ONE)
                    .multiply(D.multiply(yy).add(BigInteger.ONE).modInverse(P))
                    .mod(P);
            if (xx.modPow(P.shiftRight(1), P).equals(P.subtract(BigInteger.ONE))) {
                return y;
            }
        }
    }

    private static String hex(BigInteger number) {
        String digits = number.toString(16);
        return "0".repeat(64 - digits.length()) + digits;
    }
}
