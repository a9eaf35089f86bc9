package org.piaoxiang.protocol.group;

import java.math.BigInteger;

/** Squares modulo a prime, told by the Jacobi symbol and the law of reciprocity instead of a power. For public numbers. */
final class QuadraticResidues {
    private QuadraticResidues() {}

    /** Tells whether {@code value}, in 1 .. p − 1, is a square modulo the odd prime p. */
    static boolean isSquare(BigInteger value, BigInteger prime) {
        BigInteger upper = value;
        BigInteger lower = prime;
        boolean square = true;
        while (!upper.equals(BigInteger.ONE)) {
            int twos = upper.getLowestSetBit();
            upper = upper.shiftRight(twos);
            int residue = lower.intValue() & 7;
            if ((twos & 1) == 1 && (residue == 3 || residue == 5)) {
                square = !square;
            }
            if (upper.equals(BigInteger.ONE)) {
                break;
            }
            if ((upper.intValue() & lower.intValue() & 3) == 3) {
                square = !square;
            }
            BigInteger rest = lower.mod(upper);
            lower = upper;
            upper = rest;
        }
        return square;
    }
}
