package org.piaoxiang.server.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.piaoxiang.json.Json;
import org.piaoxiang.station.Authority;
import org.piaoxiang.station.ServerClient;

/** Certificates are judged by those who meet them: TLS clients that believe one authority only. */
class OwnAuthorityTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private final Instant now = Instant.now();
    private static final List<String> HOSTS = List.of("localhost", "127.0.0.1", "::1");

    @TempDir
    private Path folder;

    @Test
    void stationsReachTheServerThatTheirAuthorityCertifies() throws Exception {
        Tls tls = new OwnAuthority(folder, RANDOM).tls(HOSTS, now);
        try (Served served = new Served(tls)) {
            Authority authority = read(tls);
            assertEquals(
                    Json.object("here", Json.text("yes")),
                    ServerClient.person(served.at("localhost"), Optional.of(authority))
                            .get("/"));
            assertEquals(
                    Json.object("here", Json.text("yes")),
                    ServerClient.person(served.at("127.0.0.1"), Optional.of(authority))
                            .get("/"));
        }
    }

    @Test
    void nobodyElsesCertificateWillDo() throws Exception {
        Tls tls = new OwnAuthority(folder.resolve("one"), RANDOM).tls(HOSTS, now);
        Tls other = new OwnAuthority(folder.resolve("two"), RANDOM).tls(HOSTS, now);
        try (Served served = new Served(other)) {
            URI server = served.at("localhost");
            assertThrows(
                    SSLException.class,
                    () -> ServerClient.person(server, Optional.of(read(tls))).get("/"));
            assertThrows(
                    SSLException.class,
                    () -> ServerClient.person(server).get("/"),
                    "the machine does not know it either");
        }
    }

    @Test
    void aCertificateForOtherNamesWillNotDo() throws Exception {
        Tls tls = new OwnAuthority(folder, RANDOM).tls(List.of("box.example"), now);
        try (Served served = new Served(tls)) {
            URI server = served.at("localhost");
            assertThrows(
                    SSLException.class,
                    () -> ServerClient.person(server, Optional.of(read(tls))).get("/"));
        }
    }

    @Test
    void theFingerprintFindsTheAuthorityAndNoOther() throws Exception {
        Tls tls = new OwnAuthority(folder, RANDOM).tls(HOSTS, now);
        try (Served served = new Served(tls)) {
            URI server = served.at("localhost");
            Authority found = Authority.find(server, tls.fingerprint().orElseThrow(), RANDOM)
                    .orElseThrow();
            assertEquals(
                    Json.object("here", Json.text("yes")),
                    ServerClient.person(server, Optional.of(found)).get("/"));
            String plain = tls.fingerprint().orElseThrow().replace(":", "");
            assertTrue(Authority.find(server, plain.toLowerCase(java.util.Locale.ROOT), RANDOM)
                    .isPresent());
            String wrong = (plain.charAt(0) == '0' ? "1" : "0") + plain.substring(1);
            assertTrue(Authority.find(server, wrong, RANDOM).isEmpty());
        }
    }

    @Test
    void theAuthorityStaysAndTheCertificateToo() throws Exception {
        Tls first = new OwnAuthority(folder, RANDOM).tls(HOSTS, now);
        assertEquals(first, new OwnAuthority(folder, RANDOM).tls(HOSTS, now.plus(Duration.ofDays(300))));
    }

    @Test
    void theCertificateIsRenewedBeforeItEndsOrForAnotherName() throws Exception {
        Tls first = new OwnAuthority(folder, RANDOM).tls(HOSTS, now);
        Tls later = new OwnAuthority(folder, RANDOM).tls(HOSTS, now.plus(Duration.ofDays(350)));
        assertEquals(first.fingerprint(), later.fingerprint());
        assertNotEquals(first.certificates(), later.certificates());
        assertNotEquals(first.key(), later.key());
        Tls named = new OwnAuthority(folder, RANDOM).tls(List.of("localhost", "box.example"), now);
        assertEquals(first.fingerprint(), named.fingerprint());
        assertNotEquals(later.certificates(), named.certificates());
    }

    @Test
    void aCertificateThatWasLostHalfwayIsMadeAnew() throws Exception {
        Tls first = new OwnAuthority(folder, RANDOM).tls(HOSTS, now);
        Files.delete(folder.resolve("server.crt"));
        Tls again = new OwnAuthority(folder, RANDOM).tls(HOSTS, now);
        assertEquals(first.fingerprint(), again.fingerprint());
        try (Served served = new Served(again)) {
            assertEquals(
                    Json.object("here", Json.text("yes")),
                    ServerClient.person(served.at("localhost"), Optional.of(read(again)))
                            .get("/"));
        }
    }

    @Test
    void nobodyElseReadsTheKeys() throws Exception {
        Tls tls = new OwnAuthority(folder.resolve("tls"), RANDOM).tls(HOSTS, now);
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("tls"))));
        for (String name : List.of("ca.key", "server.key")) {
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(folder.resolve("tls").resolve(name))));
        }
        assertFalse(tls.toString().contains("PRIVATE"));
    }

    private static Authority read(Tls tls) {
        return Authority.read(tls.authority().orElseThrow().getBytes(StandardCharsets.US_ASCII), RANDOM)
                .orElseThrow();
    }

    /** Something small behind TLS. */
    private static final class Served implements AutoCloseable {
        private final Vertx vertx = Vertx.vertx();
        private final HttpServer server;

        Served(Tls tls) {
            server = vertx.createHttpServer(new HttpServerOptions()
                            .setHost("127.0.0.1")
                            .setSsl(true)
                            .setKeyCertOptions(new PemKeyCertOptions()
                                    .addCertValue(Buffer.buffer(tls.certificates()))
                                    .addKeyValue(Buffer.buffer(tls.key()))))
                    .requestHandler(request -> request.response().end("{\"here\":\"yes\"}"))
                    .listen(0)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }

        URI at(String host) {
            return URI.create("https://" + host + ":" + server.actualPort());
        }

        @Override
        public void close() {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
