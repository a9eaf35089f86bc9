package org.piaoxiang.verifier.meeting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Zip files that nobody should unpack. */
class BundleFilesTest {
    private static final int BOMB = 64 << 20;

    @TempDir
    private Path folder;

    private Path zip(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve("a.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(bytes);
            zip.closeEntry();
        }
        return file;
    }

    private static String refused(Path file) {
        return assertThrows(UnusableBundle.class, () -> Bundle.read(file)).sentence();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../manifest.json", "/etc/passwd", "a/../b", "a//b", "..", "a\\b", "C:/b", "a/"})
    void aNameThatLeadsElsewhereIsRefused(String name) throws IOException {
        assertTrue(refused(zip(name, new byte[1])).contains("does not belong"), name);
    }

    @Test
    void aBombIsNotUnpacked() throws IOException {
        assertTrue(refused(zip("manifest.json", new byte[BOMB])).contains("more than this program unpacks"));
    }

    @Test
    void anotherZipFileIsNoBundle() throws IOException {
        assertEquals(
                "This zip file is not the bundle of a meeting.",
                refused(zip("word/document.xml", "<x/>".getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void aCutZipFileIsDamaged() throws IOException {
        Path file = zip("manifest.json", "{}".getBytes(StandardCharsets.UTF_8));
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 10));
        assertTrue(refused(file).contains("damaged"));
    }

    @Test
    void namesOfPapersAreAllowed() throws Exception {
        assertEquals(
                1,
                BundleFiles.read(zip("papers/某市委常委会会议纪要（第12次）.docx", new byte[3]))
                        .size());
    }
}
