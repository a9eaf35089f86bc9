package org.piaoxiang.protocol.group;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Products of powers of public points in variable time: joint doublings, then additions from large tables. */
final class Sm2Powers {
    /** n of GB/T 32918.5. */
    static final BigInteger ORDER =
            new BigInteger("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123", 16);

    private static final BigInteger HALF = ORDER.shiftRight(1);

    private Sm2Powers() {}

    /** A base and the exponent it is raised to. */
    record Power(Base base, BigInteger exponent) {}

    /** Returns the product of powers; exponents are in 0 .. n − 1. */
    static Sm2Point product(List<Power> powers) {
        Sm2Sum sum = new Sm2Sum();
        List<Comb.Power<Sm2Term>> combs = new ArrayList<>(powers.size());
        for (Power power : powers) {
            if (!(power.base instanceof Sm2Table)) {
                collect(combs, power.base, sliding(power.exponent));
            }
        }
        Comb.addAll(sum, combs);
        for (Power power : powers) {
            if (power.base instanceof Sm2Table table) {
                table.add(sum, shorter(power.exponent), isNegated(power.exponent));
            }
        }
        return sum.point();
    }

    /** Returns the product of very many points, each to its exponent in 0 .. n − 1. */
    static Sm2Point product(List<Sm2Point> points, List<BigInteger> exponents) {
        List<Sm2Term> terms = new ArrayList<>(points.size());
        List<BigInteger> shorter = new ArrayList<>(points.size());
        for (int i = 0; i < points.size(); i++) {
            Sm2Point point = points.get(i);
            BigInteger exponent = exponents.get(i);
            terms.add(new Sm2Term(isNegated(exponent) ? point.negated() : point));
            shorter.add(shorter(exponent));
        }
        Sm2Sum product = new Sm2Sum();
        Buckets.addAll(product, Sm2Sum::new, terms, shorter);
        return product.point();
    }

    private static byte[] sliding(BigInteger exponent) {
        byte[] digits = SignedDigits.sliding(shorter(exponent), Comb.WINDOW);
        if (isNegated(exponent)) {
            for (int i = 0; i < digits.length; i++) {
                digits[i] = (byte) -digits[i];
            }
        }
        return digits;
    }

    /** Returns the exponent or its negative mod n, whichever is below 2^255: signed digits have no room for more. */
    private static BigInteger shorter(BigInteger exponent) {
        return isNegated(exponent) ? ORDER.subtract(exponent) : exponent;
    }

    private static boolean isNegated(BigInteger exponent) {
        return exponent.compareTo(HALF) > 0;
    }

    private static void collect(List<Comb.Power<Sm2Term>> combs, Base base, byte[] digits) {
        switch (base) {
            case Sm2Comb comb -> combs.add(new Comb.Power<>(comb, digits));
            case JointComb joint -> joint.factors().forEach(factor -> collect(combs, factor, digits));
            default -> throw new IllegalArgumentException("a base of another group");
        }
    }
}
