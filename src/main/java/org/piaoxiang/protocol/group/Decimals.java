package org.piaoxiang.protocol.group;

import java.math.BigInteger;
import java.util.Optional;

/** Decimal numbers as the specification writes big integers (Belenios 3.3.0, section 4.2), in their one canonical form. */
final class Decimals {
    private Decimals() {}

    /** Reads ASCII digits without sign, spaces or leading zeros; empty if it is anything else or too long. */
    static Optional<BigInteger> parse(String text, int longest) {
        int length = text.length();
        if (length == 0 || length > longest || (length > 1 && text.charAt(0) == '0')) {
            return Optional.empty();
        }
        for (int i = 0; i < length; i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return Optional.empty();
            }
        }
        return Optional.of(new BigInteger(text));
    }
}
