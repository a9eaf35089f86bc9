package org.piaoxiang.protocol.group;

import java.util.List;

/** A base for a few powers of one point of the Edwards curve. */
final class EdwardsComb extends Comb<EdwardsTerm> {
    private static final byte[] ORDER_DIGITS = SignedDigits.sliding(EdwardsPowers.ORDER, WINDOW);

    EdwardsComb(EdwardsElement element) {
        super(element, new EdwardsSum(element.point()));
    }

    /** Tells whether the point is of order q or 1: whether its q-th power is neutral. */
    boolean isInSubgroup() {
        EdwardsSum power = new EdwardsSum();
        addAll(power, List.of(new Power<>(this, ORDER_DIGITS)));
        return power.point().isIdentity();
    }
}
