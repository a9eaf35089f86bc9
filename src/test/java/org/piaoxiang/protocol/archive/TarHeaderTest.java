package org.piaoxiang.protocol.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.EOFException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sizes and names in headers, how a record is named to people, and where bytes are read from. */
class TarHeaderTest {
    private static final int BLOCK = 512;

    @TempDir
    Path folder;

    @Test
    void sizesHaveElevenOctalDigitsAndNoMore() {
        byte[] header = new byte[BLOCK];
        Arrays.fill(header, 124, 137, (byte) '7');
        // Twelve digits up to the field of the time.
        assertEquals((1L << 36) - 1, TarHeader.size(header).orElseThrow());
        byte[] spaced = new byte[BLOCK];
        System.arraycopy(bytes("12 7"), 0, spaced, 124, 4);
        assertEquals(10, TarHeader.size(spaced).orElseThrow());
        byte[] full = new byte[BLOCK];
        Arrays.fill(full, (byte) 'n');
        assertEquals(100, TarHeader.name(full).length());
    }

    @Test
    void aPlaceShowsTwelveCharactersOfAName() {
        assertEquals("record 7 (abcdefghijkl)", named("abcdefghijkl").place());
        assertEquals("record 7 (abcdefghijkl…)", named("abcdefghijklm").place());
    }

    private static ArchiveRecord named(String hash) {
        return new ArchiveRecord(7, hash, ArchiveRecord.Kind.UNKNOWN, new byte[0], 0, List.of());
    }

    @Test
    void aSourceReadsAnywhereInAFileOrInMemory() throws Exception {
        byte[] content = bytes("0123456789");
        Path path = Files.write(folder.resolve("file"), content);
        for (ArchiveSource source : List.of(ArchiveSource.of(path), ArchiveSource.of(content))) {
            assertEquals(10, source.length());
            assertArrayEquals(bytes("3456"), source.read(3, 4));
            assertArrayEquals(bytes("9"), source.read(9, 1));
            assertArrayEquals(new byte[0], source.read(10, 0));
            try (var in = source.open()) {
                assertArrayEquals(content, in.readAllBytes());
            }
        }
        assertThrows(EOFException.class, () -> ArchiveSource.of(path).read(8, 3));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
