package org.piaoxiang.record;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.jspecify.annotations.Nullable;

/**
 * An Ed25519 public key (RFC 8032). Records have a signature for each entry, so they are checked by BouncyCastle, which takes a
 * fifth of the JDK's time.
 */
public final class VerifyKey {
    /** The length of a key in bytes. */
    public static final int LENGTH = 32;

    /** The length of a signature in bytes. */
    public static final int SIGNATURE_LENGTH = 64;

    private final byte[] bytes;
    private final Ed25519.PublicPoint point;

    private VerifyKey(byte[] bytes, Ed25519.PublicPoint point) {
        this.bytes = bytes;
        this.point = point;
    }

    /** Reads 32 bytes; empty where they are no key. */
    public static Optional<VerifyKey> of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            return Optional.empty();
        }
        return Optional.ofNullable(Ed25519.validatePublicKeyPartialExport(bytes, 0))
                .map(point -> new VerifyKey(bytes.clone(), point));
    }

    /** Reads Base64 with padding; empty where it is no key. */
    public static Optional<VerifyKey> ofBase64(String text) {
        return StrictBase64.decode(text).flatMap(VerifyKey::of);
    }

    /** Returns a copy of the 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Returns Base64 with padding. */
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Tells whether {@code signature} is this key's over {@code message}. */
    public boolean verify(byte[] message, byte[] signature) {
        return signature.length == SIGNATURE_LENGTH && Ed25519.verify(signature, 0, point, message, 0, message.length);
    }

    /** Tells whether {@code base64} is this key's signature over {@code message}. */
    public boolean verifyBase64(byte[] message, String base64) {
        return StrictBase64.decode(base64)
                .filter(signature -> verify(message, signature))
                .isPresent();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VerifyKey key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return base64();
    }
}
