package org.piaoxiang.protocol.group;

/**
 * A running point, in the coordinates of {@link Sm2Point}, to which others are added. Mutable, for one thread; for public
 * points only: equal, opposite and neutral points take paths of their own.
 *
 * <p>Formulas: D. J. Bernstein, T. Lange, Explicit-Formulas Database, Jacobian coordinates with a = −3; H. Cohen, A. Miyaji,
 * T. Ono, "Efficient Elliptic Curve Exponentiation Using Mixed Coordinates" (ASIACRYPT '98). Coordinates reached are sums of at
 * most nine tight elements.
 */
final class Sm2Sum implements CurveSum<Sm2Term> {
    private final long[] x = FieldSm2.zero();
    private final long[] y = FieldSm2.zero();
    private final long[] z = FieldSm2.zero();
    private boolean neutral;

    private final long[] a = FieldSm2.zero();
    private final long[] b = FieldSm2.zero();
    private final long[] c = FieldSm2.zero();
    private final long[] d = FieldSm2.zero();
    private final long[] e = FieldSm2.zero();
    private final long[] f = FieldSm2.zero();

    /** Makes the neutral point. */
    Sm2Sum() {
        neutral = true;
    }

    /** Starts from a point. */
    Sm2Sum(Sm2Point point) {
        set(point.x(), point.y(), point.z(), point.isNeutral());
    }

    /** Returns the point that is reached. */
    Sm2Point point() {
        return neutral ? Sm2Point.NEUTRAL : new Sm2Point(x.clone(), y.clone(), z.clone());
    }

    @Override
    public CurveSum<Sm2Term> copy() {
        return new Sm2Sum(point());
    }

    @Override
    public Sm2Term term() {
        return new Sm2Term(point());
    }

    @Override
    public void twice(boolean last) {
        if (neutral) {
            return;
        }
        FieldSm2.square(a, z);
        FieldSm2.square(b, y);
        FieldSm2.multiply(c, x, b);
        FieldSm2.subtract(d, x, a);
        FieldSm2.add(e, x, a);
        FieldSm2.multiply(d, d, e);
        FieldSm2.times(d, d, 3);
        FieldSm2.add(e, y, z);
        FieldSm2.square(z, e);
        FieldSm2.subtract(z, z, b);
        FieldSm2.subtract(z, z, a);
        FieldSm2.square(x, d);
        FieldSm2.subtractTimes(x, x, c, 8);
        FieldSm2.times(c, c, 4);
        FieldSm2.subtract(c, c, x);
        FieldSm2.multiply(y, d, c);
        FieldSm2.square(b, b);
        FieldSm2.subtractTimes(y, y, b, 8);
    }

    @Override
    public void add(Sm2Term term) {
        add(term, term.y);
    }

    @Override
    public void subtract(Sm2Term term) {
        FieldSm2.negate(f, term.y);
        add(term, f);
    }

    private void add(Sm2Term term, long[] termY) {
        if (term.neutral) {
            return;
        }
        if (neutral) {
            set(term.x, termY, term.z, false);
            return;
        }
        if (term.affine) {
            addAffine(term.x, termY);
            return;
        }
        FieldSm2.square(a, z);
        FieldSm2.multiply(b, a, z);
        FieldSm2.multiply(z, z, term.z);
        FieldSm2.multiply(a, a, term.x);
        FieldSm2.multiply(b, b, termY);
        FieldSm2.multiply(x, x, term.zSquared);
        FieldSm2.multiply(y, y, term.zCubed);
        finish(term.x, termY, term.z);
    }

    /** Adds the point with these affine coordinates, which is not neutral. */
    void addAffine(long[] otherX, long[] otherY) {
        if (neutral) {
            set(otherX, otherY, FieldRootsSm2.ONE, false);
            return;
        }
        FieldSm2.square(a, z);
        FieldSm2.multiply(b, a, z);
        FieldSm2.multiply(a, a, otherX);
        FieldSm2.multiply(b, b, otherY);
        finish(otherX, otherY, FieldRootsSm2.ONE);
    }

    /** Subtracts the point with these affine coordinates, which is not neutral. */
    void subtractAffine(long[] otherX, long[] otherY) {
        FieldSm2.negate(f, otherY);
        addAffine(otherX, f);
    }

    /**
     * Ends an addition. Both points have been brought to the same Z: this is (x, y), the other (a, b), and z is the product
     * of both Z. Where they are the same point it is doubled from its own coordinates.
     */
    private void finish(long[] otherX, long[] otherY, long[] otherZ) {
        FieldSm2.subtract(a, a, x);
        FieldSm2.subtract(b, b, y);
        if (FieldSm2.mayBeZero(a) && FieldSm2.isZero(a)) {
            if (FieldSm2.isZero(b)) {
                set(otherX, otherY, otherZ, false);
                twice(true);
            } else {
                neutral = true;
            }
            return;
        }
        FieldSm2.multiply(z, z, a);
        FieldSm2.square(c, a);
        FieldSm2.multiply(a, a, c);
        FieldSm2.multiply(c, c, x);
        FieldSm2.multiply(d, y, a);
        FieldSm2.square(x, b);
        FieldSm2.subtract(x, x, a);
        FieldSm2.subtractTimes(x, x, c, 2);
        FieldSm2.subtract(c, c, x);
        FieldSm2.multiply(y, b, c);
        FieldSm2.subtract(y, y, d);
    }

    private void set(long[] newX, long[] newY, long[] newZ, boolean newNeutral) {
        FieldSm2.copy(x, newX);
        FieldSm2.copy(y, newY);
        FieldSm2.copy(z, newZ);
        neutral = newNeutral;
    }
}
