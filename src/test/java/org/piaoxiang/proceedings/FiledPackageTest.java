package org.piaoxiang.proceedings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;

/** A filing names a package that was made here, with all that is in it. */
class FiledPackageTest {
    private static final String FILES = "[{\"name\":\"a\",\"sha256\":\"ab\",\"size\":3}]";
    private static final String MANIFEST =
            "{\"purpose\":\"FILING\",\"meeting\":\"m\",\"size\":9,\"files\":" + FILES + "}";

    private static byte[] zip(String name, String manifest) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(manifest.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static boolean holds(String meeting, byte[] zip, int bytes, int size, String files) throws JsonException {
        return FiledPackage.isWhatIsFiled(
                meeting,
                Optional.of(zip),
                Fields.of(
                        JsonReader.read(
                                "{\"bytes\":" + bytes + ",\"recordSize\":" + size + ",\"documents\":" + files + "}"),
                        "data"));
    }

    @Test
    void thePackageThatWasMadeIsFiled() throws Exception {
        byte[] zip = zip("manifest.json", MANIFEST);
        assertTrue(holds("m", zip, zip.length, 9, FILES));
        assertEquals(9, FiledPackage.manifest(zip).integer("size"));
    }

    @Test
    void whatDiffersFromThePackageIsNot() throws Exception {
        byte[] zip = zip("manifest.json", MANIFEST);
        assertFalse(holds("other", zip, zip.length, 9, FILES));
        assertFalse(holds("m", zip, zip.length + 1, 9, FILES));
        assertFalse(holds("m", zip, zip.length, 8, FILES));
        assertFalse(holds("m", zip, zip.length, 9, FILES.replace("ab", "cd")));
        assertFalse(holds("m", zip, zip.length, 9, "[]"));
    }

    @ParameterizedTest
    @CsvSource({"FILING,EXPORT", "FILING,OTHER"})
    void anotherBundleIsNot(String purpose, String other) throws Exception {
        byte[] zip = zip("manifest.json", MANIFEST.replace(purpose, other));
        assertFalse(holds("m", zip, zip.length, 9, FILES));
    }

    @Test
    void whatIsNoPackageIsNot() throws Exception {
        byte[] zip = zip("else.json", MANIFEST);
        assertThrows(JsonException.class, () -> holds("m", zip, zip.length, 9, FILES));
        assertThrows(JsonException.class, () -> FiledPackage.manifest(new byte[] {'P', 'K'}));
    }
}
