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
import org.piaoxiang.protocol.ballot.PollRules;
import org.piaoxiang.protocol.group.SecretScalar;
import org.piaoxiang.protocol.trustee.TrusteeKey;

/** What the observer's station finds before it seals. */
class SetupInspectionTest {
    @TempDir
    private Path folder;

    private Room room;

    @BeforeEach
    void begin() throws Exception {
        room = new Room(folder);
    }

    @AfterEach
    void end() throws Exception {
        room.close();
    }

    private List<String> problems() throws Exception {
        return room.inspection().inspect("r1").polls().getFirst().problems();
    }

    @Test
    void anHonestSetupIsSealed() throws Exception {
        room.setUp(6);
        assertTrue(room.inspection().inspect("r1").isGood(), () -> "found problems");
        room.seal();
        room.data.refresh();
        assertTrue(new SealedRound(room.data, "r1").seals().containsKey(Room.POLL));
    }

    @Test
    void aKeyWithoutTheOwnFactorIsFound() throws Exception {
        try (SecretScalar other = Room.GROUP.scalars().random(room.random::nextBytes)) {
            TrusteeKey stranger = TrusteeKey.of(Room.GROUP, other, room.random::nextBytes);
            room.setUp(6, List.of(room.serverKey(), stranger), keys(6), rules());
        }
        assertEquals(List.of("OWN_KEY_MISSING", "CUSTODIANS_DIFFER"), problems());
        assertEquals(
                "SETUP_NOT_IN_ORDER",
                assertThrows(StationRefusal.class, room::seal).code());
    }

    @Test
    void aListWithAnotherSlipIsFound() throws Exception {
        List<String> changed = new java.util.ArrayList<>(keys(5));
        changed.add(org.piaoxiang.protocol.credential.Credential.random(room.random::nextBytes)
                .publicKey(Room.GROUP, Room.POLL));
        room.setUp(6, List.of(room.serverKey(), room.ownKey()), changed, rules());
        assertEquals(List.of("LIST_DIFFERS"), problems());
    }

    @Test
    void aListLargerThanTheParticipantsIsFound() throws Exception {
        room.setUp(5);
        assertEquals(List.of("LIST_SIZE"), problems());
    }

    @Test
    void aPollWithoutRulesIsFound() throws Exception {
        room.setUp(6, List.of(room.serverKey(), room.ownKey()), keys(6), "free text");
        assertEquals(List.of("RULES_MISSING"), problems());
    }

    @Test
    void anotherCodeThanTheServerShowsIsFound() throws Exception {
        room.setUp(6);
        room.server.rewrite(
                room.server.entries.size() - 1,
                "SET_UP_POLLS",
                Json.object(
                        "round", Json.text("r1"), "code", Json.text("甲 乙 丙 丁 戊 己"), "polls", Json.array(List.of())));
        assertEquals(List.of("SETUP_DIFFERS", "CODE_DIFFERS"), problems());
    }

    @Test
    void anInvalidArchiveIsFound() throws Exception {
        room.setUp(6);
        byte[] archive = java.util.Objects.requireNonNull(room.server.archives.get(Room.POLL));
        archive[archive.length - 1024] ^= 1;
        room.server.archives.put(Room.POLL, archive);
        try {
            assertTrue(problems().contains("ARCHIVE_INVALID"));
        } catch (StationRefusal unusable) {
            assertEquals("ARCHIVE_INVALID", unusable.code());
        }
    }

    @Test
    void aListFileWithAnotherHashIsRefused() throws Exception {
        room.setUp(6);
        room.server.lists.replaceAll((hash, list) -> org.piaoxiang.protocol.credential.SlipList.bytes(keys(5)));
        assertThrows(org.piaoxiang.json.JsonException.class, this::problems);
    }

    @Test
    void aSecondIssuerIsFound() throws Exception {
        room.setUp(6);
        room.server.append(
                "ISSUE_LISTS",
                Json.object(
                        "key", Json.text("another"),
                        "lists", Json.array(List.of()),
                        "slips", Json.array(List.of()),
                        "signature", Json.text("none")));
        assertEquals(List.of("LISTS_SIGNATURE", "ISSUER_CHANGED"), problems());
    }

    @Test
    void aSetupChangedAfterTheCheckIsNotSealed() throws Exception {
        room.setUp(6);
        SetupInspection.Result checked = room.inspection().inspect("r1");
        room.setUp(6);
        assertEquals(
                "CODE_DIFFERS",
                assertThrows(StationRefusal.class, () -> room.observer().seal("r1", checked, room.alone()))
                        .code());
    }

    private List<String> keys(int count) {
        return room.slips.subList(0, count).stream()
                .map(slip -> slip.publicKey(Room.GROUP, Room.POLL))
                .toList();
    }

    private static String rules() {
        return new PollRules("SC_APPOINTMENT", 5, "").description();
    }
}
