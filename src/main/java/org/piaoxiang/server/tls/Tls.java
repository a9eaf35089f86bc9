package org.piaoxiang.server.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

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

    /**
     * Returns what believes certificates that end in one of {@code authorities}, PEM each, or in one that Java believes.
     *
     * @throws CertificateException where a text holds no certificate
     */
    public static SSLContext believing(List<String> authorities) throws CertificateException {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            TrustManagerFactory usual = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            usual.init((KeyStore) null);
            for (TrustManager manager : usual.getTrustManagers()) {
                if (manager instanceof X509TrustManager believed) {
                    for (X509Certificate one : believed.getAcceptedIssuers()) {
                        store.setCertificateEntry("java-" + store.size(), one);
                    }
                }
            }
            for (String pem : authorities) {
                store.setCertificateEntry(
                        "given-" + store.size(),
                        CertificateFactory.getInstance("X.509")
                                .generateCertificate(
                                        new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (CertificateException notOne) {
            throw notOne;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException("this Java cannot make a TLS context", impossible);
        }
    }

    /** The private key is never shown. */
    @Override
    public String toString() {
        return "Tls[" + fingerprint.orElse("given") + "]";
    }
}
