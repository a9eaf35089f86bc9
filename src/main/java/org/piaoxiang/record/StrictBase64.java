package org.piaoxiang.record;

import java.util.Base64;
import java.util.Optional;

/** Standard Base64 (RFC 4648, section 4) that has one text for one value: padded, and without stray bits at the end. */
final class StrictBase64 {
    private StrictBase64() {}

    static Optional<byte[]> decode(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return Base64.getEncoder().encodeToString(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
