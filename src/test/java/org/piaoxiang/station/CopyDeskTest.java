package org.piaoxiang.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.piaoxiang.json.Fields;
import org.piaoxiang.record.SigningKey;

/** The B copy of the department's keys: who takes over goes on with it, bound by what the A station has signed. */
class CopyDeskTest {
    private static final String PASSPHRASE = "一把足够长的副本口令啊啊";

    @TempDir
    private Path folder;

    private Room room;
    private StationFiles second;

    @BeforeEach
    void begin() throws Exception {
        room = new Room(Files.createDirectories(folder.resolve("a")));
        room.setUp(6);
        room.seal();
        second = new StationFiles(folder.resolve("b"), room.random, Optional.of("另一台的口令".toCharArray()));
        room.server.introduceTo(second);
    }

    @AfterEach
    void end() throws Exception {
        second.close();
        room.close();
    }

    private MeetingData seenBySecond() throws Exception {
        MeetingData data = new MeetingData(
                ServerClient.person(room.server.address()), FakeServer.MEETING, second, Optional.empty());
        data.refresh();
        return data;
    }

    private String copy() throws Exception {
        return Fields.of(new CopyDesk(room.data, room.files, Room.GROUP, room.random).make(PASSPHRASE), "made")
                .text("copy");
    }

    private CopyDesk desk() throws Exception {
        return new CopyDesk(seenBySecond(), second, Room.GROUP, room.random);
    }

    @Test
    void theSecondStationCosignsAndOpensWithTheSameKeys() throws Exception {
        room.close(6);
        String copy = copy();
        assertFalse(copy.contains(room.files.signingKey().verifyKey().base64()));
        desk().restore(copy, PASSPHRASE);
        try (SigningKey first = room.files.signingKey();
                SigningKey other = second.signingKey()) {
            assertEquals(first.verifyKey(), other.verifyKey());
        }
        MeetingData data = seenBySecond();
        CustodianDesk custodian = new CustodianDesk(data, second, Room.GROUP, room.verifying, room.random::nextBytes);
        assertEquals(Optional.of("OBSERVER"), custodian.offeredAs());
        new ObserverDesk(data, second, room.inspection(), custodian).cosign("r1", room.alone());
        custodian.share("r1", room.alone());
        assertEquals(1, room.server.shares.size());
        assertTrue(room.server.entries.stream().anyMatch(entry -> entry.contains("\"REMARK\"")));
    }

    @Test
    void whatTheFirstStationCosignedBindsTheSecond() throws Exception {
        room.close(6);
        room.observer().cosign("r1", room.alone());
        room.custodian.share("r1", room.alone());
        desk().restore(copy(), PASSPHRASE);
        byte[] other = room.box(6);
        room.server.archives.put(Room.POLL, other);
        room.server.append(
                "CLOSE_ROUND",
                org.piaoxiang.json.Json.object(
                        "round",
                        org.piaoxiang.json.Json.text("r1"),
                        "polls",
                        org.piaoxiang.json.Json.array(java.util.List.of(Room.closed(other)))));
        MeetingData data = seenBySecond();
        CustodianDesk custodian = new CustodianDesk(data, second, Room.GROUP, room.verifying, room.random::nextBytes);
        ObserverDesk observer = new ObserverDesk(data, second, room.inspection(), custodian);
        assertEquals(
                "CLOSED_SET_DIFFERS",
                assertThrows(StationRefusal.class, () -> observer.cosign("r1", room.alone()))
                        .code());
    }

    @Test
    void aWrongPassphraseAShortOneAndASecondKeyAreRefused() throws Exception {
        String copy = copy();
        assertEquals(
                "COPY_PASSPHRASE_WRONG",
                assertThrows(StationRefusal.class, () -> desk().restore(copy, PASSPHRASE + "x"))
                        .code());
        CopyDesk first = new CopyDesk(room.data, room.files, Room.GROUP, room.random);
        assertEquals(
                "COPY_PASSPHRASE_SHORT",
                assertThrows(StationRefusal.class, () -> first.make("短")).code());
        assertEquals(
                "COPY_KEY_EXISTS",
                assertThrows(StationRefusal.class, () -> first.restore(copy, PASSPHRASE))
                        .code());
    }

    @Test
    void anotherStationMakesNoKeyThatWouldStandInTheWayOfTheCopy() throws Exception {
        CustodianDesk custodian =
                new CustodianDesk(seenBySecond(), second, Room.GROUP, room.verifying, room.random::nextBytes);
        assertEquals(
                "KEY_ELSEWHERE",
                assertThrows(StationRefusal.class, () -> custodian.offerKey("OBSERVER", "李监督"))
                        .code());
        assertFalse(second.hasCustodianKey(FakeServer.MEETING));
        desk().restore(copy(), PASSPHRASE);
        assertEquals(Optional.of("OBSERVER"), custodian.offeredAs());
    }

    @Test
    void aSigningKeyThatOtherMeetingsKnowIsNotReplaced() throws Exception {
        String copy = copy();
        CopyDesk desk = desk();
        String own = second.signingKey().verifyKey().base64();
        second.keep("seen-Meeting2Meeting2.note", "seen");
        assertEquals(
                "COPY_OTHER_MEETINGS_KEY",
                assertThrows(StationRefusal.class, () -> desk.restore(copy, PASSPHRASE))
                        .code());
        assertEquals(own, second.signingKey().verifyKey().base64());
        assertFalse(second.hasCustodianKey(FakeServer.MEETING));
    }

    @Test
    void aCopyForAnotherMeetingOrChangedIsRefused() throws Exception {
        String copy = copy();
        assertEquals(
                "COPY_OTHER_MEETING",
                assertThrows(
                                StationRefusal.class,
                                () -> desk().restore(copy.replace(FakeServer.MEETING, "Meeting2Meeting2"), PASSPHRASE))
                        .code());
    }

    @Test
    void aCopyMadeUnderAnotherServersKeyIsRefused() throws Exception {
        String copy = copy();
        try (FakeServer other = new FakeServer();
                StationFiles third = new StationFiles(folder.resolve("c"), room.random, Optional.empty())) {
            other.introduceTo(third);
            MeetingData data =
                    new MeetingData(ServerClient.person(other.address()), FakeServer.MEETING, third, Optional.empty());
            CopyDesk desk = new CopyDesk(data, third, Room.GROUP, room.random);
            assertEquals(
                    "COPY_OTHER_SERVER",
                    assertThrows(StationRefusal.class, () -> desk.restore(copy, PASSPHRASE))
                            .code());
            assertFalse(third.hasCustodianKey(FakeServer.MEETING));
        }
    }
}
