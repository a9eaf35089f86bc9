package org.piaoxiang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.piaoxiang.protocol.ballot.Tracker;
import org.piaoxiang.protocol.group.HashFunction;

/** {@code verify --since}: what an archive lacks of an older copy of itself. */
class VerifySinceTest {
    private static final int BLOCK = 512;

    @TempDir
    Path folder;

    private byte[] whole = new byte[0];

    @BeforeEach
    void simulate() throws Exception {
        Path archive = folder.resolve("whole.bel");
        CommandRun run =
                CommandRun.of("simulate", "--ballots", "4", "--floor", "1", "--seed", "s", "--out", archive.toString());
        assertEquals(0, run.exit(), run::err);
        whole = Files.readAllBytes(archive);
    }

    @Test
    void anExtensionOfTheOlderCopyIsValid() throws Exception {
        for (int events : new int[] {1, 3, 5, 7}) {
            CommandRun run = since(upTo(events), whole);
            assertEquals(0, run.exit(), run::out);
            assertTrue(run.out().contains("{\"id\":\"C1\",\"status\":\"PASS\",\"checked\":" + events + ","), run::out);
        }
        assertEquals(0, since(whole, whole).exit());
        CommandRun alone =
                CommandRun.of("verify", "--json", folder.resolve("whole.bel").toString());
        assertFalse(alone.out().contains("C1"), alone::out);
    }

    @Test
    void aDroppedBallotIsNamed() throws Exception {
        // The same election with another last ballot: a chain in order, but not the one that was seen.
        byte[] older = upTo(5);
        byte[] newer = upTo(4);
        CommandRun run = since(older, newer);
        assertEquals(1, run.exit(), run::out);
        assertTrue(run.out().contains("{\"id\":\"C1\",\"status\":\"FAIL\""), run::out);
        assertTrue(run.out().contains("ballot 4 of the older copy (" + tracker(older, 4) + ")"), run::out);
        assertFalse(run.out().contains("ballot 3 of the older copy"), run::out);
        CommandRun words = CommandRun.of("verify", "--since", file(older, "o.bel"), file(newer, "n.bel"));
        assertTrue(words.out().contains("未通过的检查：C1"), words::out);
    }

    @Test
    void anotherElectionExtendsNothing() throws Exception {
        Path other = folder.resolve("other.bel");
        CommandRun.of("simulate", "--ballots", "4", "--floor", "1", "--seed", "t", "--out", other.toString());
        CommandRun run = since(upTo(3), Files.readAllBytes(other));
        assertEquals(1, run.exit());
        assertTrue(run.out().contains("event at height 0"), run::out);
    }

    @Test
    void anOlderCopyThatIsNoneGivesNoVerdict() throws Exception {
        CommandRun run = since("junk".getBytes(StandardCharsets.UTF_8), whole);
        assertEquals(2, run.exit());
        assertTrue(run.out().contains("The older copy cannot be compared with."), run::out);
        String file = folder.resolve("whole.bel").toString();
        assertEquals(
                "USAGE", CommandRun.of("verify", "--since", file, file, file).code());
        assertEquals(
                "FILE_UNREADABLE",
                CommandRun.of("verify", "--since", file + "x", file).code());
    }

    private CommandRun since(byte[] older, byte[] newer) throws Exception {
        return CommandRun.of("verify", "--json", "--since", file(older, "older.bel"), file(newer, "newer.bel"));
    }

    private String file(byte[] bytes, String name) throws Exception {
        return Files.write(folder.resolve(name), bytes).toString();
    }

    /** Returns the archive up to and with that many events. */
    private byte[] upTo(int events) {
        int at = 0;
        int seen = 0;
        while (seen < events) {
            seen += name(at).endsWith(".event.json") ? 1 : 0;
            at = next(at);
        }
        return Arrays.copyOf(whole, at);
    }

    /** Returns the tracker of a ballot, from 1. */
    private String tracker(byte[] archive, int ballot) {
        int at = 0;
        int seen = 0;
        while (at < archive.length) {
            String body = new String(archive, at + BLOCK, size(at), StandardCharsets.UTF_8);
            if (body.startsWith("{\"election_uuid\"") && ++seen == ballot) {
                return Tracker.of(body.getBytes(StandardCharsets.UTF_8), HashFunction.SHA_256)
                        .shown();
            }
            at = next(at);
        }
        throw new IllegalStateException("there is no such ballot");
    }

    private String name(int at) {
        return new String(whole, at, 100, StandardCharsets.ISO_8859_1).replace("\0", "");
    }

    private int size(int at) {
        return Integer.parseInt(new String(whole, at + 124, 11, StandardCharsets.ISO_8859_1), 8);
    }

    private int next(int at) {
        return at + BLOCK + (size(at) + BLOCK - 1) / BLOCK * BLOCK;
    }
}
