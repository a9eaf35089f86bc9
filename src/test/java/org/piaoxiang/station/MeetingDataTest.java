package org.piaoxiang.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.piaoxiang.json.Json;

/** A station reads a record while others write it. */
class MeetingDataTest {
    @TempDir
    private Path folder;

    private FakeServer server;
    private StationFiles files;
    private MeetingData data;

    @BeforeEach
    void begin() throws Exception {
        server = new FakeServer();
        files = new StationFiles(folder, new SecureRandom(), Optional.empty());
        server.introduceTo(files);
        data = new MeetingData(ServerClient.person(server.address()), FakeServer.MEETING, files, Optional.empty());
        data.refresh();
        server.append("ADDENDUM", Json.object("text", Json.text("补充")));
    }

    @AfterEach
    void end() throws Exception {
        files.close();
        server.close();
    }

    @Test
    void anEntryThatCameBetweenThePageAndItsCheckpointIsAskedForOnceMore() throws Exception {
        server.emptyPages.set(1);
        data.refresh();
        assertEquals(2, data.size());
    }

    @Test
    void aServerThatKeepsAnEntryBackIsRefused() throws Exception {
        server.emptyPages.set(2);
        StationRefusal refused = assertThrows(StationRefusal.class, data::refresh);
        assertEquals("RECORD_INCOMPLETE", refused.code());
        data.refresh();
        assertEquals(2, data.size(), "it is taken as soon as it is given");
    }
}
