package org.piaoxiang.protocol.group;

/**
 * A point in the form in which {@link EdwardsSum} adds it: Y + X, Y − X, 2Z, 2dT. Written once, or reused as room for
 * entries that are loaded from a table.
 */
final class EdwardsTerm {
    private static final long[] TWICE_D = FieldRoots25519.of(
            FieldRoots25519.valueOf(EdwardsPoint.D).shiftLeft(1).mod(FieldRoots25519.P));

    final long[] sum = Field25519.small(1);
    final long[] difference = Field25519.small(1);
    final long[] twiceZ = Field25519.small(2);
    final long[] product = Field25519.zero();

    /** Makes the neutral term. */
    EdwardsTerm() {}

    EdwardsTerm(EdwardsPoint point) {
        this(point.x(), point.y(), point.z(), point.t());
    }

    EdwardsTerm(EdwardsSum reached) {
        this(reached.x, reached.y, reached.z, reached.t);
    }

    private EdwardsTerm(long[] x, long[] y, long[] z, long[] t) {
        Field25519.add(sum, y, x);
        Field25519.subtract(difference, y, x);
        Field25519.add(twiceZ, z, z);
        Field25519.multiply(product, t, TWICE_D);
    }

    /** Makes this the neutral term. */
    void clear() {
        set(sum, 1);
        set(difference, 1);
        set(twiceZ, 2);
        set(product, 0);
    }

    /** Copies other here where mask is all ones; does nothing where it is zero. In constant time. */
    void select(EdwardsTerm other, long mask) {
        Field25519.select(sum, other.sum, mask);
        Field25519.select(difference, other.difference, mask);
        Field25519.select(twiceZ, other.twiceZ, mask);
        Field25519.select(product, other.product, mask);
    }

    /** Negates this where mask is all ones; does nothing where it is zero. In constant time. */
    void negate(long mask) {
        for (int i = 0; i < Field25519.LIMBS; i++) {
            long swap = (sum[i] ^ difference[i]) & mask;
            sum[i] ^= swap;
            difference[i] ^= swap;
            product[i] = (product[i] ^ mask) - mask;
        }
    }

    private static void set(long[] element, long value) {
        element[0] = value;
        for (int i = 1; i < Field25519.LIMBS; i++) {
            element[i] = 0;
        }
    }
}
