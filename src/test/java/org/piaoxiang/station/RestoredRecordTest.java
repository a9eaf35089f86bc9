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

/** A record that goes on from a backup is taken only when the server says so and the person has confirmed what is lost. */
class RestoredRecordTest {
    private static final String NEXT = "piaoxiang/" + FakeServer.MEETING + "/2";

    @TempDir
    private Path folder;

    private FakeServer server;
    private StationFiles files;

    @BeforeEach
    void begin() throws Exception {
        server = new FakeServer();
        files = new StationFiles(folder, new SecureRandom(), Optional.empty());
        server.introduceTo(files);
        add(3);
        station().refresh();
        add(3);
        station().refresh();
    }

    @AfterEach
    void end() throws Exception {
        files.close();
        server.close();
    }

    private void add(int entries) {
        for (int i = 0; i < entries; i++) {
            server.append("ADDENDUM", Json.object("text", Json.text("第" + server.entries.size())));
        }
    }

    private MeetingData station() throws Exception {
        return new MeetingData(ServerClient.person(server.address()), FakeServer.MEETING, files, Optional.empty());
    }

    private static StationRefusal refusal(MeetingData data) {
        return assertThrows(StationRefusal.class, data::refresh);
    }

    @Test
    void whatIsLostIsNamedAndConfirmedOnce() throws Exception {
        MeetingData data = station();
        data.refresh();
        server.restore(5, "磁盘损坏");
        StationRefusal refused = refusal(data);
        assertEquals("RECORD_RESTORED", refused.code());
        assertEquals(
                Json.object(
                        "from", Json.number(5),
                        "to", Json.number(6),
                        "lost", Json.number(2),
                        "backup", Json.text("2026-11-20T10:00:00Z"),
                        "reason", Json.text("磁盘损坏")),
                refused.facts());
        assertEquals("RECORD_RESTORED", refusal(data).code(), "still not confirmed");
        assertEquals("RECORD_RESTORED", refusal(station()).code(), "nor after a restart");
    }

    @Test
    void afterTheConfirmationTheRecordGoesOn() throws Exception {
        MeetingData data = station();
        data.refresh();
        server.restore(5, "磁盘损坏");
        refusal(data);
        data.confirmRestoration();
        assertEquals(6, data.size());
        assertEquals(1, data.entries("RESTORE_RECORD").size());
        add(4);
        data.refresh();
        station().refresh();
        assertEquals(10, data.size());
        String evidence = Files.readString(folder.resolve("restored-" + FakeServer.MEETING + "-2.json"));
        assertTrue(evidence.contains("\"seen\":\"piaoxiang/" + FakeServer.MEETING + "\\n7\\n"), evidence);
        assertTrue(Files.exists(folder.resolve("before-" + FakeServer.MEETING + "-2.note")));
    }

    @Test
    void goingBackToTheOldNameAfterwardsIsRefused() throws Exception {
        MeetingData data = station();
        data.refresh();
        server.restore(5, "磁盘损坏");
        refusal(data);
        data.confirmRestoration();
        server.origin = "piaoxiang/" + FakeServer.MEETING;
        add(4);
        assertEquals("RECORD_OLDER", refusal(data).code());
    }

    @Test
    void aRestorationThatLosesNothingSaysSo() throws Exception {
        server.restore(7, "换机器");
        assertEquals("RECORD_RESTORED_WHOLE", refusal(station()).code());
    }

    @Test
    void anotherPastBehindARestorationIsAFork() throws Exception {
        server.rewrite(2, "ADDENDUM", Json.object("text", Json.text("改")));
        server.restore(5, "磁盘损坏");
        MeetingData data = station();
        assertEquals("RECORD_FORKED", refusal(data).code());
        assertEquals("RECORD_FORKED", refusal(station()).code());
    }

    @Test
    void aNewNameWithoutASignedStatementIsRefused() throws Exception {
        server.origin = NEXT;
        assertEquals("RECORD_DAMAGED", refusal(station()).code(), "no statement");
        server.origin = "piaoxiang/" + FakeServer.MEETING;
        SigningKey own = server.key;
        server.key = SigningKey.generate(new SecureRandom());
        server.restore(5, "磁盘损坏");
        server.key = own;
        assertEquals("RECORD_DAMAGED", refusal(station()).code(), "signed by somebody else");
    }

    @Test
    void aStatementAboutAnotherSizeIsRefused() throws Exception {
        server.restore(5, "磁盘损坏");
        server.entries.add(4, server.entries.get(5).replace("\"number\":5", "\"number\":4"));
        server.entries.subList(5, server.entries.size()).clear();
        assertEquals("RECORD_DAMAGED", refusal(station()).code());
    }

    @Test
    void thereIsNothingToConfirmWhereNothingWasRestored() throws Exception {
        MeetingData data = station();
        data.refresh();
        assertEquals(
                "NOTHING_RESTORED",
                assertThrows(StationRefusal.class, data::confirmRestoration).code());
    }
}
