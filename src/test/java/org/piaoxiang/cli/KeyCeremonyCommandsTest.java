package org.piaoxiang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.piaoxiang.protocol.group.EdwardsGroup;
import org.piaoxiang.protocol.trustee.KeyFile;
import org.piaoxiang.protocol.trustee.TrusteeKey;
import org.piaoxiang.protocol.trustee.Trustees;

/** Three custodians of whom two suffice, each with a key file, and somebody who carries files. */
class KeyCeremonyCommandsTest {
    private static final int MEMBERS = 3;

    @TempDir
    Path folder;

    @Test
    void membersMakeACommonKeyOnFiles() throws Exception {
        Path single = KeysCommandTest.makeKey(folder, "single.key");
        for (int i = 1; i <= MEMBERS; i++) {
            KeysCommandTest.makeKey(folder, "own" + i);
            member("certificate", i, "cert" + i, "--size", "3", "--threshold", "2", "--index", "" + i);
        }
        for (int i = 1; i <= MEMBERS; i++) {
            member("polynomial", i, "poly" + i, all("--certificate", "cert"));
        }
        List<String> sort = new ArrayList<>(List.of("inputs", "--out", file("input")));
        sort.addAll(List.of(all("--certificate", "cert")));
        sort.addAll(List.of(all("--polynomial", "poly")));
        run(sort);
        for (int i = 1; i <= MEMBERS; i++) {
            List<String> options = new ArrayList<>(List.of(all("--certificate", "cert")));
            options.addAll(List.of("--input", file("input" + i), "--out-key", file("share" + i)));
            member("output", i, "output" + i, options.toArray(String[]::new));
        }
        List<String> publish =
                new ArrayList<>(List.of("trustees", "--single", single.toString(), "--out", file("trustees.json")));
        publish.addAll(List.of(all("--certificate", "cert")));
        publish.addAll(List.of(all("--polynomial", "poly")));
        publish.addAll(List.of(all("--output", "output")));
        run(publish);

        Trustees trustees = Trustees.parse(Files.readAllBytes(folder.resolve("trustees.json")), EdwardsGroup.ED25519);
        Trustees.Outcome outcome = trustees.check(EdwardsGroup.ED25519);
        assertTrue(outcome.problems().isEmpty() && outcome.groupProblems().isEmpty(), outcome::toString);
        List<String> keys = trustees.keys().stream().map(TrusteeKey::key).toList();
        for (int i = 1; i <= MEMBERS; i++) {
            Path share = folder.resolve("share" + i);
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(share)));
            assertEquals(
                    keys.get(i),
                    KeyFile.parse(Files.readAllBytes(share)).publicKey().key());
        }
    }

    @Test
    void aMemberRefusesWhatIsNotForIt() throws Exception {
        for (int i = 1; i <= 2; i++) {
            KeysCommandTest.makeKey(folder, "own" + i);
            member("certificate", i, "cert" + i, "--size", "2", "--threshold", "2", "--index", "" + i);
        }
        CommandRun swapped = CommandRun.of(
                "keys",
                "polynomial",
                "--key",
                file("own1"),
                "--passphrase-file",
                file("passphrase.txt"),
                "--certificate",
                file("cert2"),
                "--certificate",
                file("cert1"),
                "--out",
                file("poly"));
        assertEquals("CEREMONY_REFUSED", swapped.code(), swapped::err);
        CommandRun alone = CommandRun.of(
                "keys",
                "certificate",
                "--key",
                file("own1"),
                "--passphrase-file",
                file("passphrase.txt"),
                "--size",
                "3",
                "--threshold",
                "1",
                "--index",
                "1",
                "--out",
                file("poly"));
        assertEquals("OUT_OF_BOUNDS", alone.code(), alone::err);
        assertFalse(Files.exists(folder.resolve("poly")));
    }

    private String[] all(String option, String prefix) {
        List<String> options = new ArrayList<>();
        for (int i = 1; i <= MEMBERS; i++) {
            options.addAll(List.of(option, file(prefix + i)));
        }
        return options.toArray(String[]::new);
    }

    private void member(String step, int member, String out, String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                step, "--key", file("own" + member), "--passphrase-file", file("passphrase.txt"), "--out", file(out)));
        arguments.addAll(List.of(options));
        run(arguments);
    }

    private static void run(List<String> arguments) {
        List<String> all = new ArrayList<>(List.of("keys"));
        all.addAll(arguments);
        CommandRun run = CommandRun.of(all.toArray(String[]::new));
        assertEquals(0, run.exit(), run::err);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }
}
