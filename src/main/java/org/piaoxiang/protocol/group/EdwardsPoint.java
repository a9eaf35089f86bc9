package org.piaoxiang.protocol.group;

import java.math.BigInteger;

/**
 * A point on −x² + y² = 1 + d·x²·y² in extended coordinates (X:Y:Z:T), x = X/Z, y = Y/Z, x·y = T/Z (RFC 8032, section
 * 5.1.4), in tight limbs of {@link Field25519}. Nobody changes the arrays.
 */
@SuppressWarnings("ArrayRecordComponent") // compared by sameAs only
record EdwardsPoint(long[] x, long[] y, long[] z, long[] t) {
    /** −121665/121666. */
    static final long[] D = FieldRoots25519.of(BigInteger.valueOf(-121665)
            .multiply(BigInteger.valueOf(121666).modInverse(FieldRoots25519.P))
            .mod(FieldRoots25519.P));

    private static final long[] ONE = Field25519.small(1);

    /** Makes a point from its affine coordinates, which must be on the curve. */
    static EdwardsPoint affine(long[] x, long[] y) {
        long[] t = Field25519.zero();
        Field25519.multiply(t, x, y);
        return new EdwardsPoint(x, y, ONE, t);
    }

    EdwardsPoint negated() {
        long[] minusX = Field25519.zero();
        long[] minusT = Field25519.zero();
        Field25519.negate(minusX, x);
        Field25519.negate(minusT, t);
        return new EdwardsPoint(minusX, y, z, minusT);
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
