package org.piaoxiang.protocol.group;

import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * Plain Ed25519 signatures (RFC 8032) in uniform time, for who signs hundreds in a second: the JDK's own take longer than the
 * proofs of a small ballot.
 */
public final class Ed25519Signature {
    private Ed25519Signature() {}

    /** Signs {@code message} with the key of {@code seed}, whose public key is {@code publicKey}; 32 bytes each. */
    public static byte[] sign(byte[] seed, byte[] publicKey, byte[] message) {
        if (seed.length != Ed25519.SECRET_KEY_SIZE || publicKey.length != Ed25519.PUBLIC_KEY_SIZE) {
            throw new IllegalArgumentException("an Ed25519 key has 32 bytes");
        }
        byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
        Ed25519.sign(seed, 0, publicKey, 0, message, 0, message.length, signature, 0);
        return signature;
    }
}
