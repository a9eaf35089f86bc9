package org.piaoxiang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.verifier.CheckId;

class VerifyCommandTest {
    /** C1 is about two files: {@link VerifySinceTest}. */
    private static final Set<CheckId> SHOWN = EnumSet.complementOf(EnumSet.of(CheckId.C1));

    /** Checks of threshold groups and shuffles, which the poll does not have. */
    private static final Set<CheckId> ABOUT_OTHERS =
            EnumSet.of(CheckId.S6, CheckId.B9, CheckId.H1, CheckId.H2, CheckId.H3);

    private static final int MANY = 1000;

    @TempDir
    Path folder;

    private Path valid;

    @BeforeEach
    void simulate() {
        valid = folder.resolve("有效.bel");
        CommandRun run = CommandRun.of("simulate", "--ballots", "6", "--seed", "verify", "--out", valid.toString());
        assertEquals(0, run.exit(), run::err);
    }

    @Test
    void everyCommandExplainsItself() {
        CommandRun run = CommandRun.of("verify", "--help");
        assertEquals(0, run.exit());
        assertTrue(run.out().contains("要核验的档案"), run::out);
        assertEquals(0, CommandRun.of("keys", "certificate", "--help").exit());
    }

    @Test
    void saysValidAndShowsEveryCheck() {
        CommandRun run = CommandRun.of("verify", valid.toString());
        assertEquals(0, run.exit());
        List<String> lines = run.out().lines().toList();
        assertTrue(lines.getFirst().startsWith(valid + "：有效。到公布结果为止"), run::out);
        assertEquals(2 + SHOWN.size(), lines.size());
        for (CheckId id : SHOWN) {
            String outcome = ABOUT_OTHERS.contains(id) ? "| NOT RUN: 没有" : "| PASS";
            assertTrue(
                    lines.stream().anyMatch(line -> line.startsWith(id.name() + " ") && line.contains(outcome)),
                    id::name);
        }
    }

    @Test
    void alignsColumnsOfChinese() {
        List<String> lines =
                CommandRun.of("verify", valid.toString()).out().lines().skip(1).toList();
        Set<Integer> ends = new HashSet<>();
        lines.forEach(line -> ends.add(Words.width(line.substring(0, line.lastIndexOf('|')))));
        assertEquals(1, ends.size());
    }

    @Test
    void speaksEnglishWhenAsked() {
        CommandRun run = CommandRun.of("verify", "--lang", "en", valid.toString());
        assertTrue(run.out().startsWith(valid + ": valid."), run::out);
    }

    @Test
    void saysInvalidWithTheFirstFailingPlace() throws Exception {
        Path invalid = changed();
        CommandRun run = CommandRun.of("verify", invalid.toString());
        assertEquals(1, run.exit());
        assertTrue(run.out().contains("：无效。未通过的检查：A1"), run::out);
        assertTrue(run.out().contains("FAIL: "), run::out);
        assertFalse(run.out().contains("Exception"));
    }

    @Test
    void printsOneLineOfJsonForEachFile() throws Exception {
        String missing = folder.resolve("missing.bel").toString();
        CommandRun run =
                CommandRun.of("verify", "--json", valid.toString(), changed().toString(), missing);
        assertEquals(1, run.exit(), "an invalid file weighs more than an unusable one");
        List<String> lines = run.out().lines().toList();
        assertEquals(3, lines.size());

        Fields first = Fields.of(JsonReader.read(lines.get(0)), "line").only("file", "verdict", "stage", "checks");
        assertEquals(valid.toString(), first.text("file"));
        assertEquals("valid", first.text("verdict"));
        assertEquals("result", first.text("stage"));
        assertEquals(SHOWN.size(), first.array("checks").size());

        Fields second = Fields.of(JsonReader.read(lines.get(1)), "line");
        assertEquals("invalid", second.text("verdict"));
        Fields check = Fields.of(second.array("checks").getFirst(), "check")
                .only("id", "status", "checked", "failed", "failures");
        assertEquals("A1", check.text("id"));
        assertEquals("FAIL", check.text("status"));
        assertEquals(check.integer("failed"), check.array("failures").size());
        Fields.of(check.array("failures").getFirst(), "failure").only("place", "reason");

        Fields third = Fields.of(JsonReader.read(lines.get(2)), "line").only("file", "verdict", "reason", "checks");
        assertEquals("unusable", third.text("verdict"));
        assertEquals(List.of(), third.array("checks"));
    }

    @Test
    void saysWhyACheckWasNotRun() throws Exception {
        Path key = KeysCommandTest.makeKey(folder, "key");
        Path tallied = folder.resolve("tallied.bel");
        CommandRun.of("simulate", "--ballots", "5", "--custodian", key.toString(), "--out", tallied.toString());
        CommandRun run = CommandRun.of("verify", "--json", tallied.toString());
        assertEquals(0, run.exit());
        Fields line = Fields.of(JsonReader.read(run.out().strip()), "line");
        assertEquals("tallied", line.text("stage"));
        Fields last = Fields.of(line.array("checks").getLast(), "check");
        assertEquals("NOT RUN", last.text("status"));
        assertEquals("stage not reached", last.text("reason"));
    }

    @Test
    void callsWhateverIsNoArchiveUnusable() throws Exception {
        byte[] archive = Files.readAllBytes(valid);
        byte[] random = new byte[5000];
        new SeededRandom("bytes").fill(random);
        List<Path> bad = List.of(
                folder,
                folder.resolve("missing.bel"),
                Path.of("/dev/zero"),
                Path.of("/dev/null"),
                file("empty.bel", new byte[0]),
                file("zeros.bel", new byte[100_000]),
                file("random.bel", random),
                file("short.bel", Arrays.copyOf(archive, 511)),
                file("cut.bel", Arrays.copyOf(archive, archive.length - 300)),
                file("header.bel", Arrays.copyOf(archive, 1024)),
                file("bundle.zip", new byte[] {'P', 'K', 3, 4, 0, 0}));
        for (Path path : bad) {
            CommandRun run = CommandRun.of("verify", path.toString());
            assertEquals(2, run.exit(), path + run.out());
            assertEquals(1, run.out().lines().count(), run.out() + run.err());
            assertTrue(run.out().contains("：不可用，无从判断。"), run::out);
            assertTrue(run.out().strip().endsWith("。"), run::out);
            assertEquals("", run.err());
        }
        assertEquals(2, CommandRun.of("verify", "a\0b").exit());
    }

    @Test
    void showsNoControlCharactersOfAFileName() {
        CommandRun run = CommandRun.of("verify", "\u001b[2J\u202e.bel");
        assertTrue(run.out().startsWith("?[2J?.bel：不可用"), run::out);
    }

    @Test
    void usesEveryWorkerAndReportsProgress() {
        Path many = folder.resolve("many.bel");
        CommandRun.of("simulate", "--ballots", "" + MANY, "--seed", "many", "--out", many.toString());
        Set<Thread> busy = ConcurrentHashMap.newKeySet();
        int threads = 3;
        CommandRun run = CommandRun.with(
                Prompt.nobody(),
                () -> new ThreadPoolExecutor(threads, threads, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>()) {
                    @Override
                    protected void beforeExecute(Thread thread, Runnable task) {
                        busy.add(thread);
                    }
                },
                "verify",
                "--progress",
                many.toString());
        assertEquals(0, run.exit(), run::out);
        assertEquals(threads, busy.size());
        List<String> progress = run.err().lines().toList();
        assertTrue(progress.size() > 50 && progress.size() <= 102, run::err);
        assertTrue(progress.getLast().startsWith("已核对票数 " + MANY + " (100%)"), run::err);
    }

    private Path changed() throws Exception {
        byte[] archive = Files.readAllBytes(valid);
        int at = new String(archive, StandardCharsets.ISO_8859_1).lastIndexOf("\"response\":\"") + 20;
        archive[at] = (byte) (archive[at] == '1' ? '2' : '1');
        return file("changed.bel", archive);
    }

    private Path file(String name, byte[] bytes) throws Exception {
        return Files.write(folder.resolve(name), bytes);
    }
}
