package org.piaoxiang.cli.bench.baseline;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.ECFieldElement;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.custom.djb.Curve25519;

/**
 * The texts of Ed25519's points, which are points of BouncyCastle's Weierstrass form of the same curve: (x, y) of the Edwards
 * curve is (u, v) of Montgomery's (RFC 7748, section 4.1), and (u + A/3, v) there.
 */
final class EdwardsCoding implements PointCoding {
    private static final int DIGITS = 64;
    private static final int SIGN = 255;
    private static final BigInteger P = BigInteger.ONE.shiftLeft(SIGN).subtract(BigInteger.valueOf(19));
    private static final BigInteger A = BigInteger.valueOf(486_662);
    private static final BigInteger A_THIRD =
            A.multiply(BigInteger.valueOf(3).modInverse(P)).mod(P);
    private static final BigInteger D = BigInteger.valueOf(-121_665)
            .multiply(BigInteger.valueOf(121_666).modInverse(P))
            .mod(P);

    private final ECFieldElement factor = factor(new Curve25519());

    @Override
    public Optional<ECPoint> read(ECCurve curve, String text) {
        BigInteger number = new BigInteger(text, 16);
        BigInteger yNumber = number.clearBit(SIGN);
        if (text.length() != DIGITS || yNumber.compareTo(P) >= 0) {
            return Optional.empty();
        }
        ECFieldElement one = curve.fromBigInteger(BigInteger.ONE);
        ECFieldElement y = curve.fromBigInteger(yNumber);
        ECFieldElement ySquared = y.square();
        ECFieldElement denominator = ySquared.multiply(curve.fromBigInteger(D)).addOne();
        // x² = (y² − 1)/(d·y² + 1), u = (1 + y)/(1 − y), v = √(−A − 2)·u/x: one inversion for both fractions.
        ECFieldElement inverse = denominator.multiply(one.subtract(y)).invert();
        ECFieldElement x = ySquared.subtract(one)
                .multiply(inverse)
                .multiply(one.subtract(y))
                .sqrt();
        if (x == null || x.isZero()) {
            return Optional.empty();
        }
        if (x.testBitZero() != number.testBit(SIGN)) {
            x = x.negate();
        }
        ECFieldElement u = y.addOne().multiply(inverse).multiply(denominator);
        ECFieldElement v = u.multiply(factor).divide(x);
        return Optional.of(
                curve.createPoint(u.add(curve.fromBigInteger(A_THIRD)).toBigInteger(), v.toBigInteger()));
    }

    @Override
    public List<String> write(ECCurve curve, List<ECPoint> points) {
        ECPoint[] affine = points.toArray(ECPoint[]::new);
        if (affine.length == 0) {
            return List.of();
        }
        curve.normalizeAll(affine);
        ECFieldElement[] inverses = new ECFieldElement[affine.length];
        ECFieldElement third = curve.fromBigInteger(A_THIRD);
        for (int i = 0; i < affine.length; i++) {
            // x = √(−A − 2)·u/v and y = (u − 1)/(u + 1)
            ECFieldElement u = affine[i].getAffineXCoord().subtract(third);
            inverses[i] = affine[i].getAffineYCoord().multiply(u.addOne());
        }
        ECAlgorithms.montgomeryTrick(inverses, 0, inverses.length);
        List<String> texts = new ArrayList<>(affine.length);
        for (int i = 0; i < affine.length; i++) {
            ECFieldElement u = affine[i].getAffineXCoord().subtract(third);
            ECFieldElement v = affine[i].getAffineYCoord();
            ECFieldElement x = u.multiply(factor).multiply(u.addOne()).multiply(inverses[i]);
            ECFieldElement y =
                    u.subtract(curve.fromBigInteger(BigInteger.ONE)).multiply(v).multiply(inverses[i]);
            BigInteger number = y.toBigInteger();
            String digits = (x.testBitZero() ? number.setBit(SIGN) : number).toString(16);
            texts.add("0".repeat(DIGITS - digits.length()) + digits);
        }
        return texts;
    }

    /** Returns √(−A − 2), the one that takes Ed25519's generator to the one of RFC 7748: the even one. */
    private static ECFieldElement factor(ECCurve curve) {
        ECFieldElement root =
                curve.fromBigInteger(P.subtract(A).subtract(BigInteger.TWO)).sqrt();
        return root.testBitZero() ? root.negate() : root;
    }
}
