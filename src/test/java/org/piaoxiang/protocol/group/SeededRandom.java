package org.piaoxiang.protocol.group;

import java.math.BigInteger;
import java.util.Random;

/** Reproducible numbers for tests. */
final class SeededRandom implements RandomSource {
    private final Random random;

    SeededRandom(long seed) {
        this.random = new Random(seed);
    }

    @Override
    public void fill(byte[] bytes) {
        random.nextBytes(bytes);
    }

    BigInteger below(BigInteger bound) {
        return new BigInteger(bound.bitLength() + 64, random).mod(bound);
    }

    BigInteger bits(int bits) {
        return new BigInteger(bits, random);
    }

    long between(long least, long bound) {
        return random.nextLong(least, bound);
    }

    Scalar scalar(ScalarField field) {
        return field.reduce(below(field.order()));
    }
}
