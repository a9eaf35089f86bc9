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
import org.piaoxiang.record.LogOrigin;

/** What the observer's station makes of the server's own record; each look is that of a station started anew. */
class OwnRecordTest {
    @TempDir
    private Path folder;

    private FakeServer server;
    private StationFiles files;

    @BeforeEach
    void begin() throws Exception {
        server = new FakeServer();
        files = new StationFiles(folder, new SecureRandom(), Optional.empty());
        server.introduceTo(files);
    }

    @AfterEach
    void end() throws Exception {
        files.close();
        server.close();
    }

    private void look() throws Exception {
        new OwnRecord(ServerClient.person(server.address()), files).look(1);
    }

    private String refusal() {
        return assertThrows(StationRefusal.class, this::look).code();
    }

    private void begun() throws Exception {
        server.own.add(FakeServer.ownEntry(0, "SERVER_KEY"));
        server.own.add(FakeServer.ownEntry(1, "ACCOUNT_MADE"));
        look();
    }

    @Test
    void itIsFollowedAsItGrows() throws Exception {
        begun();
        server.own.add(FakeServer.ownEntry(2, "ACCOUNT_REMOVED"));
        look();
    }

    @Test
    void aRewrittenOneIsRefused() throws Exception {
        begun();
        server.own.set(1, FakeServer.ownEntry(1, "ACCOUNT_REMOVED"));
        assertEquals("SERVER_RECORD_FORKED", refusal());
    }

    @Test
    void aShorterOneIsRefused() throws Exception {
        begun();
        server.own.removeLast();
        assertEquals("SERVER_RECORD_OLDER", refusal());
    }

    @Test
    void anotherServersNameIsRefused() throws Exception {
        begun();
        server.ownOrigin = "piaoxiang/server/0123456789abcdef";
        assertEquals("SERVER_RECORD_DAMAGED", refusal());
    }

    @Test
    void anEarlierReleaseIsBorneUntilTheRecordWasSeenOnce() throws Exception {
        look();
        String own = server.ownOrigin;
        server.own.add(FakeServer.ownEntry(0, "SERVER_KEY"));
        server.ownOrigin = LogOrigin.FORMER_SERVER;
        look();
        server.ownOrigin = own;
        look();
        server.ownOrigin = LogOrigin.FORMER_SERVER;
        assertEquals("SERVER_RECORD_DAMAGED", refusal());
        server.own.clear();
        assertEquals(404, assertThrows(ServerClient.Refusal.class, this::look).status());
    }
}
