package org.piaoxiang.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonWriter;

/** What a custodian's station opens, and what it never opens. */
class SharingTest {
    @TempDir
    private Path folder;

    private Room room;

    @BeforeEach
    void begin() throws Exception {
        room = new Room(folder);
        room.setUp(6);
        room.seal();
    }

    @AfterEach
    void end() throws Exception {
        room.close();
    }

    private String refusal() {
        return assertThrows(StationRefusal.class, () -> room.custodian.share("r1"))
                .code();
    }

    @Test
    void aCosignedBoxIsOpenedAndAskedAgainGivesTheSameShare() throws Exception {
        room.close(6);
        room.observer().cosign("r1");
        room.custodian.share("r1");
        room.custodian.share("r1");
        assertEquals(2, room.server.shares.size());
        assertEquals(room.server.shares.get(0), room.server.shares.get(1));
    }

    @Test
    void theReportOfAGoodBoxIsValid() throws Exception {
        room.close(6);
        Json report = RoundReport.of(room.custodian.verify("r1"));
        assertTrue(JsonWriter.compact(report).startsWith("{\"verdict\":\"valid\""), () -> JsonWriter.compact(report));
    }

    @Test
    void withoutTheObserversSignatureNothingIsOpened() throws Exception {
        room.close(6);
        assertEquals("CLOSED_SET_NOT_COSIGNED", refusal());
    }

    @Test
    void aSignatureOverAnotherClosedSetOpensNothing() throws Exception {
        room.close(6);
        room.observer().cosign("r1");
        byte[] other = room.box(6);
        room.server.archives.put(Room.POLL, other);
        room.server.append(
                "CLOSE_ROUND", Json.object("round", Json.text("r1"), "polls", Json.array(List.of(Room.closed(other)))));
        assertEquals("CLOSED_SET_SIGNATURE", refusal());
    }

    @Test
    void otherBallotsThanTheClosedSetAreNeitherSignedNorOpened() throws Exception {
        room.close(6);
        room.observer().cosign("r1");
        room.server.archives.put(Room.POLL, room.box(6));
        assertEquals("CLOSED_SET_DIFFERS", refusal());
        assertEquals(
                "CLOSED_SET_DIFFERS",
                assertThrows(StationRefusal.class, () -> room.observer().cosign("r1"))
                        .code());
    }

    @Test
    void fewerBallotsThanTheFloorAreNotOpened() throws Exception {
        room.close(4);
        room.observer().cosign("r1");
        assertEquals("BELOW_FLOOR", refusal());
    }

    @Test
    void aTallyIsOpenedOnceForAPoll() throws Exception {
        room.close(6);
        room.observer().cosign("r1");
        room.files.keep("opened-" + Room.POLL + ".json", "{\"tally\":\"another\",\"share\":\"{}\"}");
        assertEquals("ALREADY_OPENED_ANOTHER", refusal());
    }

    @Test
    void aVoidPollIsNotOpened() throws Exception {
        room.close(6);
        room.server.append(
                "RECONCILE",
                Room.json("{\"round\":\"r1\",\"polls\":[{\"uuid\":\"" + Room.POLL + "\",\"verdict\":\"VOID\"}]}"));
        room.observer().cosign("r1");
        room.custodian.share("r1");
        assertTrue(JsonWriter.compact(room.server.shares.getFirst()).contains("\"shares\":[]"));
    }

    @Test
    void aBoxOfAnotherSetupThanTheSealedOneIsNotOpened() throws Exception {
        room.setUp(6);
        room.close(6);
        assertEquals(
                "SEAL_DIFFERS",
                assertThrows(StationRefusal.class, () -> room.observer().cosign("r1"))
                        .code());
    }

    @Test
    void aTruncatedArchiveIsNotSigned() throws Exception {
        room.close(6);
        byte[] archive = java.util.Objects.requireNonNull(room.server.archives.get(Room.POLL));
        room.server.archives.put(Room.POLL, java.util.Arrays.copyOf(archive, archive.length / 2));
        assertEquals(
                "ARCHIVE_INVALID",
                assertThrows(StationRefusal.class, () -> room.observer().cosign("r1"))
                        .code());
    }
}
