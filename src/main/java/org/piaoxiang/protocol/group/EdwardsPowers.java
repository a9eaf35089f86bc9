package org.piaoxiang.protocol.group;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Products of powers of public points in variable time: joint doublings, then additions from large tables. */
final class EdwardsPowers {
    /** q = 2^252 + 27742317777372353535851937790883648493 (RFC 8032, section 5.1). */
    static final BigInteger ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    private EdwardsPowers() {}

    /** A base and the exponent it is raised to. */
    record Power(Base base, BigInteger exponent) {}

    /** Returns the product of powers; exponents are in 0 .. 2^253 − 1. */
    static EdwardsPoint product(List<Power> powers) {
        EdwardsSum sum = new EdwardsSum();
        List<Comb.Power<EdwardsTerm>> combs = new ArrayList<>(powers.size());
        for (Power power : powers) {
            if (!(power.base instanceof EdwardsTable)) {
                collect(combs, power.base, SignedDigits.sliding(power.exponent, Comb.WINDOW));
            }
        }
        Comb.addAll(sum, combs);
        for (Power power : powers) {
            if (power.base instanceof EdwardsTable table) {
                table.add(sum, power.exponent);
            }
        }
        return sum.point();
    }

    private static void collect(List<Comb.Power<EdwardsTerm>> combs, Base base, byte[] digits) {
        switch (base) {
            case EdwardsComb comb -> combs.add(new Comb.Power<>(comb, digits));
            case JointComb joint -> joint.factors().forEach(factor -> collect(combs, factor, digits));
            default -> throw new IllegalArgumentException("a base of another group");
        }
    }
}
