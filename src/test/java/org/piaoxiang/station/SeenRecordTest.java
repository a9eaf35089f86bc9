package org.piaoxiang.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.piaoxiang.json.Json;
import org.piaoxiang.record.SigningKey;

/** What a station has once seen of a record stays. */
class SeenRecordTest {
    @TempDir
    private Path folder;

    private FakeServer server;
    private StationFiles files;

    @BeforeEach
    void begin() throws Exception {
        server = new FakeServer();
        files = new StationFiles(folder, new SecureRandom(), Optional.empty());
        server.introduceTo(files);
        for (int i = 0; i < 5; i++) {
            server.append("ADDENDUM", Json.object("text", Json.text("第" + i)));
        }
    }

    @AfterEach
    void end() throws Exception {
        files.close();
        server.close();
    }

    /** A station started anew over the same files. */
    private MeetingData station() throws Exception {
        return new MeetingData(ServerClient.person(server.address()), FakeServer.MEETING, files, Optional.empty());
    }

    private static String refusal(MeetingData data) {
        return assertThrows(StationRefusal.class, data::refresh).code();
    }

    @Test
    void aRecordThatGrowsIsFollowed() throws Exception {
        MeetingData data = station();
        data.refresh();
        server.append("ADDENDUM", Json.object("text", Json.text("又")));
        data.refresh();
        assertEquals(7, data.size());
        station().refresh();
    }

    /** What is kept back from a role comes as the server prints it: the hash of its leaf. */
    @Test
    void anEntryThatIsKeptBackIsHashedOnByItsLeaf() throws Exception {
        byte[] kept = server.entries.get(3).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        String leaf = org.piaoxiang.record.TreeHash.leaf(kept).toString();
        server.shown.put(3, "{\"leaf\":\"" + leaf + "\",\"number\":3,\"withheld\":true}");
        MeetingData data = station();
        data.refresh();
        assertEquals(6, data.size());
        server.shown.put(3, "{\"leaf\":\"" + "0".repeat(64) + "\",\"number\":3,\"withheld\":true}");
        assertEquals("RECORD_FORKED", refusal(station()));
    }

    @Test
    void aRewrittenEntryIsRefusedForeverAndBothNotesAreKept() throws Exception {
        MeetingData data = station();
        data.refresh();
        server.rewrite(2, "ADDENDUM", Json.object("text", Json.text("改")));
        server.append("ADDENDUM", Json.object("text", Json.text("又")));
        assertEquals("RECORD_FORKED", refusal(data));
        assertEquals("RECORD_FORKED", refusal(station()));
        String evidence = Files.readString(folder.resolve("fork-" + FakeServer.MEETING + ".json"));
        assertTrue(evidence.contains("\"seen\"") && evidence.contains("\"shown\""));
    }

    @Test
    void aRewrittenRecordIsFoundAfterARestart() throws Exception {
        station().refresh();
        server.rewrite(2, "ADDENDUM", Json.object("text", Json.text("改")));
        server.append("ADDENDUM", Json.object("text", Json.text("又")));
        assertEquals("RECORD_FORKED", refusal(station()));
    }

    /** The more often a station has looked, the closer it can say where the record was rewritten; also when it looks again. */
    @Test
    void itIsSaidWhereTheRecordWasRewritten() throws Exception {
        MeetingData data = station();
        data.refresh();
        server.append("CHECK_IN", Json.object("person", Json.text("p1")));
        data.refresh();
        server.append("LEAVE", Json.object("person", Json.text("p2")));
        server.append("CHECK_IN", Json.object("person", Json.text("p3")));
        data.refresh();
        server.append("ADDENDUM", Json.object("text", Json.text("又")));
        server.rewrite(6, "CHECK_IN", Json.object("person", Json.text("p9")));
        for (int i = 0; i < 2; i++) {
            StationRefusal refused =
                    assertThrows(StationRefusal.class, () -> station().refresh());
            assertEquals(Json.text("第 6 条（现在显示为“签到”）"), refused.facts().fields().get("where"));
        }
    }

    @Test
    void aRangeIsSaidWhereTheStationLookedLessOften() throws Exception {
        station().refresh();
        server.append("LEAVE", Json.object("person", Json.text("p2")));
        server.append("CHECK_IN", Json.object("person", Json.text("p3")));
        station().refresh();
        server.rewrite(6, "CHECK_IN", Json.object("person", Json.text("p9")));
        StationRefusal refused =
                assertThrows(StationRefusal.class, () -> station().refresh());
        assertEquals(
                Json.text("第 6 条到第 7 条之间（现在显示为“签到”）"), refused.facts().fields().get("where"));
    }

    @Test
    void aShorterRecordIsRefused() throws Exception {
        station().refresh();
        server.entries.removeLast();
        assertEquals("RECORD_OLDER", refusal(station()));
        assertTrue(Files.exists(folder.resolve("older-" + FakeServer.MEETING + ".json")));
    }

    @Test
    void anotherServersKeyIsRefused() throws Exception {
        station().refresh();
        server.key = SigningKey.generate(new SecureRandom());
        assertEquals("SERVER_KEY_CHANGED", refusal(station()));
    }

    @Test
    void anEntryThatIsNotCanonicalIsRefused() throws Exception {
        server.entries.set(3, server.entries.get(3).replace("\"number\":3", "\"number\":4"));
        assertEquals("RECORD_DAMAGED", refusal(station()));
    }

    @Test
    void aSecondStationDoesNotGetTheSameFiles() {
        assertEquals(
                "FILES_IN_USE",
                assertThrows(StationRefusal.class, () -> new StationFiles(folder, new SecureRandom(), Optional.empty()))
                        .code());
    }

    @Test
    void namesThatLeaveTheFolderAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> files.note("../signing.key"));
        assertThrows(IllegalArgumentException.class, () -> files.note(".."));
    }
}
