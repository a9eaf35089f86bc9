package org.piaoxiang.exchange;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.KeyAgreement;
import org.piaoxiang.protocol.group.RandomSource;

/** An X25519 private key (RFC 7748) that files are sealed to. It shows nothing of itself; closing wipes it. */
final class SealingKey implements AutoCloseable {
    static final int LENGTH = 32;

    private static final BigInteger BASE = BigInteger.valueOf(9);

    private final byte[] secret;
    private final byte[] publicKey;

    private SealingKey(byte[] secret) {
        this.secret = secret;
        try {
            this.publicKey = agree(secret, BASE);
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException("the base point is a good point", impossible);
        }
    }

    static SealingKey generate(RandomSource random) {
        byte[] secret = new byte[LENGTH];
        random.fill(secret);
        return new SealingKey(secret);
    }

    /** Takes a copy; the caller wipes its own. */
    static SealingKey ofSecret(byte[] secret) {
        if (secret.length != LENGTH) {
            throw new IllegalArgumentException("an X25519 key has 32 bytes");
        }
        return new SealingKey(secret.clone());
    }

    byte[] publicKey() {
        return publicKey.clone();
    }

    /** Returns a copy, to be stored and wiped. */
    byte[] copySecret() {
        return secret.clone();
    }

    /** Returns the secret shared with the owner of {@code other}, to be wiped; empty where that is no good key. */
    Optional<byte[]> agree(byte[] other) {
        if (other.length != LENGTH) {
            return Optional.empty();
        }
        byte[] turned = new byte[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            turned[i] = other[LENGTH - 1 - i];
        }
        turned[0] &= 0x7f;
        try {
            return Optional.of(agree(secret, new BigInteger(1, turned)));
        } catch (InvalidKeyException smallOrder) {
            return Optional.empty();
        }
    }

    private static byte[] agree(byte[] secret, BigInteger other) throws InvalidKeyException {
        try {
            KeyFactory keys = KeyFactory.getInstance("X25519");
            PrivateKey own = keys.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, secret));
            PublicKey their = keys.generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, other));
            KeyAgreement agreement = KeyAgreement.getInstance("X25519");
            agreement.init(own);
            agreement.doPhase(their, true);
            return agreement.generateSecret();
        } catch (InvalidKeyException smallOrder) {
            throw smallOrder;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has X25519", missing);
        }
    }

    @Override
    public void close() {
        Arrays.fill(secret, (byte) 0);
    }

    @Override
    public String toString() {
        return "SealingKey[hidden]";
    }
}
