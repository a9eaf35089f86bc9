package org.piaoxiang.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.piaoxiang.cli.OwnJava;

/** The demo's autopilot as people start it, in processes of its own. */
class AutopilotTest {
    private static final int LONGEST_MINUTES = 15;

    @TempDir
    Path folder;

    @Test
    void playsEveryMeetingAsExpected() throws Exception {
        Path out = folder.resolve("out");
        String said = piaoxiang("demo", "--autopilot", "--out", out.toString());
        for (String meeting : List.of("main", "reconsideration", "negative", "assembly", "threshold")) {
            assertTrue(said.contains(meeting + "：核对"), said);
            String summary = Files.readString(out.resolve(meeting).resolve("summary.json"));
            assertTrue(summary.contains("\"same\":true"), summary);
            assertTrue(!summary.contains("\"same\":false"), summary);
            assertTrue(Files.size(out.resolve(meeting).resolve("record/entries.jsonl")) > 0);
            String bundle = piaoxiang(
                    "verify",
                    "--seen",
                    out.resolve(meeting).resolve("record/checkpoint").toString(),
                    out.resolve(meeting).resolve("bundle.zip").toString());
            assertTrue(bundle.contains("bundle.zip：有效"), bundle);
        }
        String filed =
                piaoxiang("verify", out.resolve("main").resolve("filing.zip").toString());
        assertTrue(filed.contains("filing.zip：有效"), filed);
        List<String> verify = new ArrayList<>(List.of("verify"));
        List<Path> archives = archives(out);
        archives.forEach(archive -> verify.add(archive.toString()));
        assertEquals(18, archives.size());
        piaoxiang(verify.toArray(String[]::new));
    }

    @Test
    @Tag("peer")
    void leavesArchivesThatBeleniosVerifies() throws Exception {
        Path out = folder.resolve("out");
        piaoxiang("demo", "--autopilot", "--meeting", "main", "--group", "BELENIOS-2048", "--out", out.toString());
        List<Path> archives = archives(out);
        assertEquals(5, archives.size());
        for (Path archive : archives) {
            piaoxiang("verify", archive.toString());
            Path alone = Files.createTempDirectory(folder, "one");
            Files.copy(archive, alone.resolve(archive.getFileName()));
            String said = run(alone, List.of("belenios-tool", "election", "verify"));
            assertTrue(said.contains("all checks passed"), said);
        }
    }

    private static List<Path> archives(Path out) throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            return files.filter(file -> file.toString().endsWith(".bel")).toList();
        }
    }

    private String piaoxiang(String... arguments) throws IOException, InterruptedException {
        List<String> options = List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8");
        return run(folder, OwnJava.command(options, List.of(arguments)));
    }

    /** Runs a command to its end and returns what it said; it must succeed. */
    private String run(Path where, List<String> command) throws IOException, InterruptedException {
        Path said = Files.createTempFile(folder, "said", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(where.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertTrue(process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES), "it does not end");
        } finally {
            process.destroy();
        }
        String text = Files.readString(said, StandardCharsets.UTF_8);
        assertEquals(0, process.exitValue(), text);
        return text;
    }
}
