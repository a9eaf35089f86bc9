package org.piaoxiang.protocol.group;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** The curve of Ed25519 by the textbook: affine points, BigInteger, doubling and adding. Slow and simple, to compare with. */
final class ReferenceCurve {
    static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    static final BigInteger Q = BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
    static final BigInteger D = BigInteger.valueOf(-121665)
            .multiply(BigInteger.valueOf(121666).modInverse(P))
            .mod(P);
    static final Point IDENTITY = new Point(BigInteger.ZERO, BigInteger.ONE);

    private ReferenceCurve() {}

    record Point(BigInteger x, BigInteger y) {
        Point plus(Point other) {
            BigInteger xx = x.multiply(other.x);
            BigInteger yy = y.multiply(other.y);
            BigInteger k = D.multiply(xx).multiply(yy).mod(P);
            BigInteger newX = x.multiply(other.y)
                    .add(y.multiply(other.x))
                    .multiply(BigInteger.ONE.add(k).modInverse(P));
            BigInteger newY = yy.add(xx).multiply(BigInteger.ONE.subtract(k).modInverse(P));
            return new Point(newX.mod(P), newY.mod(P));
        }

        Point times(BigInteger factor) {
            Point sum = IDENTITY;
            for (int i = factor.bitLength() - 1; i >= 0; i--) {
                sum = sum.plus(sum);
                if (factor.testBit(i)) {
                    sum = sum.plus(this);
                }
            }
            return sum;
        }

        String text() {
            BigInteger z = x.testBit(0) ? y.setBit(255) : y;
            String digits = z.toString(16);
            return "0".repeat(64 - digits.length()) + digits;
        }
    }

    /** Returns a point with this y and the even x, or null if there is none. */
    static @Nullable Point pointAt(BigInteger y) {
        BigInteger yy = y.multiply(y).mod(P);
        BigInteger xx = yy.subtract(BigInteger.ONE)
                .multiply(D.multiply(yy).add(BigInteger.ONE).modInverse(P))
                .mod(P);
        // The root modulo p = 5 (mod 8): xx^((p+3)/8), times 2^((p-1)/4) if that is a root of -xx.
        BigInteger x = xx.modPow(P.add(BigInteger.valueOf(3)).shiftRight(3), P);
        if (!x.multiply(x).mod(P).equals(xx)) {
            x = x.multiply(BigInteger.TWO.modPow(P.shiftRight(2), P)).mod(P);
        }
        if (!x.multiply(x).mod(P).equals(xx)) {
            return null;
        }
        return new Point(x.testBit(0) ? P.subtract(x) : x, y);
    }

    static Point generator() {
        Point point = pointAt(BigInteger.valueOf(4)
                .multiply(BigInteger.valueOf(5).modInverse(P))
                .mod(P));
        if (point == null) {
            throw new IllegalStateException("no generator");
        }
        return point;
    }
}
