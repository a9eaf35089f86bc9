package org.piaoxiang.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * golang.org/x/mod/sumdb, the notes and trees of Go's own checksum database, believes our checkpoints, cosignatures and proofs,
 * and we believe its. What it does not know of cosignatures stands in {@code peer/notes.go}.
 */
@Tag("peer")
class GoNotesTest {
    private static final String PACKAGES = "/usr/share/gocode";
    private static final int ENTRIES = 13;

    @TempDir
    private static Path folder;

    private static Path program = Path.of("");

    private record Said(int exit, String text) {}

    @BeforeAll
    static void build() throws Exception {
        boolean found = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "go")));
        if (!found || !Files.isDirectory(Path.of(PACKAGES, "src/golang.org/x/mod/sumdb/note"))) {
            fail("These tests need Go and its package sumdb: install them"
                    + " (on Debian: apt-get install golang-go golang-golang-x-mod-dev).");
        }
        Path source = folder.resolve("notes.go");
        try (var in = Objects.requireNonNull(GoNotesTest.class.getResourceAsStream("/peer/notes.go"))) {
            Files.copy(in, source);
        }
        program = folder.resolve("notes");
        Said built = run(List.of("go", "build", "-o", program.toString(), source.toString()), "");
        assertEquals(0, built.exit(), built.text());
    }

    private static Said run(List<String> command, String input) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("GO111MODULE", "off");
        builder.environment().put("GOPATH", PACKAGES);
        builder.environment().put("GOCACHE", folder.resolve("cache").toString());
        builder.environment().put("CGO_ENABLED", "0");
        Process process = builder.start();
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }

    private static Said go(String input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        return run(command, input);
    }

    private static MerkleTree tree(int size) {
        return MerkleTree.of(IntStream.range(0, size)
                .mapToObj(i -> TreeHash.leaf(entry(i).getBytes(StandardCharsets.UTF_8)))
                .toList());
    }

    private static String entry(int number) {
        return "条目 " + number;
    }

    @Test
    void itBelievesOurCheckpointAndOurCosignature() throws Exception {
        SigningKey log = SigningKey.generate(new SecureRandom());
        SigningKey station = SigningKey.generate(new SecureRandom());
        NoteKey logKey = new NoteKey("piaoxiang/Meeting1Meeting1", NoteKey.Type.ED25519, log.verifyKey());
        NoteKey witness = NoteKey.station(station.verifyKey());
        Checkpoint checkpoint = new Checkpoint(
                "piaoxiang/Meeting1Meeting1", ENTRIES, tree(ENTRIES).root());
        SignedNote note = checkpoint.sign(log);
        SignedNote both = note.with(Cosignature.sign(note.text(), witness.name(), station, 1_795_000_000L)
                .line());
        String[] keys = {"check", logKey.text(), witness.name(), witness.key().base64()};
        assertEquals(new Said(0, "2\n" + note.text()), go(both.format(), keys));
        assertEquals(new Said(0, "1\n" + note.text()), go(note.format(), keys));
        Said later = go(
                note.with(Cosignature.sign(
                                        new Checkpoint(checkpoint.origin(), ENTRIES + 1, checkpoint.root()).text(),
                                        witness.name(),
                                        station,
                                        1_795_000_000L)
                                .line())
                        .format(),
                keys);
        assertTrue(later.exit() == 1 && later.text().contains("invalid signature"), later::text);
        Said changed = go(both.format().replace("\n" + ENTRIES + "\n", "\n" + (ENTRIES + 1) + "\n"), keys);
        assertEquals(1, changed.exit(), changed::text);
    }

    @Test
    void itBelievesOurProofsBetweenAllSizes() throws Exception {
        MerkleTree tree = tree(ENTRIES);
        for (int old = 1; old < ENTRIES; old++) {
            String proof = tree.consistency(old, ENTRIES).path().stream()
                    .map(TreeHash::base64)
                    .collect(Collectors.joining("\n"));
            String[] good = {
                "extends",
                String.valueOf(old),
                tree.root(old).base64(),
                String.valueOf(ENTRIES),
                tree.root().base64()
            };
            assertEquals(new Said(0, "EXTENDS\n"), go(proof, good), "from " + old);
            good[2] = tree.root(ENTRIES - old).base64();
            assertEquals(1, go(proof, good).exit(), "another root at " + old);
        }
    }

    @Test
    void weBelieveItsCosignedCheckpointAndItsProof() throws Exception {
        String entries =
                IntStream.range(0, ENTRIES).mapToObj(GoNotesTest::entry).collect(Collectors.joining("\n", "", "\n"));
        for (int old = 1; old <= ENTRIES; old++) {
            Said made = go(entries, "made", String.valueOf(old));
            assertEquals(0, made.exit(), made.text());
            String[] lines = made.text().split("\n", 5);
            NoteKey log = NoteKey.parse(lines[0]).orElseThrow();
            NoteKey witness = NoteKey.parse(lines[1]).orElseThrow();
            assertEquals(NoteKey.Type.COSIGNATURE, witness.type());
            Checkpoint checkpoint = Checkpoint.open(lines[4], log).orElseThrow();
            assertEquals(new Checkpoint("go.example/log", ENTRIES, tree(ENTRIES).root()), checkpoint);
            SignedNote note = SignedNote.parse(lines[4]).orElseThrow();
            assertEquals(List.of(witness), Checkpoint.witnessesOf(note, List.of(witness)));
            assertEquals(lines[4], note.format());
            List<TreeHash> path = lines[3].isEmpty()
                    ? List.of()
                    : Arrays.stream(lines[3].split(" "))
                            .map(hash -> TreeHash.ofBase64(hash).orElseThrow())
                            .toList();
            TreeHash oldRoot = TreeHash.ofBase64(lines[2]).orElseThrow();
            assertTrue(new ConsistencyProof(old, ENTRIES, path).verify(oldRoot, checkpoint.root()), "from " + old);
        }
    }
}
