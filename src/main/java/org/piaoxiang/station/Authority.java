package org.piaoxiang.station;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** The certificate authority of one server, and the only one that a station believes about it. */
public final class Authority {
    private static final int TLS_PORT = 443;
    private static final int PATIENCE_MILLIS = 10_000;

    private final X509Certificate certificate;
    private final SecureRandom random;

    private Authority(X509Certificate certificate, SecureRandom random) {
        this.certificate = certificate;
        this.random = random;
    }

    /** Reads a certificate in PEM or DER; empty where it is none. */
    public static Optional<Authority> read(byte[] file, SecureRandom random) {
        try {
            return Optional.of(new Authority(
                    (X509Certificate)
                            CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(file)),
                    random));
        } catch (CertificateException notOne) {
            return Optional.empty();
        }
    }

    /**
     * Asks {@code server} for its certificates and returns the one that has {@code fingerprint} (SHA-256 in hexadecimal,
     * colons or not); empty where none has. Nothing but the handshake is exchanged.
     */
    public static Optional<Authority> find(URI server, String fingerprint, SecureRandom random)
            throws IOException, GeneralSecurityException {
        String wanted = fingerprint.replaceAll("[: ]", "").toLowerCase(Locale.ROOT);
        for (Certificate shown : shown(server, random)) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(shown.getEncoded());
            if (HexFormat.of().formatHex(digest).equals(wanted) && shown instanceof X509Certificate found) {
                return Optional.of(new Authority(found, random));
            }
        }
        return Optional.empty();
    }

    private static Certificate[] shown(URI server, SecureRandom random) throws IOException, GeneralSecurityException {
        SSLContext looking = SSLContext.getInstance("TLS");
        looking.init(null, new TrustManager[] {new OnlyLooking()}, random);
        int port = server.getPort() < 0 ? TLS_PORT : server.getPort();
        try (SSLSocket socket = (SSLSocket) looking.getSocketFactory().createSocket(server.getHost(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.startHandshake();
            return socket.getSession().getPeerCertificates();
        }
    }

    /** Returns what makes connections that end in this authority. Names are checked by who connects. */
    public SSLContext context() {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry("server", certificate);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), random);
            return context;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException("the certificate of the server's authority cannot be used", impossible);
        }
    }

    /** Returns the certificate as PEM. */
    public String pem() {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                            .encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Accepts whatever is shown, to look at it; no data go over such a connection. */
    private static final class OnlyLooking extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            throw new CertificateException("a station has no clients");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            throw new CertificateException("a station has no clients");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("a station has no clients");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
