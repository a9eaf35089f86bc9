package org.piaoxiang.proceedings;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.proceedings.port.FileStore;

/** The package of a filing after appointments (任后备案), as the server keeps it under its hash. */
public final class FiledPackage {
    private static final String MANIFEST = "manifest.json";
    private static final int MAX_MANIFEST = 1 << 20;

    private FiledPackage() {}

    /** Returns the manifest, which is the first file of the package. */
    public static Fields manifest(byte[] zip) throws JsonException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            ZipEntry first = in.getNextEntry();
            if (first == null || !first.getName().equals(MANIFEST)) {
                throw new JsonException("the package has no manifest");
            }
            return Fields.of(JsonReader.read(in.readNBytes(MAX_MANIFEST)), "manifest");
        } catch (IOException broken) {
            throw new JsonException("the package cannot be read");
        }
    }

    /** Whether what {@code data} says is filed is a package that was made here for {@code meeting}, and all of it. */
    static boolean isWhatIsFiled(String meeting, FileStore files, Fields data) throws JsonException {
        return isWhatIsFiled(meeting, files.get(meeting, data.text("sha256")), data);
    }

    /** The same of the bytes that have the hash, where there are any. */
    static boolean isWhatIsFiled(String meeting, Optional<byte[]> zip, Fields data) throws JsonException {
        if (zip.isEmpty()) {
            return false;
        }
        Fields manifest = manifest(zip.get());
        return manifest.optional("purpose").equals(Optional.of(Json.text("FILING")))
                && manifest.text("meeting").equals(meeting)
                && data.integer("bytes") == zip.get().length
                && same(manifest.value("size"), data.value("recordSize"))
                && same(manifest.value("files"), data.value("documents"));
    }

    private static boolean same(Json one, Json other) {
        return JsonWriter.canonical(one).equals(JsonWriter.canonical(other));
    }
}
