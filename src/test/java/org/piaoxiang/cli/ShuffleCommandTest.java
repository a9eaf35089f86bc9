package org.piaoxiang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShuffleCommandTest {
    @TempDir
    Path folder;

    @Test
    void custodiansShuffleAndThenOpen() throws Exception {
        Path one = KeysCommandTest.makeKey(folder, "one.key");
        Path two = KeysCommandTest.makeKey(folder, "two.key");
        simulate("a.bel", "writein", "--custodian", one.toString(), "--custodian", two.toString());
        assertEquals("STAGE_UNFIT", share("one.key", "a.bel", "x.bel").code());
        assertEquals("STAGE_UNFIT", shuffle("a.bel", "x.bel", 1, true).code());
        assertEquals("OUT_OF_BOUNDS", shuffle("a.bel", "x.bel", 3, false).code());
        succeeds(shuffle("a.bel", "b.bel", 1, false));
        assertEquals("STAGE_UNFIT", shuffle("b.bel", "x.bel", 1, true).code());
        assertEquals("STAGE_UNFIT", share("one.key", "b.bel", "x.bel").code());
        succeeds(shuffle("b.bel", "c.bel", 2, true));
        assertEquals("STAGE_UNFIT", shuffle("c.bel", "x.bel", 2, false).code());
        succeeds(share("one.key", "c.bel", "d.bel"));
        succeeds(share("two.key", "d.bel", "e.bel"));
        assertFalse(Files.exists(folder.resolve("x.bel")));
        CommandRun verify = CommandRun.of("verify", "--json", file("e.bel"));
        assertTrue(verify.out().contains("\"verdict\":\"valid\",\"stage\":\"result\""), verify::out);
        assertTrue(verify.out().contains("{\"id\":\"H2\",\"status\":\"PASS\",\"checked\":2,"), verify::out);
    }

    @Test
    void aKeyOpensOneShuffleOfAPollOnly() throws Exception {
        Path one = KeysCommandTest.makeKey(folder, "one.key");
        simulate("a.bel", "writein", "--custodian", one.toString());
        succeeds(shuffle("a.bel", "b.bel", 1, true));
        succeeds(shuffle("a.bel", "c.bel", 1, true));
        succeeds(share("one.key", "b.bel", "d.bel"));
        assertEquals("SECOND_TALLY", share("one.key", "c.bel", "e.bel").code());
    }

    @Test
    void whatNeedsNoShuffleIsNotShuffled() throws Exception {
        Path one = KeysCommandTest.makeKey(folder, "one.key");
        simulate("a.bel", "vote", "--custodian", one.toString());
        assertEquals("STAGE_UNFIT", shuffle("a.bel", "x.bel", 1, true).code());
        Files.write(folder.resolve("junk.bel"), new byte[10]);
        assertEquals("ARCHIVE_UNUSABLE", shuffle("junk.bel", "x.bel", 1, true).code());
    }

    @Test
    void simulationsPlayThresholdsAndShuffles() {
        simulate("a.bel", "writein", "--trustees", "single:1,threshold:2/3");
        CommandRun verify = CommandRun.of("verify", "--json", file("a.bel"));
        assertEquals(0, verify.exit(), verify::out);
        assertFalse(verify.out().contains("NOT RUN"), verify::out);
        for (String wrong : new String[] {"threshold:1/3", "threshold:4/3", "threshold:2/30", "single:0"}) {
            assertEquals("OUT_OF_BOUNDS", trustees(wrong).code(), wrong);
        }
        for (String wrong : new String[] {"many", "single:1,", "threshold:2", ""}) {
            assertEquals("USAGE", trustees(wrong).code(), wrong);
        }
        CommandRun modular = CommandRun.of(
                "simulate",
                "--group",
                "BELENIOS-2048",
                "--preset",
                "writein",
                "--ballots",
                "2",
                "--out",
                file("y.bel"));
        assertEquals("QUESTIONS_UNREADABLE", modular.code());
    }

    private CommandRun trustees(String text) {
        return CommandRun.of("simulate", "--trustees", text, "--ballots", "2", "--out", file("y.bel"));
    }

    private void simulate(String out, String preset, String... options) {
        String[] command = {"simulate", "--preset", preset, "--ballots", "5", "--out", file(out)};
        String[] all = Arrays.copyOf(command, command.length + options.length);
        System.arraycopy(options, 0, all, command.length, options.length);
        succeeds(CommandRun.of(all));
    }

    private CommandRun shuffle(String in, String out, int custodian, boolean last) {
        String number = "" + custodian;
        return last
                ? CommandRun.of("shuffle", "--in", file(in), "--out", file(out), "--custodian", number, "--last")
                : CommandRun.of("shuffle", "--in", file(in), "--out", file(out), "--custodian", number);
    }

    private CommandRun share(String key, String in, String out) {
        return CommandRun.of(
                "share",
                "--key",
                file(key),
                "--passphrase-file",
                file("passphrase.txt"),
                "--in",
                file(in),
                "--out",
                file(out),
                "--yes");
    }

    private static void succeeds(CommandRun run) {
        assertEquals(0, run.exit(), () -> run.out() + run.err());
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }
}
