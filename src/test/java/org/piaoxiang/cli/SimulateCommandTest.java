package org.piaoxiang.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SimulateCommandTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Presets.class)
    void playsEveryPreset(Presets preset) {
        String out = folder.resolve("a.bel").toString();
        CommandRun run = CommandRun.of("simulate", "--preset", preset.name(), "--ballots", "3", "--out", out);
        assertEquals(0, run.exit(), run::err);
        assertEquals(0, CommandRun.of("verify", out).exit());
    }

    @Test
    void comesOutTheSameFromTheSameSeed() throws Exception {
        Path one = folder.resolve("one.bel");
        Path two = folder.resolve("two.bel");
        CommandRun.of("simulate", "--ballots", "3", "--seed", "s", "--out", one.toString());
        CommandRun.of("simulate", "--ballots", "3", "--seed", "s", "--out", two.toString());
        assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(two));
    }

    @Test
    void takesQuestionsFromAFile() throws Exception {
        Path questions = Files.writeString(
                folder.resolve("q.json"), "[{\"answers\":[\"甲\",\"乙\"],\"min\":0,\"max\":2,\"question\":\"问\"}]");
        String out = folder.resolve("a.bel").toString();
        CommandRun run = CommandRun.of("simulate", "--questions", questions.toString(), "--ballots", "2", "--out", out);
        assertEquals(0, run.exit(), run::err);
        assertEquals(0, CommandRun.of("verify", out).exit());
    }

    @Test
    void writesOverAFileOnlyByForce() throws Exception {
        Path out = Files.writeString(folder.resolve("a.bel"), "precious");
        CommandRun refused = CommandRun.of("simulate", "--ballots", "2", "--out", out.toString());
        assertEquals("OUT_EXISTS", refused.code());
        assertEquals("precious", Files.readString(out));
        assertEquals(
                0,
                CommandRun.of("simulate", "--ballots", "2", "--force", "--out", out.toString())
                        .exit());
    }

    @ParameterizedTest
    @CsvSource({
        "--ballots 0, OUT_OF_BOUNDS",
        "--ballots 100001, OUT_OF_BOUNDS",
        "--ballots x, USAGE",
        "--ballots 3 --trustees 0, OUT_OF_BOUNDS",
        "--ballots 3 --trustees 21, OUT_OF_BOUNDS",
        "--ballots 3 --floor 4, BELOW_FLOOR",
        "--ballots 3 --group SM9, GROUP_UNKNOWN",
        "--ballots 3 --preset nothing, USAGE",
        "--ballots 3 --questions /none, FILE_UNREADABLE",
        "--ballots 3 --custodian /none, FILE_UNREADABLE",
        "--ballots 3 --custodian /none --trustees 2, USAGE",
    })
    void refusesWithAStableCode(String options, String code) {
        Path out = folder.resolve("a.bel");
        CommandRun run = CommandRun.of(("simulate --out " + out + " " + options).split(" "));
        assertEquals(code, run.code(), run::err);
        assertTrue(run.exit() > 0);
        assertFalse(run.err().contains("\tat "), run::err);
        assertFalse(Files.exists(out));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{}",
                "[]",
                "[1]",
                "[{\"answers\":[\"a\"],\"min\":0,\"max\":2,\"question\":\"q\"}]",
                "[{\"type\":\"NonHomomorphic\",\"value\":{}}]"
            })
    void refusesQuestionsThatMakeNoSense(String json) throws Exception {
        Path questions = Files.writeString(folder.resolve("q.json"), json);
        Path out = folder.resolve("a.bel");
        CommandRun run = CommandRun.of(
                "simulate", "--questions", questions.toString(), "--ballots", "2", "--out", out.toString());
        assertEquals("QUESTIONS_UNREADABLE", run.code(), run::err);
    }

    @Test
    void saysWhichCommandsThereAre() {
        CommandRun run = CommandRun.of("tally");
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("这一版没有命令 tally；现有：verify"), run::err);
        assertEquals(0, CommandRun.of("help", "verify").exit());
        assertEquals(0, CommandRun.of().exit());
    }
}
