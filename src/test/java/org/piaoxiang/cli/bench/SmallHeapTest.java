package org.piaoxiang.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A large archive in little memory: what is held must not grow with the ballots. {@code ./piaoxiang bench memory} does the same
 * with 100,000 ballots in 256 MiB.
 */
class SmallHeapTest {
    /** So little that the archive, which is larger, does not fit in. */
    private static final int MEBIBYTES = 32;

    private static final int BALLOTS = 10_000;

    @Test
    void tenThousandBallotsAreSimulatedAndVerifiedInLessMemoryThanTheirArchiveTakes(@TempDir Path folder)
            throws Exception {
        SmallHeap machine = new SmallHeap(MEBIBYTES, folder);
        Path file = folder.resolve("large.bel");
        SmallHeap.Run simulated =
                machine.run("simulate", "--ballots", Integer.toString(BALLOTS), "--out", file.toString());
        assertEquals(0, simulated.exit(), simulated::said);
        assertTrue(file.toFile().length() > (long) MEBIBYTES << 20);
        SmallHeap.Run verified = machine.run("verify", "--json", file.toString());
        assertEquals(0, verified.exit(), verified::said);
        assertTrue(verified.said().contains("\"verdict\":\"valid\""), verified::said);
        assertTrue(verified.peak() <= MEBIBYTES && verified.peak() > 0, verified::toString);
    }
}
