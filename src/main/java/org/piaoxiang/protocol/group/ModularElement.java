package org.piaoxiang.protocol.group;

import java.math.BigInteger;

/** A member of a {@link ModularGroup}: its field's prime and a number of order q below it. */
record ModularElement(BigInteger prime, BigInteger value) implements Element {
    @Override
    public String encoded() {
        return value.toString();
    }

    @Override
    public boolean isIdentity() {
        return value.equals(BigInteger.ONE);
    }

    @Override
    public String toString() {
        return encoded();
    }
}
