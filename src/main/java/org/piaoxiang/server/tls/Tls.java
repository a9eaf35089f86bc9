package org.piaoxiang.server.tls;

import java.util.Optional;

/**
 * What the server shows of itself on the network.
 *
 * @param certificates the server's certificate and those that lead to its authority, as PEM
 * @param key its private key, as PEM
 * @param authority the own authority's certificate, as PEM, where there is one
 * @param fingerprint SHA-256 of that certificate, two hexadecimal digits between colons
 */
public record Tls(String certificates, String key, Optional<String> authority, Optional<String> fingerprint) {
    /** Returns what the server shows when somebody else made its certificate. */
    public static Tls given(String certificates, String key) {
        return new Tls(certificates, key, Optional.empty(), Optional.empty());
    }

    /** The private key is never shown. */
    @Override
    public String toString() {
        return "Tls[" + fingerprint.orElse("given") + "]";
    }
}
