package org.piaoxiang.protocol.group;

import java.math.BigInteger;

/**
 * A point on y² = x³ − 3x + b in Jacobian coordinates (X:Y:Z), x = X/Z², y = Y/Z³, in elements of {@link FieldSm2} that may be
 * sums of a few tight ones; Z is zero for the neutral point. Nobody changes the arrays.
 */
@SuppressWarnings("ArrayRecordComponent") // compared by sameAs only
record Sm2Point(long[] x, long[] y, long[] z) {
    /** b of the curve's equation. */
    static final BigInteger B = new BigInteger("28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93", 16);

    /** The neutral point. */
    static final Sm2Point NEUTRAL = new Sm2Point(FieldRootsSm2.ONE, FieldRootsSm2.ONE, FieldSm2.zero());

    /** Makes a point from its affine coordinates, which must be on the curve. */
    static Sm2Point affine(long[] x, long[] y) {
        return new Sm2Point(x, y, FieldRootsSm2.ONE);
    }

    /** Tells whether X and Y are known to be the affine coordinates. */
    @SuppressWarnings("ReferenceEquality") // another array of the same number only costs a product more
    boolean isAffine() {
        return z == FieldRootsSm2.ONE;
    }

    Sm2Point negated() {
        long[] minusY = FieldSm2.zero();
        FieldSm2.negate(minusY, y);
        return new Sm2Point(x, minusY, z);
    }

    /** Tells whether this is the neutral point; in variable time. */
    boolean isNeutral() {
        return !isAffine() && FieldSm2.isZero(z);
    }

    /** Tells whether both are the same point, without an inversion; in variable time. */
    boolean sameAs(Sm2Point other) {
        if (isNeutral() || other.isNeutral()) {
            return isNeutral() && other.isNeutral();
        }
        long[] left = FieldSm2.zero();
        long[] right = FieldSm2.zero();
        long[] power = FieldSm2.zero();
        long[] otherPower = FieldSm2.zero();
        FieldSm2.square(power, z);
        FieldSm2.square(otherPower, other.z);
        FieldSm2.multiply(left, x, otherPower);
        FieldSm2.multiply(right, other.x, power);
        if (!FieldSm2.areEqual(left, right)) {
            return false;
        }
        FieldSm2.multiply(power, power, z);
        FieldSm2.multiply(otherPower, otherPower, other.z);
        FieldSm2.multiply(left, y, otherPower);
        FieldSm2.multiply(right, other.y, power);
        return FieldSm2.areEqual(left, right);
    }
}
