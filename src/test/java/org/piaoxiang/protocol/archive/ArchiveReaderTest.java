package org.piaoxiang.protocol.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.piaoxiang.protocol.group.HashFunction;

/** The file itself: headers, lengths, padding, and where each record lies. */
class ArchiveReaderTest {
    private static final HashFunction HASH = HashFunction.SHA_256;
    private static final long TIMESTAMP = 1_795_289_147L;
    private static final int BLOCK = 512;
    private static final String NOT_LAWFUL = "its tar header is not in the lawful form";

    @Test
    void everyRecordIsReadWithItsPlace() throws Exception {
        // Around the blocks of a tar, the pieces in which bodies are read, and what a piece read over again would hide.
        List<byte[]> bodies = new ArrayList<>();
        for (int length : List.of(0, 1, 511, 512, 513, 65_535, 65_536, 65_537, 200_000)) {
            byte[] body = new byte[length];
            for (int i = 0; i < length; i++) {
                body[i] = (byte) (i * 31 + i / 256);
            }
            bodies.add(body);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ArchiveWriter writer = ArchiveWriter.begin(out, HASH, TIMESTAMP);
        for (byte[] body : bodies) {
            writer.data(body);
        }
        ArchiveWriter.resume(out, HASH, TIMESTAMP).event(bytes("an event"));
        byte[] file = out.toByteArray();
        ArchiveReader reader = open(file);
        assertEquals(TIMESTAMP, reader.timestamp());
        assertEquals(List.of(), reader.headerIrregularities());
        for (int i = 0; i < bodies.size(); i++) {
            ArchiveRecord record = reader.next().orElseThrow();
            assertEquals(i + 1, record.position());
            assertEquals(ArchiveRecord.Kind.DATA, record.kind());
            assertEquals(HASH.hex(bodies.get(i)), record.hash());
            assertTrue(record.isNamedBy(HASH));
            assertArrayEquals(bodies.get(i), record.body());
            int at = (int) record.offset();
            assertArrayEquals(bodies.get(i), Arrays.copyOfRange(file, at, at + record.body().length));
            assertEquals(List.of(), record.irregularities());
        }
        assertEquals(ArchiveRecord.Kind.EVENT, reader.next().orElseThrow().kind());
        assertEquals(Optional.empty(), reader.next());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "8589934591, 8589934591",
        "8589934592, 0",
        "9999999999, 0",
        "10000000000, 0",
        "01, 0",
        "-1, 0",
        "'', 0"
    })
    void theTimeIsAWholeNumberOfElevenOctalDigits(String written, long read) throws Exception {
        byte[] body = bytes("{\"version\":1,\"timestamp\":\"" + written + "\"}");
        ArchiveReader reader = open(join(TarHeader.make("BELENIOS", body.length, read), padded(body)));
        assertEquals(read, reader.timestamp());
        assertEquals(
                written.equals(Long.toString(read)),
                reader.headerIrregularities().isEmpty());
    }

    @Test
    void aHeaderOfAnotherFormIsReadAndTold() throws Exception {
        byte[] body = ArchiveReader.headerBody(TIMESTAMP);
        byte[] header = TarHeader.make("BELENIOS", body.length, TIMESTAMP + 1);
        assertEquals(List.of(NOT_LAWFUL), open(join(header, padded(body))).headerIrregularities());
        byte[] spaced = bytes("{\"version\":1, \"timestamp\":\"" + TIMESTAMP + "\"}");
        assertEquals(
                List.of("the archive's header is not in the lawful form"),
                open(join(TarHeader.make("BELENIOS", spaced.length, TIMESTAMP), padded(spaced)))
                        .headerIrregularities());
        byte[] dirty = padded(body);
        dirty[BLOCK - 1] = 1;
        assertEquals(
                List.of("its padding is not zero"),
                open(join(TarHeader.make("BELENIOS", body.length, TIMESTAMP), dirty))
                        .headerIrregularities());
    }

    @Test
    void whatIsNoArchiveIsRefusedWithASentence() {
        byte[] body = ArchiveReader.headerBody(TIMESTAMP);
        byte[] header = TarHeader.make("BELENIOS", body.length, TIMESTAMP);
        String noArchive = "This is not a Belenios archive: it does not begin with a BELENIOS record.";
        assertEquals(noArchive, refusal(new byte[0]));
        assertEquals(noArchive, refusal(Arrays.copyOf(header, BLOCK - 1)));
        assertEquals(noArchive, refusal(join(TarHeader.make("BELENIO", body.length, TIMESTAMP), padded(body))));
        String noHeader = "This is not a Belenios archive: its first record is not an archive header.";
        byte[] longer = bytes("{\"version\":1,\"timestamp\":\"" + TIMESTAMP + "\",\"x\":\"" + "x".repeat(980) + "\"}");
        assertEquals(1025, longer.length);
        assertEquals(noHeader, refusal(join(TarHeader.make("BELENIOS", longer.length, TIMESTAMP), padded(longer))));
        byte[] unsized = header.clone();
        Arrays.fill(unsized, 124, 136, (byte) 'x');
        assertEquals(noHeader, refusal(join(unsized, padded(body))));
        byte[] empty = header.clone();
        Arrays.fill(empty, 124, 136, (byte) 0);
        assertEquals(noHeader, refusal(join(empty, padded(body))));
        assertEquals(endsEarly(0), refusal(join(header, body)));
        assertEquals(endsEarly(0), refusal(header));
        assertEquals(
                "This archive is of a version that this release does not know.",
                refusal(join(TarHeader.make("BELENIOS", 13, TIMESTAMP), padded(bytes("{\"version\":2}")))));
        assertEquals(
                "The archive's header cannot be read.",
                refusal(join(TarHeader.make("BELENIOS", 2, TIMESTAMP), padded(bytes("[]")))));
    }

    @Test
    void aHeaderOfTheLargestSizeIsRead() throws Exception {
        byte[] body = bytes("{\"version\":1,\"timestamp\":\"" + TIMESTAMP + "\",\"x\":\"" + "x".repeat(979) + "\"}");
        assertEquals(1024, body.length);
        assertEquals(
                TIMESTAMP,
                open(join(TarHeader.make("BELENIOS", body.length, TIMESTAMP), padded(body)))
                        .timestamp());
    }

    @Test
    void aRecordThatIsCutIsToldWithItsNumber() throws Exception {
        byte[] body = bytes("body");
        byte[] file = join(begun(), TarHeader.make(HASH.hex(body) + ".data.json", 4, TIMESTAMP), padded(body));
        int start = begun().length;
        for (int cut :
                List.of(start + 1, start + 64, start + 511, start + 512, start + 515, start + 516, file.length - 1)) {
            ArchiveReader reader = open(Arrays.copyOf(file, cut));
            assertEquals(
                    endsEarly(1),
                    assertThrows(UnusableArchive.class, reader::next).sentence(),
                    () -> "cut at " + cut);
        }
        byte[] large =
                join(begun(), TarHeader.make(HASH.hex(body) + ".data.json", 300_000, TIMESTAMP), new byte[299_999]);
        assertEquals(
                endsEarly(1),
                assertThrows(UnusableArchive.class, open(large)::next).sentence());
    }

    @Test
    void lengthsThatCannotBeReadOrAreTooLargeAreTold() throws Exception {
        byte[] header = TarHeader.make(HASH.hex(new byte[0]) + ".data.json", 0, TIMESTAMP);
        for (String digits : List.of("0000000000x", "00000000008", "9", "-", "        ")) {
            byte[] odd = header.clone();
            Arrays.fill(odd, 124, 136, (byte) 0);
            System.arraycopy(bytes(digits), 0, odd, 124, digits.length());
            assertEquals(
                    "The length of record 1 cannot be read; what follows it cannot be found.",
                    assertThrows(UnusableArchive.class, open(join(begun(), odd))::next)
                            .sentence());
        }
        byte[] large = TarHeader.make("x", ArchiveReader.MAX_BODY + 1, TIMESTAMP);
        assertEquals(
                "Record 1 is longer than 256 MiB.",
                assertThrows(UnusableArchive.class, open(join(begun(), large))::next)
                        .sentence());
        // As long as may be: it is only too short.
        byte[] most = TarHeader.make("x", ArchiveReader.MAX_BODY, TIMESTAMP);
        assertEquals(
                endsEarly(1),
                assertThrows(UnusableArchive.class, open(join(begun(), most))::next)
                        .sentence());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 511})
    void bytesAfterTheLastRecordAreTold(int length) throws Exception {
        byte[] junk = new byte[length];
        Arrays.fill(junk, (byte) '!');
        ArchiveReader reader = open(join(begun(), junk));
        ArchiveRecord record = reader.next().orElseThrow();
        assertEquals(ArchiveRecord.Kind.UNKNOWN, record.kind());
        assertEquals(List.of("bytes that belong to no record stand at the end"), record.irregularities());
        assertEquals(Optional.empty(), reader.next());
    }

    @Test
    void aCutNameIsACutRecordAndAnythingElseIsNot() throws Exception {
        byte[] mixed = new byte[100];
        Arrays.fill(mixed, (byte) 'a');
        // The 64th byte is the last that belongs to a hash.
        mixed[63] = 'g';
        assertTrue(open(join(begun(), mixed)).next().isPresent());
        mixed[63] = 'f';
        mixed[64] = 'g';
        assertThrows(UnusableArchive.class, open(join(begun(), mixed))::next);
        byte[] first = bytes("0");
        assertThrows(UnusableArchive.class, open(join(begun(), first))::next);
    }

    @Test
    void nothingIsReadBehindAnEndOfArchiveBlock() throws Exception {
        ArchiveReader reader = open(join(begun(), new byte[BLOCK], begun()));
        ArchiveRecord end = reader.next().orElseThrow();
        assertEquals(
                List.of("an end-of-archive block stands here, which has no place in an archive"), end.irregularities());
        assertEquals("record 1 (end)", end.place());
        assertEquals(Optional.empty(), reader.next());
    }

    @Test
    void namesThatAreNoneAndNamesThatComeAgainAreTold() throws Exception {
        byte[] body = bytes("b");
        byte[] odd = join(TarHeader.make("Über\n.data.json", 1, TIMESTAMP), padded(body));
        byte[] lawful = join(TarHeader.make(HASH.hex(body) + ".data.json", 1, TIMESTAMP), padded(body));
        ArchiveReader reader = open(join(begun(), odd, lawful, lawful));
        ArchiveRecord record = reader.next().orElseThrow();
        assertEquals(
                List.of(NOT_LAWFUL, "its name is not a hash with .data.json or .event.json"), record.irregularities());
        assertEquals("record 1 (?ber?.data.j…)", record.place());
        assertFalse(record.isNamedBy(HASH));
        assertEquals(List.of(), reader.next().orElseThrow().irregularities());
        ArchiveRecord again = reader.next().orElseThrow();
        assertEquals(List.of("a record of this name stood before"), again.irregularities());
        assertEquals("record 3 (" + HASH.hex(body).substring(0, 12) + "…)", again.place());
    }

    private static String endsEarly(int record) {
        return "The file ends in the middle of record " + record + "; it was probably not copied whole. Copy it again.";
    }

    private static String refusal(byte[] file) {
        return assertThrows(UnusableArchive.class, () -> open(file)).sentence();
    }

    private static ArchiveReader open(byte[] file) throws IOException, UnusableArchive {
        return ArchiveReader.open(new ByteArrayInputStream(file));
    }

    private static byte[] begun() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ArchiveWriter.begin(out, HASH, TIMESTAMP);
        return out.toByteArray();
    }

    private static byte[] padded(byte[] body) {
        return Arrays.copyOf(body, (body.length + BLOCK - 1) / BLOCK * BLOCK);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
