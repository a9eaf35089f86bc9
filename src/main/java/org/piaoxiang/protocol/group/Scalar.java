package org.piaoxiang.protocol.group;

import java.math.BigInteger;

/**
 * A public exponent in Z_q, canonical: {@code 0 <= value < q} of the {@link ScalarField} that made it.
 *
 * @param value the number itself
 */
public record Scalar(BigInteger value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
