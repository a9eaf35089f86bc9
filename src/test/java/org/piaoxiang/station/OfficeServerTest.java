package org.piaoxiang.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.piaoxiang.exchange.AnswerFile;
import org.piaoxiang.exchange.FilingContent;
import org.piaoxiang.exchange.OfficeCard;
import org.piaoxiang.exchange.PlayedOffice;
import org.piaoxiang.exchange.SealedFiling;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.protocol.group.HashFunction;
import org.piaoxiang.record.SigningKey;

/** The superior department's station over its own interface: key, sealed file, answer, revision. */
class OfficeServerTest {
    private static final byte[] PDF = "%PDF-1.7".getBytes(StandardCharsets.UTF_8);
    private static final String PASSPHRASE = "一个不短的部门口令啊啊啊";
    private static final String ANSWER = "{'items':[{'item':'i1','answer':'CLEARED'}],'handledBy':'吴经办',"
            + "'reviewedBy':'郑审核','signedBy':'王签发','attends':true,'observer':'郑某'}";

    @TempDir
    private Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final SecureRandom random = new SecureRandom();
    private final SigningKey meetingServer = SigningKey.generate(random);
    private HttpClient browser = HttpClient.newHttpClient();
    private OfficeServer office;

    @BeforeEach
    void begin() throws Exception {
        start();
    }

    private void start() throws Exception {
        office = OfficeServer.start(vertx, folder, 0, random);
        browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        HttpRequest door = HttpRequest.newBuilder(URI.create(office.address())).build();
        assertEquals(302, browser.send(door, BodyHandlers.ofString()).statusCode());
    }

    @AfterEach
    void end() {
        office.close();
        meetingServer.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private URI at(String path) {
        return URI.create(office.address()).resolve(path);
    }

    private Fields send(HttpRequest.Builder request) throws Exception {
        return Fields.of(
                JsonReader.read(browser.send(request.build(), BodyHandlers.ofByteArray())
                        .body()),
                "answer");
    }

    private Fields post(String verb, byte[] body) throws Exception {
        URI address = at("/station/office/" + verb);
        return send(HttpRequest.newBuilder(address)
                .header("Origin", "http://" + address.getAuthority())
                .POST(BodyPublishers.ofByteArray(body)));
    }

    private Fields post(String verb, String body) throws Exception {
        return post(verb, body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private Fields state() throws Exception {
        return send(HttpRequest.newBuilder(at("/station/office")));
    }

    private OfficeCard made() throws Exception {
        Fields made = post("key", "{'name':'市委组织部','passphrase':'" + PASSPHRASE + "'}");
        assertEquals("OPEN", made.text("key"));
        return OfficeCard.parse(made.object("card").text("text"));
    }

    private byte[] sealed(OfficeCard card, int imported) throws Exception {
        SealedFiling.Subject subject = new SealedFiling.Subject("meeting1", "f".repeat(64), 7);
        FilingContent content = new FilingContent(
                imported, Json.object("size", Json.number(7)), PDF, Map.of(HashFunction.SHA_256.hex(PDF), PDF));
        return SealedFiling.seal(subject, content.pack(subject), card, meetingServer, random::nextBytes);
    }

    @Test
    void theKeyStandsUnderAPassphraseAndIsMadeOnce() throws Exception {
        assertEquals("NONE", state().text("key"));
        assertEquals("OFFICE_NO_KEY", post("open", new byte[0]).text("code"));
        assertEquals(
                "OFFICE_PASSPHRASE_SHORT",
                post("key", "{'name':'市委组织部','passphrase':'短'}").text("code"));
        OfficeCard card = made();
        assertEquals(
                "OFFICE_KEY_EXISTS",
                post("key", "{'name':'又','passphrase':'" + PASSPHRASE + "'}").text("code"));
        assertEquals(card.code(), state().object("card").text("code"));
        office.close();
        start();
        assertEquals("LOCKED", state().text("key"));
        assertEquals("OFFICE_LOCKED", post("open", sealed(card, 0)).text("code"));
        assertEquals(
                "KEY_PASSPHRASE_WRONG",
                post("unlock", "{'passphrase':'不对不对不对'}").text("code"));
        assertEquals(
                "OPEN", post("unlock", "{'passphrase':'" + PASSPHRASE + "'}").text("key"));
        assertEquals("LOCKED", post("lock", "{}").text("key"));
    }

    @Test
    void aFileIsOpenedComparedAndAnsweredAndTheAnswerRevised() throws Exception {
        OfficeCard card = made();
        Fields filing = post("open", sealed(card, 4)).object("filing");
        assertEquals("meeting1", filing.text("meeting"));
        assertEquals(OfficeCard.serverCode(meetingServer.verifyKey()), filing.text("serverCode"));
        assertFalse(filing.bool("serverKnown"));
        assertEquals("OFFICE_SERVER_UNCONFIRMED", post("answer", ANSWER).text("code"));
        assertTrue(post("server", "{}").object("filing").bool("serverKnown"));

        Fields first = post("answer", ANSWER);
        assertEquals(5, first.integer("revision"), "above what the server has imported");
        byte[] file = first.text("file").getBytes(StandardCharsets.UTF_8);
        assertTrue(AnswerFile.holds(Fields.of(PlayedOffice.data(file), "data")));
        assertTrue(first.text("file").contains(card.signing().base64()));
        assertEquals(6, post("answer", ANSWER).integer("revision"));
        assertEquals(
                6, post("open", sealed(card, 0)).object("filing").object("last").integer("revision"));
    }

    @Test
    void attachmentsAndTheLetterAreThoseOfTheOpenFile() throws Exception {
        OfficeCard card = made();
        String attachment = "/api/meetings/meeting1/attachments/" + HashFunction.SHA_256.hex(PDF);
        assertEquals("NOT_FOUND", send(HttpRequest.newBuilder(at(attachment))).text("code"));
        post("open", sealed(card, 0));
        for (String path : new String[] {attachment, "/station/office/letter.pdf"}) {
            assertEquals(
                    "%PDF-1.7",
                    browser.send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofString())
                            .body(),
                    path);
        }
        post("close", "{}");
        assertEquals("NOT_FOUND", send(HttpRequest.newBuilder(at(attachment))).text("code"));
    }

    @Test
    void whatIsNotWholeOrNotForUsIsRefusedAndNothingLiesOpen() throws Exception {
        OfficeCard card = made();
        byte[] file = sealed(card, 0);
        byte[] spoiled = file.clone();
        spoiled[spoiled.length - 100] ^= 1;
        assertEquals("SEALED_ALTERED", post("open", spoiled).text("code"));
        assertEquals(
                "SEALED_CUT_OFF",
                post("open", java.util.Arrays.copyOf(file, 300)).text("code"));
        assertEquals("SEALED_UNREADABLE", post("open", PDF).text("code"));
        try (PlayedOffice other = new PlayedOffice()) {
            assertEquals(
                    "SEALED_OTHER_KEY",
                    post("open", sealed(other.keys().card(), 0)).text("code"));
        }
        assertEquals("OFFICE_NOTHING_OPEN", post("answer", ANSWER).text("code"));
        assertTrue(state().optional("filing").isEmpty());
    }

    @Test
    void anAnswerSaysEverythingOrIsNotSigned() throws Exception {
        OfficeCard card = made();
        post("open", sealed(card, 0));
        post("server", "{}");
        for (String[] change : new String[][] {
            {"'CLEARED'", "'RETURNED'"},
            {"'CLEARED'", "'FILED'"},
            {"'王签发'", "''"},
            {"'attends':true,'observer':'郑某'", "'attends':false"},
            {"'attends':true", "'attends':true,'more':1"}
        }) {
            assertEquals(
                    "OFFICE_ANSWER_MISSHAPEN",
                    post("answer", ANSWER.replace(change[0], change[1])).text("code"));
        }
        assertTrue(state().object("filing").optional("last").isEmpty());
    }

    @Test
    void nothingSecretStandsInTheFiles() throws Exception {
        made();
        String key = Files.readString(folder.resolve("office-key.json"));
        assertFalse(key.contains(PASSPHRASE));
        assertEquals(
                "rw-------",
                java.nio.file.attribute.PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.resolve("office-key.json"))));
    }
}
