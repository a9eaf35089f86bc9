package org.piaoxiang.server.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The server's own certificate authority, made at the first start and kept in a folder that nobody else may read. The
 * server's certificate is made anew whenever it would soon expire or lacks a name.
 */
public final class OwnAuthority {
    private static final Duration AUTHORITY_LIFE = Duration.ofDays(3650);
    /** Browsers refuse server certificates that live longer than 398 days. */
    private static final Duration SERVER_LIFE = Duration.ofDays(397);

    private static final Duration RENEW_BEFORE = Duration.ofDays(60);
    private static final int DNS_NAME = 2;
    private static final int ADDRESS = 7;

    private final Path folder;
    private final Certificates certificates;

    /** Works in {@code folder}, which is made where it is missing. */
    public OwnAuthority(Path folder, SecureRandom random) {
        this.folder = folder;
        this.certificates = new Certificates(random);
    }

    /** Returns a certificate for {@code hosts} that is good at {@code now}, making authority and certificate where needed. */
    public Tls tls(Collection<String> hosts, Instant now) throws IOException, GeneralSecurityException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        if (!Files.exists(folder.resolve("ca.crt"))) {
            KeyPair keys = certificates.keyPair();
            String name = "Piaoxiang "
                    + HexFormat.of().formatHex(digest(keys.getPublic().getEncoded()), 0, 4);
            X509Certificate made = certificates.authority(name, keys, now, AUTHORITY_LIFE);
            write("ca.key", Certificates.pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
            write("ca.crt", Certificates.pem("CERTIFICATE", made.getEncoded()));
        }
        X509Certificate authority = read("ca.crt").orElseThrow();
        Optional<X509Certificate> kept = read("server.crt");
        if (kept.isEmpty() || !isGood(kept.get(), hosts, authority, now)) {
            renew(hosts, authority, now);
        }
        String authorityText = Files.readString(folder.resolve("ca.crt"));
        return new Tls(
                Files.readString(folder.resolve("server.crt")) + authorityText,
                Files.readString(folder.resolve("server.key")),
                Optional.of(authorityText),
                Optional.of(fingerprint(authority)));
    }

    private void renew(Collection<String> hosts, X509Certificate authority, Instant now)
            throws IOException, GeneralSecurityException {
        KeyPair authorityKeys = new KeyPair(
                authority.getPublicKey(),
                KeyFactory.getInstance("EC")
                        .generatePrivate(new PKCS8EncodedKeySpec(body(Files.readString(folder.resolve("ca.key"))))));
        KeyPair keys = certificates.keyPair();
        X509Certificate made = certificates.server(hosts, keys.getPublic(), authority, authorityKeys, now, SERVER_LIFE);
        Files.deleteIfExists(folder.resolve("server.crt"));
        write("server.key", Certificates.pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
        write("server.crt", Certificates.pem("CERTIFICATE", made.getEncoded()));
    }

    private static boolean isGood(
            X509Certificate kept, Collection<String> hosts, X509Certificate authority, Instant now)
            throws GeneralSecurityException {
        try {
            kept.verify(authority.getPublicKey());
        } catch (GeneralSecurityException otherAuthority) {
            return false;
        }
        Set<String> names = new HashSet<>();
        for (List<?> name :
                Optional.ofNullable(kept.getSubjectAlternativeNames()).orElse(Set.of())) {
            if (name.getFirst().equals(DNS_NAME) || name.getFirst().equals(ADDRESS)) {
                names.add(plain(String.valueOf(name.get(1))));
            }
        }
        return kept.getNotAfter().toInstant().isAfter(now.plus(RENEW_BEFORE))
                && names.containsAll(hosts.stream().map(OwnAuthority::plain).collect(Collectors.toSet()));
    }

    /** Addresses of version 6 have several spellings; the longest is the one that certificates are read with. */
    private static String plain(String host) {
        try {
            return Hosts.isAddress(host)
                    ? java.net.InetAddress.getByName(host).getHostAddress()
                    : host.toLowerCase(Locale.ROOT);
        } catch (java.net.UnknownHostException misshapen) {
            return host;
        }
    }

    /** Returns the SHA-256 of a certificate as people compare it. */
    public static String fingerprint(X509Certificate certificate) throws GeneralSecurityException {
        return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest(certificate.getEncoded()));
    }

    private static byte[] digest(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private Optional<X509Certificate> read(String name) throws IOException, GeneralSecurityException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Optional.of((X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(file))));
    }

    private static byte[] body(String pem) {
        return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    }

    private void write(String name, String text) throws IOException {
        Path draft = folder.resolve(name + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(draft, text.getBytes(StandardCharsets.US_ASCII), StandardOpenOption.SYNC, StandardOpenOption.WRITE);
        Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
