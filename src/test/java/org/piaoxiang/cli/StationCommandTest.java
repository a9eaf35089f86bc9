package org.piaoxiang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A station has one server, or is a superior department's and has none. */
class StationCommandTest {
    @TempDir
    private Path folder;

    @Test
    void aStationNeedsAServerUnlessItIsADepartments() {
        assertEquals("USAGE", CommandRun.of("station").code());
        assertEquals("USAGE", CommandRun.of("station", "--server", "nowhere").code());
        Path office = folder.resolve("office");
        assertEquals(
                "USAGE",
                CommandRun.of("station", "--office", office.toString(), "--server", "http://127.0.0.1:1")
                        .code());
        assertFalse(Files.exists(office), "nothing was begun");
    }
}
