package org.piaoxiang.protocol.group;

/** A public point in the form in which {@link Sm2Sum} adds it: X, Y, Z, Z², Z³. */
final class Sm2Term {
    final long[] x;
    final long[] y;
    final long[] z;
    final long[] zSquared = FieldSm2.zero();
    final long[] zCubed = FieldSm2.zero();
    final boolean neutral;
    final boolean affine;

    Sm2Term(Sm2Point point) {
        this.x = point.x();
        this.y = point.y();
        this.z = point.z();
        this.affine = point.isAffine();
        this.neutral = point.isNeutral();
        if (!affine) {
            FieldSm2.square(zSquared, z);
            FieldSm2.multiply(zCubed, zSquared, z);
        }
    }
}
