package org.piaoxiang.protocol.group;

import java.math.BigInteger;

/**
 * Products of public numbers modulo a fixed one by two multiplications in place of a division (P. Barrett, CRYPTO '86;
 * Handbook of Applied Cryptography, algorithm 14.42, with a base of one bit). In variable time.
 */
final class Barrett {
    private final BigInteger modulus;
    private final int bits;
    private final BigInteger reciprocal;

    Barrett(BigInteger modulus) {
        this.modulus = modulus;
        this.bits = modulus.bitLength();
        this.reciprocal = BigInteger.ONE.shiftLeft(2 * bits).divide(modulus);
    }

    /** Returns a·b mod the modulus, for a and b in 0 .. modulus − 1. */
    BigInteger product(BigInteger a, BigInteger b) {
        BigInteger full = a.multiply(b);
        BigInteger quotient = full.shiftRight(bits - 1).multiply(reciprocal).shiftRight(bits + 1);
        BigInteger rest = full.subtract(quotient.multiply(modulus));
        while (rest.compareTo(modulus) >= 0) {
            rest = rest.subtract(modulus);
        }
        return rest;
    }
}
