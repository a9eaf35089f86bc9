package org.piaoxiang.protocol.group;

import java.math.BigInteger;

/**
 * A running point on −x² + y² = 1 + d·x²·y² in extended coordinates (X:Y:Z:T), x = X/Z, y = Y/Z, x·y = T/Z. Mutable, for
 * one thread.
 *
 * <p>Formulas: H. Hisil, K. K.-H. Wong, G. Carter, E. Dawson, "Twisted Edwards Curves Revisited" (ASIACRYPT 2008); RFC
 * 8032, section 5.1.4. Since −1 is a square and d is not, they are complete: no pair of points is special, so no branch
 * and no index depends on a coordinate.
 */
final class EdwardsPoint {
    /** −121665/121666. */
    static final long[] D = FieldRoots25519.of(BigInteger.valueOf(-121665)
            .multiply(BigInteger.valueOf(121666).modInverse(FieldRoots25519.P))
            .mod(FieldRoots25519.P));

    final long[] x = Field25519.zero();
    final long[] y = Field25519.small(1);
    final long[] z = Field25519.small(1);
    final long[] t = Field25519.zero();

    private final long[] a = Field25519.zero();
    private final long[] b = Field25519.zero();
    private final long[] c = Field25519.zero();
    private final long[] d = Field25519.zero();
    private final long[] e = Field25519.zero();
    private final long[] f = Field25519.zero();
    private final long[] g = Field25519.zero();
    private final long[] h = Field25519.zero();

    /** Makes the neutral element, (0, 1). */
    EdwardsPoint() {}

    /** Makes another holder of the same point. */
    EdwardsPoint(EdwardsPoint other) {
        set(other);
    }

    /** Makes a point from its affine coordinates, which must be on the curve. */
    static EdwardsPoint affine(long[] x, long[] y) {
        EdwardsPoint point = new EdwardsPoint();
        Field25519.copy(point.x, x);
        Field25519.copy(point.y, y);
        Field25519.multiply(point.t, x, y);
        return point;
    }

    void set(EdwardsPoint other) {
        Field25519.copy(x, other.x);
        Field25519.copy(y, other.y);
        Field25519.copy(z, other.z);
        Field25519.copy(t, other.t);
    }

    void negate() {
        Field25519.negate(x, x);
        Field25519.negate(t, t);
    }

    /** Doubles; leaves T stale unless {@code withT}, which is fine if the next step doubles again. */
    void twice(boolean withT) {
        Field25519.square(a, x);
        Field25519.square(b, y);
        Field25519.square(c, z);
        Field25519.squareSum(d, x, y);
        // E, F, G, H of the formula, all negated: only products of two of them follow.
        Field25519.butterfly(h, g, a, b);
        Field25519.subtract(e, h, d);
        Field25519.add(f, c, c);
        Field25519.add(f, f, g);
        Field25519.multiply(x, e, f);
        Field25519.multiply(y, g, h);
        Field25519.multiply(z, f, g);
        if (withT) {
            Field25519.multiply(t, e, h);
        }
    }

    /** Doubles {@code times} times, at least once. */
    void twice(int times) {
        for (int i = 1; i < times; i++) {
            twice(false);
        }
        twice(true);
    }

    void add(EdwardsTerm term) {
        Field25519.multiply(d, z, term.twiceZ);
        combine(term.sum, term.difference, term.product);
        finish(f, g);
    }

    void subtract(EdwardsTerm term) {
        Field25519.multiply(d, z, term.twiceZ);
        combine(term.difference, term.sum, term.product);
        finish(g, f);
    }

    /** Adds a term whose Z is 1. */
    void addAffine(EdwardsTerm term) {
        Field25519.add(d, z, z);
        combine(term.sum, term.difference, term.product);
        finish(f, g);
    }

    /** Subtracts a term whose Z is 1. */
    void subtractAffine(EdwardsTerm term) {
        Field25519.add(d, z, z);
        combine(term.difference, term.sum, term.product);
        finish(g, f);
    }

    private void combine(long[] onB, long[] onA, long[] onT) {
        Field25519.multiplyDifference(a, y, x, onA);
        Field25519.multiplySum(b, y, x, onB);
        Field25519.multiply(c, t, onT);
        Field25519.butterfly(h, e, b, a);
    }

    /** Ends an addition; a subtraction differs in the sign of c, that is, in which of the two is D − C. */
    private void finish(long[] minus, long[] plus) {
        Field25519.butterfly(plus, minus, d, c);
        Field25519.multiply(x, e, f);
        Field25519.multiply(y, g, h);
        Field25519.multiply(t, e, h);
        Field25519.multiply(z, f, g);
    }

    /** Tells whether this is (0, 1); in variable time. */
    boolean isIdentity() {
        return Field25519.isZero(x) && Field25519.areEqual(y, z);
    }

    /** Tells whether both are the same point, without an inversion; in variable time. */
    boolean sameAs(EdwardsPoint other) {
        return crossEqual(x, z, other.x, other.z) && crossEqual(y, z, other.y, other.z);
    }

    private static boolean crossEqual(long[] a, long[] za, long[] b, long[] zb) {
        long[] left = Field25519.zero();
        long[] right = Field25519.zero();
        Field25519.multiply(left, a, zb);
        Field25519.multiply(right, b, za);
        return Field25519.areEqual(left, right);
    }
}
