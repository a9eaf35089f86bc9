package org.piaoxiang.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShareCommandTest {
    @TempDir
    Path folder;

    private Path first;
    private Path second;

    @BeforeEach
    void makeKeys() throws Exception {
        first = KeysCommandTest.makeKey(folder, "first.key");
        second = KeysCommandTest.makeKey(folder, "second.key");
    }

    @Test
    void twoCustodiansOpenATallyTogether() throws Exception {
        Path tallied = simulate("tallied.bel", "6");
        CommandRun one = share(first, tallied, "one.bel");
        assertEquals(0, one.exit(), one::err);
        assertTrue(one.out().contains("将打开合计票数，不打开任何单张选票。"), one::out);
        assertTrue(one.out().contains("票数：6"), one::out);
        assertTrue(CommandRun.of("verify", "--json", in("one.bel")).out().contains("\"stage\":\"decrypted\""));
        CommandRun two = share(second, folder.resolve("one.bel"), "two.bel");
        assertEquals(0, two.exit(), two::err);
        CommandRun verified = CommandRun.of("verify", "--json", in("two.bel"));
        assertEquals(0, verified.exit(), verified::out);
        assertTrue(verified.out().contains("\"stage\":\"result\""));
        assertTrue(verified.out().contains("{\"id\":\"D3\",\"status\":\"PASS\",\"checked\":2,"), verified::out);
        assertEquals(
                "STAGE_UNFIT",
                share(second, folder.resolve("two.bel"), "three.bel").code());
    }

    @Test
    void givesTheSameShareAgainForTheSameTally() throws Exception {
        Path tallied = simulate("tallied.bel", "6");
        assertEquals(0, share(first, tallied, "one.bel").exit());
        assertEquals(0, share(first, tallied, "again.bel").exit());
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("one.bel")), Files.readAllBytes(folder.resolve("again.bel")));
        Path journal = folder.resolve("first.key.opened.json");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(journal)));
        assertEquals(
                "SHARE_ALREADY_IN",
                share(first, folder.resolve("one.bel"), "more.bel").code());
    }

    @Test
    void refusesASecondTallyOfOnePoll() throws Exception {
        Path six = simulate("six.bel", "6");
        Path seven = simulate("seven.bel", "7");
        assertEquals(0, share(first, six, "one.bel").exit());
        CommandRun refused = share(first, seven, "two.bel");
        assertEquals("SECOND_TALLY", refused.code());
        assertEquals(1, refused.exit());
        assertFalse(Files.exists(folder.resolve("two.bel")));
        Path link = Files.createSymbolicLink(folder.resolve("link.key"), first);
        assertEquals("SECOND_TALLY", share(link, seven, "two.bel").code());
        Files.writeString(folder.resolve("first.key.opened.json"), "{}");
        assertEquals("JOURNAL_UNREADABLE", share(first, seven, "two.bel").code());
    }

    @Test
    void refusesWhatMustNotBeOpened() throws Exception {
        Path few = simulate("few.bel", "4", "--floor", "5");
        assertEquals("BELOW_FLOOR", share(first, few, "out.bel").code());
        Path stranger = KeysCommandTest.makeKey(folder, "stranger.key");
        Path tallied = simulate("tallied.bel", "6");
        assertEquals("KEY_NOT_A_CUSTODIAN", share(stranger, tallied, "out.bel").code());
        byte[] archive = Files.readAllBytes(tallied);
        int at = new String(archive, StandardCharsets.ISO_8859_1).indexOf("\"response\":\"") + 20;
        archive[at] = (byte) (archive[at] == '1' ? '2' : '1');
        Path changed = Files.write(folder.resolve("changed.bel"), archive);
        assertEquals("ARCHIVE_INVALID", share(first, changed, "out.bel").code());
        Path text = Files.writeString(folder.resolve("text.bel"), "text");
        assertEquals("ARCHIVE_UNUSABLE", share(first, text, "out.bel").code());
        assertEquals(
                "FILE_UNREADABLE",
                share(first, folder.resolve("none"), "out.bel").code());
        assertEquals("KEY_FILE_UNREADABLE", share(text, tallied, "out.bel").code());
        assertEquals("OUT_EXISTS", share(first, tallied, "tallied.bel").code());
        assertFalse(Files.exists(folder.resolve("out.bel")));
        assertFalse(Files.exists(folder.resolve("first.key.opened.json")));
        try (Stream<Path> files = Files.list(folder)) {
            assertTrue(files.noneMatch(file -> file.toString().endsWith(".part")));
        }
    }

    @Test
    void asksBeforeItOpens() throws Exception {
        Path tallied = simulate("tallied.bel", "6");
        String[] command = {"share", "--key", first.toString(), "--in", tallied.toString(), "--out", in("out.bel")};
        assertEquals("NOBODY_TO_ASK", CommandRun.of(command).code());
        assertEquals(
                "NOT_CONFIRMED",
                CommandRun.with(CommandRun.answering("不"), command).code());
        assertEquals(
                "KEY_PASSPHRASE_WRONG",
                CommandRun.with(CommandRun.answering("是", "wrong passphrase"), command)
                        .code());
        assertFalse(Files.exists(folder.resolve("out.bel")));
        CommandRun opened = CommandRun.with(CommandRun.answering("是", KeysCommandTest.PASSPHRASE), command);
        assertEquals(0, opened.exit(), opened::err);
    }

    /** The same seed gives the same uuid whatever the number of ballots, since nobody's keys are drawn from it. */
    private Path simulate(String name, String ballots, String... more) {
        String[] command = {
            "simulate",
            "--ballots",
            ballots,
            "--seed",
            "shares",
            "--preset",
            "list",
            "--custodian",
            first.toString(),
            "--custodian",
            second.toString(),
            "--out",
            in(name)
        };
        CommandRun run =
                CommandRun.of(Stream.of(command, more).flatMap(Stream::of).toArray(String[]::new));
        assertEquals(0, run.exit(), run::err);
        return folder.resolve(name);
    }

    private CommandRun share(Path key, Path archive, String out) {
        return CommandRun.of(
                "share",
                "--key",
                key.toString(),
                "--in",
                archive.toString(),
                "--out",
                in(out),
                "--passphrase-file",
                in("passphrase.txt"),
                "--yes");
    }

    private String in(String name) {
        return folder.resolve(name).toString();
    }
}
