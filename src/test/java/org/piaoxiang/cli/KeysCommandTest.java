package org.piaoxiang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.piaoxiang.protocol.trustee.KeyFile;

class KeysCommandTest {
    static final String PASSPHRASE = "正确的口令八个字";

    @TempDir
    Path folder;

    @Test
    void makesAKeyThatOnlyItsOwnerReadsAndThatThePassphraseUnlocks() throws Exception {
        Path key = folder.resolve("key.json");
        CommandRun run = CommandRun.with(
                CommandRun.answering(PASSPHRASE, PASSPHRASE),
                "keys",
                "--group",
                "BELENIOS-2048",
                "--out",
                key.toString());
        assertEquals(0, run.exit(), run::err);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
        KeyFile file = KeyFile.parse(Files.readAllBytes(key));
        assertInstanceOf(KeyFile.Unlocked.Ok.class, file.unlock(PASSPHRASE.toCharArray()));
    }

    @Test
    void neverWritesOverAFile() throws Exception {
        Path key = makeKey(folder, "key");
        byte[] before = Files.readAllBytes(key);
        CommandRun again =
                CommandRun.with(CommandRun.answering(PASSPHRASE, PASSPHRASE), "keys", "--out", key.toString());
        assertEquals("OUT_EXISTS", again.code());
        assertEquals(2, again.exit());
        assertEquals(-1, java.util.Arrays.mismatch(before, Files.readAllBytes(key)));
    }

    @Test
    void refusesShortOrMistypedPassphrasesAndAnEmptyRoom() {
        String out = folder.resolve("none").toString();
        assertEquals(
                "PASSPHRASE_TOO_SHORT",
                CommandRun.with(CommandRun.answering("七个字的口令呀"), "keys", "--out", out)
                        .code());
        assertEquals(
                "PASSPHRASES_DIFFER",
                CommandRun.with(CommandRun.answering(PASSPHRASE, PASSPHRASE + "!"), "keys", "--out", out)
                        .code());
        assertEquals("NOBODY_TO_ASK", CommandRun.of("keys", "--out", out).code());
        assertEquals(
                "GROUP_UNKNOWN",
                CommandRun.of("keys", "--group", "X", "--out", out).code());
        assertEquals("USAGE", CommandRun.of("keys").code());
        assertFalse(Files.exists(Path.of(out)));
    }

    /** Makes a key with the usual passphrase. */
    static Path makeKey(Path folder, String name) throws Exception {
        Path passphrase = folder.resolve("passphrase.txt");
        Files.writeString(passphrase, PASSPHRASE + "\n");
        Path key = folder.resolve(name);
        CommandRun run = CommandRun.of("keys", "--out", key.toString(), "--passphrase-file", passphrase.toString());
        assertEquals(0, run.exit(), run::err);
        return key;
    }
}
