package org.piaoxiang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.piaoxiang.protocol.credential.Credential;
import org.piaoxiang.protocol.credential.SlipList;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.Groups;

class SlipsCommandTest {
    private static final String ONE = "AAAAAAAAAAAAAA";
    private static final String TWO = "BBBBBBBBBBBBBB";

    @TempDir
    Path folder;

    @Test
    void makesSlipsInBundlesAndTheListOfEveryPoll() throws Exception {
        Path out = folder.resolve("slips");
        CommandRun run = CommandRun.of("slips", "--count", "23", "--uuid", ONE, "--uuid", TWO, "--out", out.toString());
        assertEquals(0, run.exit(), run::err);
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(out)));
        Path sheet = out.resolve("slips.txt");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(sheet)));
        List<String> lines = Files.readAllLines(sheet);
        assertEquals(3, lines.stream().filter(line -> line.endsWith("叠")).count());
        List<String> codes = lines.stream().filter(line -> line.contains("-")).toList();
        assertEquals(23, codes.size());
        Group group = Groups.byName("Ed25519").orElseThrow();
        for (String uuid : List.of(ONE, TWO)) {
            SlipList list = SlipList.parse(Files.readAllBytes(out.resolve(uuid + ".public_creds.json")));
            List<String> keys = codes.stream()
                    .map(code -> assertInstanceOf(Credential.Parsed.Ok.class, Credential.parseSlipCode(code)))
                    .map(parsed -> parsed.credential().publicKey(group, uuid))
                    .sorted()
                    .toList();
            assertEquals(keys, list.entries().stream().map(SlipList.Entry::key).toList());
        }
        for (String code : codes) {
            assertFalse(run.out().contains(code) || run.err().contains(code));
        }
    }

    @Test
    void refusesWithAStableCode() {
        String out = folder.resolve("slips").toString();
        assertEquals(
                "UUID_UNLAWFUL",
                CommandRun.of("slips", "--count", "3", "--uuid", "short", "--out", out)
                        .code());
        assertEquals(
                "UUID_UNLAWFUL",
                CommandRun.of("slips", "--count", "3", "--uuid", ONE, "--uuid", ONE, "--out", out)
                        .code());
        assertEquals(
                "OUT_OF_BOUNDS",
                CommandRun.of("slips", "--count", "0", "--uuid", ONE, "--out", out)
                        .code());
        assertEquals(
                "OUT_EXISTS",
                CommandRun.of("slips", "--count", "1", "--uuid", ONE, "--out", folder.toString())
                        .code());
        assertFalse(Files.exists(Path.of(out)));
    }
}
