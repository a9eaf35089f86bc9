package org.piaoxiang.record;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * An Ed25519 private key: its 32-byte seed (RFC 8032, section 5.1.5). It shows nothing of itself. Closing wipes the seed;
 * the copy inside the JDK's key object cannot be wiped, only dropped.
 */
public final class SigningKey implements AutoCloseable {
    /** The length of a seed in bytes. */
    public static final int SEED_LENGTH = 32;

    private final byte[] seed;
    private final VerifyKey verifyKey;
    private volatile boolean wiped;

    private SigningKey(byte[] seed) {
        this.seed = seed;
        this.verifyKey = publicKey(seed);
    }

    /** Makes a new key from {@code random}. */
    public static SigningKey generate(SecureRandom random) {
        byte[] seed = new byte[SEED_LENGTH];
        random.nextBytes(seed);
        return new SigningKey(seed);
    }

    /** Takes a copy of a seed; the caller wipes its own. */
    public static SigningKey ofSeed(byte[] seed) {
        if (seed.length != SEED_LENGTH) {
            throw new IllegalArgumentException("an Ed25519 seed has 32 bytes");
        }
        return new SigningKey(seed.clone());
    }

    /** Returns a copy of the seed, to be stored and wiped. */
    public byte[] copySeed() {
        return seed().clone();
    }

    /** Returns the public key. */
    public VerifyKey verifyKey() {
        return verifyKey;
    }

    /** Signs {@code message}. */
    public byte[] sign(byte[] message) {
        try {
            PrivateKey key = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed()));
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(key);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK signs with Ed25519", impossible);
        }
    }

    /** Signs {@code message} and returns Base64. */
    public String signBase64(byte[] message) {
        return Base64.getEncoder().encodeToString(sign(message));
    }

    private byte[] seed() {
        if (wiped) {
            throw new IllegalStateException("a signing key was used after it was wiped");
        }
        return seed;
    }

    @Override
    public void close() {
        wiped = true;
        Arrays.fill(seed, (byte) 0);
    }

    @Override
    public String toString() {
        return "SigningKey[hidden]";
    }

    /** The JDK derives a public key only while generating a pair, so it is made to generate this very one. */
    private static VerifyKey publicKey(byte[] seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new Replay(seed));
            EdECPublicKey key = (EdECPublicKey) generator.generateKeyPair().getPublic();
            byte[] encoded = key.getEncoded();
            return VerifyKey.of(Arrays.copyOfRange(encoded, encoded.length - VerifyKey.LENGTH, encoded.length))
                    .orElseThrow();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK makes Ed25519 keys", impossible);
        }
    }

    /** Hands out one seed as if it were random. */
    private static final class Replay extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final transient byte[] seed;

        Replay(byte[] seed) {
            super(null, null);
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (bytes.length != seed.length) {
                throw new IllegalStateException("this JDK does not take an Ed25519 seed as 32 random bytes");
            }
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
