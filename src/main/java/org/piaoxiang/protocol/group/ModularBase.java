package org.piaoxiang.protocol.group;

import java.math.BigInteger;

/** A public base of a {@link ModularGroup}. */
sealed interface ModularBase extends Base permits ModularBase.Plain, ModularBase.Secret, ModularTable {
    /** Returns the base raised to an exponent in 0 .. q − 1. In variable time. */
    BigInteger power(BigInteger exponent);

    /** A base without tables: the platform's own power is faster than what a small table saves. */
    record Plain(ModularElement element) implements ModularBase {
        @Override
        public BigInteger power(BigInteger exponent) {
            return element.value().modPow(exponent, element.prime());
        }
    }

    /** A base for secret exponents; to a public one it is plain. */
    record Secret(ModularElement element, ModularSecrets secrets) implements ModularBase {
        @Override
        public BigInteger power(BigInteger exponent) {
            return element.value().modPow(exponent, element.prime());
        }
    }
}
