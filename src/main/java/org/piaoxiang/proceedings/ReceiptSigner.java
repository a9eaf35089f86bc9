package org.piaoxiang.proceedings;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.piaoxiang.protocol.group.Ed25519Signature;
import org.piaoxiang.record.SigningKey;

/** Signs receipts with the server's key, quickly, since a hall wants hundreds at once. */
final class ReceiptSigner {
    private final byte[] seed;
    private final byte[] publicKey;

    ReceiptSigner(SigningKey key) {
        this.seed = key.copySeed();
        this.publicKey = key.verifyKey().bytes();
    }

    /** Returns the signature of {@code statement} in Base64. */
    String sign(String statement) {
        return Base64.getEncoder()
                .encodeToString(Ed25519Signature.sign(seed, publicKey, statement.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return "ReceiptSigner[hidden]";
    }
}
