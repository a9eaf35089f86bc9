package org.piaoxiang.protocol.group;

import java.util.List;

/**
 * A running point in homogeneous coordinates (X:Y:Z), x = X/Z, y = Y/Z, neutral (0:1:0), in constant time. Mutable, for one
 * thread.
 *
 * <p>Formulas: J. Renes, C. Costello, L. Batina, "Complete addition formulas for prime order elliptic curves" (EUROCRYPT 2016),
 * algorithms 4 and 6. They are complete: no pair of points is special, so no branch and no index depends on a coordinate.
 * Coordinates reached are sums of at most four tight elements.
 */
final class Sm2SecretSum {
    private static final long[] B = FieldRootsSm2.of(Sm2Point.B);

    final long[] x = FieldSm2.zero();
    final long[] y = FieldRootsSm2.ONE.clone();
    final long[] z = FieldSm2.zero();

    private final long[] t0 = FieldSm2.zero();
    private final long[] t1 = FieldSm2.zero();
    private final long[] t2 = FieldSm2.zero();
    private final long[] t3 = FieldSm2.zero();
    private final long[] t4 = FieldSm2.zero();
    private final long[] u = FieldSm2.zero();
    private final long[] v = FieldSm2.zero();

    /** Makes the neutral point. */
    Sm2SecretSum() {}

    /** Starts from a public point. */
    static Sm2SecretSum of(Sm2Point point) {
        Sm2SecretSum sum = new Sm2SecretSum();
        if (!point.isNeutral()) {
            Sm2Point affine = Sm2Text.affine(List.of(point)).getFirst();
            sum.set(affine.x(), affine.y(), FieldRootsSm2.ONE);
        }
        return sum;
    }

    /** Returns the point that is reached, which is public from here on. */
    Sm2Point point() {
        long[] jacobianX = FieldSm2.zero();
        long[] jacobianY = FieldSm2.zero();
        long[] jacobianZ = FieldSm2.zero();
        FieldSm2.multiply(jacobianX, x, z);
        FieldSm2.square(jacobianY, z);
        FieldSm2.multiply(jacobianY, jacobianY, y);
        FieldSm2.multiply(jacobianZ, z, FieldRootsSm2.ONE);
        return new Sm2Point(jacobianX, jacobianY, jacobianZ);
    }

    void set(long[] newX, long[] newY, long[] newZ) {
        FieldSm2.copy(x, newX);
        FieldSm2.copy(y, newY);
        FieldSm2.copy(z, newZ);
    }

    /** Makes this the neutral point. */
    void clear() {
        set(FieldSm2.zero(), FieldRootsSm2.ONE, FieldSm2.zero());
    }

    /** Copies other here where mask is all ones; does nothing where it is zero. */
    void select(Sm2SecretSum other, long mask) {
        FieldSm2.select(x, other.x, mask);
        FieldSm2.select(y, other.y, mask);
        FieldSm2.select(z, other.z, mask);
    }

    /** Negates this where mask is all ones; does nothing where it is zero. */
    void negate(long mask) {
        for (int i = 0; i < FieldSm2.LIMBS; i++) {
            y[i] = (y[i] ^ mask) - mask;
        }
    }

    /** Adds other; algorithm 4. */
    void add(Sm2SecretSum other) {
        FieldSm2.multiply(t0, x, other.x);
        FieldSm2.multiply(t1, y, other.y);
        FieldSm2.multiply(t2, z, other.z);
        crossSum(t3, x, y, other.x, other.y);
        FieldSm2.subtract(t3, t3, t0);
        FieldSm2.subtract(t3, t3, t1);
        crossSum(t4, y, z, other.y, other.z);
        FieldSm2.subtract(t4, t4, t1);
        FieldSm2.subtract(t4, t4, t2);
        crossSum(u, x, z, other.x, other.z);
        FieldSm2.subtract(u, u, t0);
        FieldSm2.subtract(u, u, t2);
        FieldSm2.multiply(z, B, t2);
        FieldSm2.subtract(x, u, z);
        FieldSm2.times(x, x, 3);
        FieldSm2.subtract(z, t1, x);
        FieldSm2.add(x, t1, x);
        FieldSm2.multiply(u, B, u);
        FieldSm2.subtractTimes(u, u, t2, 3);
        FieldSm2.subtract(u, u, t0);
        FieldSm2.times(u, u, 3);
        FieldSm2.subtract(t0, t0, t2);
        FieldSm2.times(t0, t0, 3);
        FieldSm2.multiply(t1, t4, u);
        FieldSm2.multiply(t2, t0, u);
        FieldSm2.multiply(y, x, z);
        FieldSm2.add(y, y, t2);
        FieldSm2.multiply(x, t3, x);
        FieldSm2.subtract(x, x, t1);
        FieldSm2.multiply(z, t4, z);
        FieldSm2.multiply(t1, t3, t0);
        FieldSm2.add(z, z, t1);
    }

    /** Doubles; algorithm 6. */
    void twice() {
        FieldSm2.square(t0, x);
        FieldSm2.square(t1, y);
        FieldSm2.square(t2, z);
        FieldSm2.multiply(t3, x, y);
        FieldSm2.times(t3, t3, 2);
        FieldSm2.multiply(t4, x, z);
        FieldSm2.times(t4, t4, 2);
        FieldSm2.multiply(u, B, t2);
        FieldSm2.subtract(u, u, t4);
        FieldSm2.times(u, u, 3);
        FieldSm2.subtract(x, t1, u);
        FieldSm2.add(u, t1, u);
        FieldSm2.multiply(u, x, u);
        FieldSm2.multiply(x, x, t3);
        FieldSm2.multiply(t4, B, t4);
        FieldSm2.subtractTimes(t4, t4, t2, 3);
        FieldSm2.subtract(t4, t4, t0);
        FieldSm2.times(t4, t4, 3);
        FieldSm2.subtract(t0, t0, t2);
        FieldSm2.times(t0, t0, 3);
        FieldSm2.multiply(t0, t0, t4);
        FieldSm2.multiply(t2, y, z);
        FieldSm2.times(t2, t2, 2);
        FieldSm2.add(y, u, t0);
        FieldSm2.multiply(t0, t2, t4);
        FieldSm2.subtract(x, x, t0);
        FieldSm2.multiply(z, t2, t1);
        FieldSm2.times(z, z, 4);
    }

    /** Sets result to (a + b)·(c + d). */
    private void crossSum(long[] result, long[] a, long[] b, long[] c, long[] d) {
        FieldSm2.add(v, a, b);
        FieldSm2.add(result, c, d);
        FieldSm2.multiply(result, v, result);
    }
}
