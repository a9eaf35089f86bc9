package org.piaoxiang.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.piaoxiang.exchange.UnusableFile.Problem;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.group.HashFunction;

/** Sealed files, cards, key files and answers: there and back, and every way in which they are refused. */
class SealedFilingTest {
    private final Exchanged exchanged = new Exchanged();

    @AfterEach
    void end() {
        exchanged.close();
    }

    private Problem refused(byte[] file) {
        return assertThrows(UnusableFile.class, () -> SealedFiling.open(file, exchanged.office))
                .problem();
    }

    @Test
    void theDepartmentReadsWhatTheServerSealed() throws Exception {
        SealedFiling.Opened opened = SealedFiling.open(exchanged.sealed(), exchanged.office);
        assertEquals(Exchanged.SUBJECT, opened.subject());
        assertEquals(exchanged.server.verifyKey(), opened.server());
        FilingContent content = FilingContent.unpack(opened);
        assertEquals(2, content.revision());
        assertEquals(exchanged.content().view(), content.view());
        assertArrayEquals(exchanged.content().letter(), content.letter());
        assertArrayEquals(
                Exchanged.ATTACHMENT, content.attachments().get(HashFunction.SHA_256.hex(Exchanged.ATTACHMENT)));
    }

    @Test
    void nothingOfTheContentAndNoTwoFilesLookAlike() throws Exception {
        byte[] file = exchanged.sealed();
        assertFalse(new String(file, StandardCharsets.ISO_8859_1).contains("filing.json"));
        assertFalse(Arrays.equals(file, exchanged.sealed()), "each file has a key of its own");
    }

    @Test
    void anyChangedByteIsSeen() throws Exception {
        byte[] file = exchanged.sealed();
        int named = "piaoxiang-sealed/1\n".length();
        for (int i = 0; i < file.length; i++) {
            byte[] spoiled = file.clone();
            spoiled[i] ^= 1;
            Problem problem = refused(spoiled);
            if (i >= named) {
                boolean length = problem == Problem.SEALED_CUT_OFF || problem == Problem.SEALED_UNREADABLE;
                assertTrue(problem == Problem.SEALED_ALTERED || length, i + " " + problem);
            }
        }
    }

    @Test
    void aFileThatIsNotWholeIsCutOffAndALongerOneAltered() throws Exception {
        byte[] file = exchanged.sealed();
        for (int length : List.of(file.length - 1, file.length - 64, file.length / 2, 60, 20)) {
            assertEquals(Problem.SEALED_CUT_OFF, refused(Arrays.copyOf(file, length)), "of " + length);
        }
        assertEquals(Problem.SEALED_ALTERED, refused(Arrays.copyOf(file, file.length + 1)));
    }

    @Test
    void otherFilesAndVersionsAreNamed() throws Exception {
        byte[] file = exchanged.sealed();
        file["piaoxiang-sealed/".length()] = '2';
        assertEquals(Problem.SEALED_VERSION, refused(file));
        assertEquals(Problem.SEALED_UNREADABLE, refused(new byte[0]));
        assertEquals(Problem.SEALED_UNREADABLE, refused("%PDF-1.7\n".getBytes(StandardCharsets.UTF_8)));
        assertEquals(Problem.SEALED_UNREADABLE, refused(new byte[9000]));
        assertEquals(Problem.SEALED_TOO_LARGE, refused(new byte[SealedFiling.LONGEST + 1]));
    }

    @Test
    void anotherDepartmentCannotOpenIt() throws Exception {
        byte[] file = exchanged.sealed();
        try (OfficeKeys other = OfficeKeys.generate("别的部门", exchanged.random::nextBytes)) {
            assertEquals(
                    Problem.SEALED_OTHER_KEY,
                    assertThrows(UnusableFile.class, () -> SealedFiling.open(file, other))
                            .problem());
        }
    }

    /** Who takes a file and signs it as another server changes the header, to which the content is bound. */
    @Test
    void aFileCannotBePassedOffAsAnotherServers() throws Exception {
        byte[] file = exchanged.sealed();
        try (Exchanged thief = new Exchanged()) {
            String text = new String(file, StandardCharsets.ISO_8859_1);
            String stolen = text.substring(0, text.length() - 64)
                    .replace(
                            exchanged.server.verifyKey().base64(),
                            thief.server.verifyKey().base64());
            byte[] start = stolen.getBytes(StandardCharsets.ISO_8859_1);
            byte[] statement =
                    ("piaoxiang-sealed-file/1\n" + HashFunction.SHA_256.hex(start)).getBytes(StandardCharsets.UTF_8);
            ByteArrayOutputStream signed = new ByteArrayOutputStream();
            signed.writeBytes(start);
            signed.writeBytes(thief.server.sign(statement));
            assertEquals(Problem.SEALED_ALTERED, refused(signed.toByteArray()));
        }
    }

    @Test
    void whatIsInsideBelongsToTheFile() throws Exception {
        SealedFiling.Subject other = new SealedFiling.Subject("meeting2", "f".repeat(64), 7);
        for (byte[] content : List.of(
                exchanged.content().pack(other),
                "no zip".getBytes(StandardCharsets.UTF_8),
                zip("../up", Exchanged.ATTACHMENT),
                zip("attachments/" + "0".repeat(64), Exchanged.ATTACHMENT))) {
            SealedFiling.Opened opened = SealedFiling.open(exchanged.seal(content), exchanged.office);
            assertEquals(
                    Problem.SEALED_ALTERED,
                    assertThrows(UnusableFile.class, () -> FilingContent.unpack(opened))
                            .problem());
        }
    }

    private static byte[] zip(String name, byte[] bytes) throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(bytes);
        }
        return file.toByteArray();
    }

    @Test
    void keysStandUnderAPassphrase() throws Exception {
        String file = exchanged.office.lock("一个不短的口令".toCharArray(), exchanged.random::nextBytes);
        assertEquals(exchanged.office.card(), OfficeKeys.cardOf(file));
        try (OfficeKeys again = OfficeKeys.unlock(file, "一个不短的口令".toCharArray())) {
            assertEquals(exchanged.office.card(), again.card());
            assertEquals(
                    Exchanged.SUBJECT,
                    SealedFiling.open(exchanged.sealed(), again).subject());
        }
        assertEquals(
                Problem.KEY_PASSPHRASE_WRONG,
                assertThrows(UnusableFile.class, () -> OfficeKeys.unlock(file, "别的口令别的口令".toCharArray()))
                        .problem());
        assertFalse(exchanged.office.toString().contains("="));
    }

    @Test
    void aCardIsTheDepartmentsOwn() throws Exception {
        OfficeCard card = exchanged.office.card();
        assertEquals(card, OfficeCard.parse(card.text() + "\n"));
        assertEquals(12, card.code().split(" ").length);
        try (OfficeKeys other = OfficeKeys.generate("市委组织部", exchanged.random::nextBytes)) {
            assertFalse(card.code().equals(other.card().code()));
            for (String[] parts : new String[][] {
                {"别的名称", card.signing().base64(), card.sealing()},
                {card.name(), other.card().signing().base64(), card.sealing()},
                {card.name(), card.signing().base64(), other.card().sealing()}
            }) {
                assertThrows(UnusableFile.class, () -> OfficeCard.of(parts[0], parts[1], parts[2], card.signature()));
            }
        }
        for (String text :
                List.of("", "PXS1/", "PXS1/AAAA", "PXO1/x", card.text().substring(0, 90))) {
            assertEquals(
                    Problem.CARD_UNREADABLE,
                    assertThrows(UnusableFile.class, () -> OfficeCard.parse(text))
                            .problem());
        }
    }

    /** RFC 7748, section 6.1. */
    @Test
    void x25519AgreesWithTheStandard() {
        HexFormat hex = HexFormat.of();
        byte[] alice = hex.parseHex("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a");
        byte[] bob = hex.parseHex("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb");
        try (SealingKey a = SealingKey.ofSecret(alice);
                SealingKey b = SealingKey.ofSecret(bob)) {
            assertEquals(
                    "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a", hex.formatHex(a.publicKey()));
            String shared = "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742";
            assertEquals(shared, hex.formatHex(a.agree(b.publicKey()).orElseThrow()));
            assertEquals(shared, hex.formatHex(b.agree(a.publicKey()).orElseThrow()));
            assertTrue(a.agree(new byte[32]).isEmpty(), "a point of small order would make the secret public");
        }
    }

    @Test
    void anAnswerHoldsOnlyAsItWasSigned() throws Exception {
        byte[] file = AnswerFile.sign(Exchanged.answer(), exchanged.office);
        assertTrue(AnswerFile.holds(data(file, file)));
        String text = new String(file, StandardCharsets.UTF_8);
        for (String[] change : new String[][] {
            {"RETURNED", "CLEARED"},
            {"\"revision\":3", "\"revision\":4"},
            {"meeting1", "meeting2"},
            {"王签发", "李签发"}
        }) {
            byte[] spoiled = text.replace(change[0], change[1]).getBytes(StandardCharsets.UTF_8);
            assertFalse(Arrays.equals(spoiled, file), change[0]);
            assertFalse(AnswerFile.holds(data(spoiled, spoiled)), change[1]);
        }
        assertFalse(AnswerFile.holds(data(file, new byte[0])), "the hash is the file's");
    }

    private static Fields data(byte[] file, byte[] hashed) throws Exception {
        Fields fields = Fields.of(JsonReader.read(file), "file");
        Json data = Json.object(
                "file", Json.text(HashFunction.SHA_256.hex(hashed)),
                "key", fields.value("key"),
                "signature", fields.value("signature"),
                "statement", fields.value("statement"));
        return Fields.of(JsonReader.read(JsonWriter.compactBytes(data)), "data");
    }
}
