package org.piaoxiang.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.piaoxiang.protocol.archive.ArchiveOverview;
import org.piaoxiang.protocol.archive.ArchiveSource;
import org.piaoxiang.record.SigningKey;
import org.piaoxiang.verifier.Receipt;

/** A server that drops an acknowledged ballot: the voter's receipt stops the observer's station, whatever the server says. */
class ObjectionTest {
    private static final String DROPPED = "A".repeat(43);

    @TempDir
    private Path folder;

    private Room room;
    private Objections objections;

    @BeforeEach
    void begin() throws Exception {
        room = new Room(folder);
        objections = new Objections(room.data, room.files);
        room.setUp(6);
        room.seal();
        room.close(5);
        room.data.refresh();
    }

    @AfterEach
    void end() throws Exception {
        room.close();
    }

    private List<String> raise(Receipt receipt, SigningKey key) throws Exception {
        String statement = receipt.canonical();
        return objections.raise("r1", statement, key.signBase64(statement.getBytes(StandardCharsets.UTF_8)));
    }

    private static Receipt receipt(String... trackers) {
        return new Receipt(FakeServer.MEETING, "r1", List.of(trackers));
    }

    private String inTheBox() throws Exception {
        return ArchiveOverview.read(ArchiveSource.of(room.data.archive(Room.POLL)))
                .trackers()
                .getFirst()
                .full();
    }

    private void unfounded(Receipt receipt, SigningKey key) throws Exception {
        assertEquals(
                "OBJECTION_UNFOUNDED",
                assertThrows(StationRefusal.class, () -> raise(receipt, key)).code());
        room.observer().cosign("r1", room.alone());
    }

    @Test
    void aReceiptForADroppedBallotStopsSignatureAndOpening() throws Exception {
        assertEquals(List.of(DROPPED), raise(receipt(DROPPED, inTheBox()), room.server.key));
        assertEquals(
                "OBJECTION_STANDS",
                assertThrows(StationRefusal.class, () -> room.observer().cosign("r1", room.alone()))
                        .code());
    }

    @Test
    void aBoxThatWasSignedBeforeIsNotOpenedAfterwards() throws Exception {
        room.observer().cosign("r1", room.alone());
        raise(receipt(DROPPED), room.server.key);
        assertEquals(
                "OBJECTION_STANDS",
                assertThrows(StationRefusal.class, () -> room.custodian.share("r1", room.alone()))
                        .code());
    }

    @Test
    void theStationRemembersEvenWhereTheServerTakesTheEntryBack() throws Exception {
        raise(receipt(DROPPED), room.server.key);
        room.server.entries.removeLast();
        assertEquals(
                "OBJECTION_STANDS",
                assertThrows(StationRefusal.class, () -> room.observer().cosign("r1", room.alone()))
                        .code());
    }

    @Test
    void anObjectionOnTheRecordStopsEveryStation() throws Exception {
        room.server.append("OBJECT", Room.json("{\"round\":\"r1\",\"statement\":\"{}\",\"signature\":\"s\"}"));
        assertEquals(
                "OBJECTION_STANDS",
                assertThrows(StationRefusal.class, () -> room.observer().cosign("r1", room.alone()))
                        .code());
    }

    @Test
    void aReceiptWhoseBallotsAreAllInTheBoxIsNoObjection() throws Exception {
        unfounded(receipt(inTheBox()), room.server.key);
    }

    @Test
    void aReceiptThatTheServerNeverSignedIsNoObjection() throws Exception {
        try (SigningKey stranger = SigningKey.generate(new SecureRandom())) {
            unfounded(receipt(DROPPED), stranger);
        }
    }

    @Test
    void aReceiptOfAnotherRoundOrMeetingIsNoObjection() throws Exception {
        unfounded(new Receipt(FakeServer.MEETING, "r2", List.of(DROPPED)), room.server.key);
        unfounded(new Receipt("Another1Another1", "r1", List.of(DROPPED)), room.server.key);
    }
}
