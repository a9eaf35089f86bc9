package org.piaoxiang.verifier.meeting;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.protocol.archive.ArchiveSource;
import org.piaoxiang.protocol.group.HashFunction;
import org.piaoxiang.record.VerifyKey;
import org.piaoxiang.verifier.Findings;
import org.piaoxiang.verifier.Report;

/** The export of a meeting in one zip file (docs/record.md), read back to be verified. */
public final class Bundle {
    private static final String MANIFEST = "manifest.json";
    private static final String ENTRIES = "record/entries.jsonl";
    private static final String CHECKPOINTS = "record/checkpoints.jsonl";
    private static final String SERVER_KEY = "record/server.key";
    private static final String PAPERS = "papers.json";

    private final Map<String, byte[]> files;
    private final Fields manifest;

    private Bundle(Map<String, byte[]> files, Fields manifest) {
        this.files = files;
        this.manifest = manifest;
    }

    /** Reads the zip file at {@code path}. */
    public static Bundle read(Path path) throws IOException, UnusableBundle {
        Map<String, byte[]> files = BundleFiles.read(path);
        byte[] manifest = files.get(MANIFEST);
        if (manifest == null || files.get(ENTRIES) == null) {
            throw new UnusableBundle("This zip file is not the bundle of a meeting.");
        }
        try {
            Fields fields = Fields.of(JsonReader.read(manifest), "manifest");
            if (!fields.text("format").equals("piaoxiang-bundle/1")) {
                throw new UnusableBundle("The bundle is of a form that this program does not know.");
            }
            return new Bundle(files, fields);
        } catch (JsonException misshapen) {
            throw new UnusableBundle("The manifest of the bundle cannot be read.");
        }
    }

    /**
     * Verifies everything in this bundle.
     *
     * @param serverKey the server's key where it is known from elsewhere; else the bundle's own is taken
     * @param seen notes of checkpoints seen earlier
     */
    public Report verify(MeetingVerifier verifier, Optional<VerifyKey> serverKey, List<String> seen)
            throws IOException, InterruptedException, UnusableBundle {
        Findings findings = new Findings(EnumSet.allOf(MeetingCheck.class));
        try {
            files(findings);
            return verifier.verify(evidence(serverKey, seen), findings);
        } catch (JsonException misshapen) {
            throw new UnusableBundle("The manifest of the bundle cannot be read.");
        }
    }

    private void files(Findings findings) throws JsonException {
        Set<String> named = new HashSet<>(Set.of(MANIFEST));
        for (Json item : manifest.array("files")) {
            Fields row = Fields.of(item, "file");
            String name = row.text("name");
            byte[] file = files.get(name);
            List<String> problems = new ArrayList<>();
            if (!named.add(name)) {
                problems.add("the manifest names it twice");
            }
            if (file == null) {
                problems.add("it is missing");
            } else if (!HashFunction.SHA_256.hex(file).equals(row.text("sha256"))) {
                problems.add("it has not the hash that the manifest names");
            }
            findings.checked(MeetingCheck.M1, name, problems);
        }
        files.keySet().stream()
                .filter(name -> !named.contains(name))
                .forEach(name -> findings.failed(MeetingCheck.M1, name, "the manifest does not name it"));
    }

    private Evidence evidence(Optional<VerifyKey> serverKey, List<String> seen) throws JsonException {
        Map<String, byte[]> lists = new HashMap<>();
        Map<String, ArchiveSource> archives = new HashMap<>();
        files.forEach((name, bytes) -> {
            if (name.startsWith("lists/") && name.endsWith(".json")) {
                lists.put(name.substring("lists/".length(), name.length() - ".json".length()), bytes);
            } else if (name.startsWith("polls/") && name.endsWith(".bel")) {
                archives.put(
                        name.substring("polls/".length(), name.length() - ".bel".length()), ArchiveSource.of(bytes));
            }
        });
        Set<String> withheld = new HashSet<>();
        for (Json poll : manifest.array("withheld")) {
            withheld.add(Fields.textOf(poll, "withheld"));
        }
        return new Evidence(
                manifest.text("meeting"),
                lines(file(ENTRIES)),
                notes(),
                serverKey.or(() -> VerifyKey.ofBase64(text(SERVER_KEY).strip())),
                seen,
                lists,
                archives,
                withheld,
                papers(),
                Optional.empty());
    }

    /** A line that is no JSON text gives a note that cannot be read, which is reported as such. */
    private List<String> notes() {
        return lines(file(CHECKPOINTS)).stream().map(Bundle::note).toList();
    }

    private static String note(byte[] line) {
        try {
            return Fields.textOf(JsonReader.read(line), "note");
        } catch (JsonException misshapen) {
            return "";
        }
    }

    private Optional<Json.Obj> papers() {
        try {
            return files.containsKey(PAPERS) && JsonReader.read(file(PAPERS)) instanceof Json.Obj object
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (JsonException misshapen) {
            // Told as a difference from whatever the record says.
            return Optional.of(Json.object());
        }
    }

    private byte[] file(String name) {
        return files.getOrDefault(name, new byte[0]);
    }

    private String text(String name) {
        return new String(file(name), StandardCharsets.UTF_8);
    }

    private static List<byte[]> lines(byte[] file) {
        List<byte[]> lines = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i < file.length; i++) {
            if (file[i] == '\n') {
                lines.add(java.util.Arrays.copyOfRange(file, begin, i));
                begin = i + 1;
            }
        }
        if (begin < file.length) {
            lines.add(java.util.Arrays.copyOfRange(file, begin, file.length));
        }
        return lines;
    }
}
