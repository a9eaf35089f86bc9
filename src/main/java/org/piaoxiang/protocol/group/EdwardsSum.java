package org.piaoxiang.protocol.group;

/**
 * A running point, in the coordinates of {@link EdwardsPoint}, to which others are added. Mutable, for one thread.
 *
 * <p>Formulas: H. Hisil, K. K.-H. Wong, G. Carter, E. Dawson, "Twisted Edwards Curves Revisited" (ASIACRYPT 2008); RFC
 * 8032, section 5.1.4. Since −1 is a square and d is not, they are complete: no pair of points is special, so no branch
 * and no index depends on a coordinate.
 */
final class EdwardsSum implements CurveSum<EdwardsTerm> {
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
    EdwardsSum() {}

    /** Starts from a point. */
    EdwardsSum(EdwardsPoint point) {
        set(point);
    }

    void set(EdwardsPoint point) {
        Field25519.copy(x, point.x());
        Field25519.copy(y, point.y());
        Field25519.copy(z, point.z());
        Field25519.copy(t, point.t());
    }

    /** Returns the point that is reached. */
    EdwardsPoint point() {
        return new EdwardsPoint(x.clone(), y.clone(), z.clone(), t.clone());
    }

    @Override
    public CurveSum<EdwardsTerm> copy() {
        return new EdwardsSum(point());
    }

    @Override
    public EdwardsTerm term() {
        return new EdwardsTerm(this);
    }

    /** Doubles; leaves T stale unless {@code last}, which is fine if the next step doubles again. */
    @Override
    public void twice(boolean last) {
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
        if (last) {
            Field25519.multiply(t, e, h);
        }
    }

    @Override
    public void add(EdwardsTerm term) {
        Field25519.multiply(d, z, term.twiceZ);
        combine(term.sum, term.difference, term.product);
        finish(f, g);
    }

    @Override
    public void subtract(EdwardsTerm term) {
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
}
