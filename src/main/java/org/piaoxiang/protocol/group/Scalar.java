package org.piaoxiang.protocol.group;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** A public exponent in Z_q, canonical: {@code 0 <= value < q} of the {@link ScalarField} that made it. */
public final class Scalar {
    private final BigInteger value;
    private volatile @Nullable String text;

    /** Makes the exponent with this number. */
    Scalar(BigInteger value) {
        this(value, null);
    }

    /** Makes an exponent whose decimal form is known. */
    Scalar(BigInteger value, @Nullable String text) {
        this.value = value;
        this.text = text;
    }

    /** Returns the number itself. */
    public BigInteger value() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Scalar scalar && value.equals(scalar.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** Returns the canonical decimal form (specification 3.3.0, section 4.2). */
    @Override
    public String toString() {
        String known = text;
        if (known == null) {
            known = value.toString();
            text = known;
        }
        return known;
    }
}
