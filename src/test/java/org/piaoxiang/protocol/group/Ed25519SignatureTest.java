package org.piaoxiang.protocol.group;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.piaoxiang.record.SigningKey;

class Ed25519SignatureTest {
    /** RFC 8032 leaves nothing to choose, so both give the very same bytes. */
    @Test
    void signsLikeTheJdk() {
        for (int i = 0; i < 20; i++) {
            try (SigningKey key = SigningKey.generate(new SecureRandom())) {
                byte[] message = "票号".repeat(i).getBytes(StandardCharsets.UTF_8);
                assertArrayEquals(
                        key.sign(message),
                        Ed25519Signature.sign(key.copySeed(), key.verifyKey().bytes(), message));
            }
        }
    }

    @Test
    void refusesKeysOfAnotherLength() {
        byte[] right = new byte[32];
        byte[] wrong = new byte[33];
        assertThrows(IllegalArgumentException.class, () -> Ed25519Signature.sign(wrong, right, right));
        assertThrows(IllegalArgumentException.class, () -> Ed25519Signature.sign(right, wrong, right));
    }
}
