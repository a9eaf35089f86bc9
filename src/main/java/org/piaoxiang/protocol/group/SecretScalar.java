package org.piaoxiang.protocol.group;

import java.util.Arrays;

/**
 * A secret exponent in Z_q. It shows nothing of itself: no text, no equality, no order. Only the constant-time
 * operations of {@link ScalarField} and {@link Group#secretPower} read it.
 *
 * <p>Closing wipes the number; using it afterwards is a bug and throws {@link IllegalStateException}.
 */
public final class SecretScalar implements AutoCloseable {
    private final ScalarField field;
    private final long[] limbs;
    private volatile boolean wiped;

    /** Takes over canonical limbs, as {@link ConstantTimeModulus} makes them. */
    SecretScalar(ScalarField field, long[] limbs) {
        this.field = field;
        this.limbs = limbs;
    }

    /** Returns the field this scalar belongs to. */
    ScalarField field() {
        return field;
    }

    /** Returns the limbs themselves; the caller must not change them. */
    long[] limbs() {
        if (wiped) {
            throw new IllegalStateException("a secret scalar was used after it was wiped");
        }
        return limbs;
    }

    /** Tells in constant time whether both are the same number. */
    boolean sameAs(SecretScalar other) {
        long[] mine = limbs();
        long[] others = other.limbs();
        if (mine.length != others.length) {
            throw new IllegalArgumentException("secret scalars of two fields");
        }
        long difference = 0;
        for (int i = 0; i < mine.length; i++) {
            difference |= mine[i] ^ others[i];
        }
        return difference == 0;
    }

    @Override
    public void close() {
        wiped = true;
        Arrays.fill(limbs, 0);
    }

    @Override
    public String toString() {
        return "SecretScalar[hidden]";
    }
}
