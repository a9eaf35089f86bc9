package org.piaoxiang.protocol.group;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/**
 * The field of exponents Z_q of a group of prime order q (Belenios specification 3.3.0, section 5).
 *
 * <p>On {@link Scalar} the arithmetic is variable-time, for public numbers. On {@link SecretScalar} it is constant-time:
 * fixed limbs of {@link ConstantTimeModulus}, no branch and no index that depends on a secret, no {@link BigInteger}. A
 * secret leaves by {@link #response}, which the prover publishes, and by {@link #export}, for key files.
 *
 * <p>Operands of another field are a bug and throw {@link IllegalArgumentException}.
 */
public final class ScalarField {
    private final BigInteger order;
    private final int byteLength;
    private final int decimalLength;
    private final ConstantTimeModulus modulus;

    /**
     * Makes Z_q.
     *
     * @param order the prime q, above 2
     */
    public ScalarField(BigInteger order) {
        this.order = order;
        this.byteLength = (order.bitLength() + 7) / 8;
        this.decimalLength = order.toString().length();
        this.modulus = new ConstantTimeModulus(order);
    }

    /** Returns q. */
    public BigInteger order() {
        return order;
    }

    /** Returns the number of bytes that hold every number below q. */
    public int byteLength() {
        return byteLength;
    }

    /** Reads the canonical decimal form of a number below q: digits only, without leading zeros; empty otherwise. */
    public Optional<Scalar> parse(String decimal) {
        return Decimals.parse(decimal, decimalLength)
                .filter(value -> value.compareTo(order) < 0)
                .map(value -> new Scalar(value, decimal));
    }

    /** Returns value mod q, also for negative numbers. */
    public Scalar reduce(BigInteger value) {
        return new Scalar(value.mod(order));
    }

    /** Returns a digest read as a number, most significant byte first, mod q. */
    public Scalar ofHash(byte[] digest) {
        return reduce(new BigInteger(1, digest));
    }

    /** Returns value mod q, also for negative numbers. */
    public Scalar of(long value) {
        return reduce(BigInteger.valueOf(value));
    }

    /** Returns a + b. */
    public Scalar add(Scalar a, Scalar b) {
        return reduce(a.value().add(b.value()));
    }

    /** Returns a − b. */
    public Scalar subtract(Scalar a, Scalar b) {
        return reduce(a.value().subtract(b.value()));
    }

    /** Returns a·b. */
    public Scalar multiply(Scalar a, Scalar b) {
        return reduce(a.value().multiply(b.value()));
    }

    /** Returns −a. */
    public Scalar negate(Scalar a) {
        return reduce(a.value().negate());
    }

    /**
     * Returns a⁻¹.
     *
     * @throws ArithmeticException if a is zero
     */
    public Scalar inverse(Scalar a) {
        return new Scalar(a.value().modInverse(order));
    }

    /** Returns a uniform secret number, drawn again while the draw is not below q. */
    public SecretScalar random(RandomSource source) {
        byte[] draw = new byte[byteLength];
        int spareBits = 8 * byteLength - order.bitLength();
        while (true) {
            source.fill(draw);
            draw[0] &= (byte) (0xff >>> spareBits);
            long[] limbs = limbsOf(draw);
            if (modulus.belowMask(limbs) != 0) {
                Arrays.fill(draw, (byte) 0);
                return new SecretScalar(this, limbs);
            }
        }
    }

    /** Returns secret bytes of any length, read most significant first, mod q. */
    public SecretScalar secret(byte[] bigEndian) {
        return new SecretScalar(this, modulus.reduce(bigEndian));
    }

    /** Returns a public number in the type of secrets, to be computed with among them. */
    public SecretScalar secret(Scalar publicValue) {
        return new SecretScalar(this, limbsOf(publicValue));
    }

    /** Returns another holder of the same number, to be wiped on its own. */
    public SecretScalar copyOf(SecretScalar a) {
        return new SecretScalar(this, limbsOf(a).clone());
    }

    /** Returns a + b. */
    public SecretScalar add(SecretScalar a, SecretScalar b) {
        long[] sum = new long[modulus.size()];
        modulus.add(sum, limbsOf(a), limbsOf(b));
        return new SecretScalar(this, sum);
    }

    /** Returns a + b for a public a, such as response + r·challenge. */
    public SecretScalar add(Scalar a, SecretScalar b) {
        long[] sum = new long[modulus.size()];
        modulus.add(sum, limbsOf(a), limbsOf(b));
        return new SecretScalar(this, sum);
    }

    /** Returns a − b. */
    public SecretScalar subtract(SecretScalar a, SecretScalar b) {
        long[] difference = new long[modulus.size()];
        modulus.subtract(difference, limbsOf(a), limbsOf(b));
        return new SecretScalar(this, difference);
    }

    /** Returns −a. */
    public SecretScalar negate(SecretScalar a) {
        long[] negated = new long[modulus.size()];
        modulus.subtract(negated, new long[modulus.size()], limbsOf(a));
        return new SecretScalar(this, negated);
    }

    /** Returns a·b for a public b. */
    public SecretScalar multiply(SecretScalar a, Scalar b) {
        return product(limbsOf(a), limbsOf(b));
    }

    /** Returns a·b. */
    public SecretScalar product(SecretScalar a, SecretScalar b) {
        return product(limbsOf(a), limbsOf(b));
    }

    /**
     * Returns nonce − secret·challenge, the response of every proof of knowledge. It is public: the nonce hides the
     * secret, provided that it was uniform and is used in this one call.
     */
    public Scalar response(SecretScalar nonce, SecretScalar secret, Scalar challenge) {
        long[] result = new long[modulus.size()];
        modulus.multiply(result, limbsOf(secret), limbsOf(challenge));
        modulus.subtract(result, limbsOf(nonce), result);
        return new Scalar(modulus.valueOf(result));
    }

    /** Returns the secret number as {@link #byteLength} bytes, most significant first. For key files only. */
    public byte[] export(SecretScalar a) {
        byte[] bytes = new byte[byteLength];
        modulus.write(limbsOf(a), bytes);
        return bytes;
    }

    /** Returns the number of limbs of a secret. */
    int limbs() {
        return modulus.size();
    }

    /** Returns a scalar's number after checking that it is canonical here. */
    BigInteger canonical(Scalar a) {
        BigInteger value = a.value();
        if (value.signum() < 0 || value.compareTo(order) >= 0) {
            throw new IllegalArgumentException("a scalar of another field");
        }
        return value;
    }

    /** Returns a secret's limbs after checking that it belongs here. */
    long[] limbsOf(SecretScalar a) {
        if (a.field() != this && !a.field().order.equals(order)) {
            throw new IllegalArgumentException("a secret scalar of another field");
        }
        return a.limbs();
    }

    private long[] limbsOf(Scalar a) {
        return modulus.limbsOf(canonical(a));
    }

    private SecretScalar product(long[] a, long[] b) {
        long[] result = new long[modulus.size()];
        modulus.multiply(result, a, b);
        return new SecretScalar(this, result);
    }

    private long[] limbsOf(byte[] bytes) {
        long[] limbs = new long[modulus.size()];
        for (int i = 0; i < bytes.length; i++) {
            limbs[i >> 2] |= (bytes[bytes.length - 1 - i] & 0xffL) << (8 * (i & 3));
        }
        return limbs;
    }
}
