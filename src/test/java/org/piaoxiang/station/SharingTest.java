package org.piaoxiang.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.verifier.Report;

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
        return assertThrows(StationRefusal.class, () -> room.custodian.share("r1", room.alone()))
                .code();
    }

    @Test
    void aCosignedBoxIsOpenedAndAskedAgainGivesTheSameShare() throws Exception {
        room.close(6);
        room.observer().cosign("r1", room.alone());
        room.custodian.share("r1", room.alone());
        room.custodian.share("r1", room.alone());
        assertEquals(2, room.server.shares.size());
        assertEquals(room.server.shares.get(0), room.server.shares.get(1));
    }

    private Map<String, String> table() throws Exception {
        List<ClosedBox> boxes = room.custodian.verify("r1");
        Report meeting = new MeetingAudit(room.data, room.workers).round("r1", boxes);
        Json.Obj report = RoundReport.of(room.data, "r1", boxes, List.of(), meeting);
        Map<String, String> statuses = new TreeMap<>();
        for (Json row : Fields.of(report, "report").array("checks")) {
            Fields check = Fields.of(row, "check");
            statuses.put(check.text("id"), check.text("status"));
        }
        return statuses;
    }

    @Test
    void theReportOfAGoodBoxFailsNothingButThatItsRecordIsNoWholeMeeting() throws Exception {
        room.close(6);
        Map<String, String> table = table();
        assertEquals("PASS", table.get("M9"));
        assertEquals("PASS", table.get("M11"));
        // The others of the whole meeting fail here; AlterationsTest tries them on a real one.
        table.keySet().removeIf(id -> id.startsWith("M"));
        assertEquals("NOT_RUN", table.remove("R1"));
        assertFalse(table.containsValue("FAIL"), table.toString());
        assertEquals(Set.of("P1", "P2", "P4"), ownRows(table));
    }

    @Test
    void aListThatIsNotTheIssuersIsNamedAfterTheCloseToo() throws Exception {
        room.close(6);
        room.server.append(
                "BEGIN_ROUND",
                Room.json("{\"round\":\"r1\",\"polls\":[{\"uuid\":\"" + Room.POLL
                        + "\",\"item\":\"i1\",\"participants\":5}]}"));
        assertEquals("FAIL", table().get("M11"));
    }

    private static Set<String> ownRows(Map<String, String> table) {
        return table.keySet().stream().filter(id -> id.startsWith("P")).collect(Collectors.toSet());
    }

    private PageVerdict page() throws Exception {
        Looked own = room.custodian.verify("r1").getFirst().looked();
        return PageVerdict.read(Fields.of(
                        Json.object("verdicts", Json.array(List.of(with(own.uuid(), PageVerdict.json(own))))), "body"))
                .getFirst();
    }

    private static Json with(String uuid, Json verdict) {
        Map<String, Json> fields = new LinkedHashMap<>(((Json.Obj) verdict).fields());
        fields.put("uuid", Json.text(uuid));
        List<Json> checks = new ArrayList<>();
        ((Json.Obj) fields.getOrDefault("checks", Json.object()))
                .fields()
                .forEach((id, status) -> checks.add(Json.object("id", Json.text(id), "status", status)));
        fields.put("checks", Json.array(checks));
        return new Json.Obj(fields);
    }

    private String cosigning(PageVerdict... verdicts) {
        return assertThrows(StationRefusal.class, () -> room.observer().cosign("r1", room.page(verdicts)))
                .code();
    }

    @Test
    void aPageThatFoundTheSameMaySignAndOpen() throws Exception {
        room.close(6);
        room.observer().cosign("r1", room.page(page()));
        room.custodian.share("r1", room.page(page()));
        assertEquals(1, room.server.shares.size());
    }

    @Test
    void aPageThatHasNotVerifiedSignsNothing() throws Exception {
        room.close(6);
        assertEquals("PAGE_VERDICT_MISSING", cosigning());
        room.observer().cosign("r1", room.page(page()));
        StationRefusal refused = assertThrows(StationRefusal.class, () -> room.custodian.share("r1", room.page()));
        assertEquals("PAGE_VERDICT_MISSING", refused.code());
    }

    @Test
    void aCheckThatThePageFailsStopsTheRoundForGood() throws Exception {
        room.close(6);
        PageVerdict good = page();
        Map<String, String> checks = new TreeMap<>(good.checks());
        checks.put("B4", "FAIL");
        PageVerdict differing = new PageVerdict(good.uuid(), good.archive(), "invalid", good.stage(), checks);
        assertEquals("VERDICTS_DIFFER", cosigning(differing));
        assertTrue(room.files
                .note("differ-" + FakeServer.MEETING + "-r1.json")
                .orElseThrow()
                .contains("\"B4\":\"FAIL\""));
        assertEquals("VERDICTS_DIFFER", cosigning(good));
    }

    @Test
    void aCheckThatThePageLeftOutIsADifference() throws Exception {
        room.close(6);
        PageVerdict good = page();
        Map<String, String> checks = new TreeMap<>(good.checks());
        checks.remove("T1");
        assertEquals(
                "VERDICTS_DIFFER",
                cosigning(new PageVerdict(good.uuid(), good.archive(), good.verdict(), good.stage(), checks)));
    }

    @Test
    void aPageThatWasGivenAnotherArchiveIsHeard() throws Exception {
        room.close(6);
        PageVerdict good = page();
        String other = "0".repeat(64);
        assertEquals(
                "ARCHIVE_MOVED", cosigning(new PageVerdict(good.uuid(), other, "valid", good.stage(), good.checks())));
        assertEquals(
                "VERDICTS_DIFFER",
                cosigning(new PageVerdict(good.uuid(), other, "unusable", Optional.empty(), Map.of())));
    }

    @Test
    void aSealNeedsThePageToo() throws Exception {
        room.setUp(6);
        SetupInspection.Result result = room.inspection().inspect("r1");
        assertEquals(
                "PAGE_VERDICT_MISSING",
                assertThrows(StationRefusal.class, () -> room.observer().seal("r1", result, room.page()))
                        .code());
    }

    @Test
    void withoutTheObserversSignatureNothingIsOpened() throws Exception {
        room.close(6);
        assertEquals("CLOSED_SET_NOT_COSIGNED", refusal());
    }

    @Test
    void aSignatureOverAnotherClosedSetOpensNothing() throws Exception {
        room.close(6);
        room.observer().cosign("r1", room.alone());
        byte[] other = room.box(6);
        room.server.archives.put(Room.POLL, other);
        room.server.append(
                "CLOSE_ROUND", Json.object("round", Json.text("r1"), "polls", Json.array(List.of(Room.closed(other)))));
        assertEquals("CLOSED_SET_SIGNATURE", refusal());
    }

    @Test
    void otherBallotsThanTheClosedSetAreNeitherSignedNorOpened() throws Exception {
        room.close(6);
        room.observer().cosign("r1", room.alone());
        room.server.archives.put(Room.POLL, room.box(6));
        assertEquals("CLOSED_SET_DIFFERS", refusal());
        assertEquals(
                "CLOSED_SET_DIFFERS",
                assertThrows(StationRefusal.class, () -> room.observer().cosign("r1", room.alone()))
                        .code());
    }

    @Test
    void fewerBallotsThanTheFloorAreNotOpened() throws Exception {
        room.close(4);
        room.observer().cosign("r1", room.alone());
        assertEquals("BELOW_FLOOR", refusal());
    }

    @Test
    void aTallyIsOpenedOnceForAPoll() throws Exception {
        room.close(6);
        room.observer().cosign("r1", room.alone());
        room.files.keep("opened-" + Room.POLL + ".json", "{\"tally\":\"another\",\"share\":\"{}\"}");
        assertEquals("ALREADY_OPENED_ANOTHER", refusal());
    }

    @Test
    void aVoidPollIsNotOpened() throws Exception {
        room.close(6);
        room.server.append(
                "RECONCILE",
                Room.json("{\"round\":\"r1\",\"polls\":[{\"uuid\":\"" + Room.POLL + "\",\"verdict\":\"VOID\"}]}"));
        room.observer().cosign("r1", room.alone());
        room.custodian.share("r1", room.alone());
        assertTrue(JsonWriter.compact(room.server.shares.getFirst()).contains("\"shares\":[]"));
    }

    @Test
    void aBoxOfAnotherSetupThanTheSealedOneIsNotOpened() throws Exception {
        room.setUp(6);
        room.close(6);
        assertEquals(
                "SEAL_DIFFERS",
                assertThrows(StationRefusal.class, () -> room.observer().cosign("r1", room.alone()))
                        .code());
    }

    @Test
    void aTruncatedArchiveIsNotSigned() throws Exception {
        room.close(6);
        byte[] archive = java.util.Objects.requireNonNull(room.server.archives.get(Room.POLL));
        room.server.archives.put(Room.POLL, java.util.Arrays.copyOf(archive, archive.length / 2));
        assertEquals(
                "ARCHIVE_INVALID",
                assertThrows(StationRefusal.class, () -> room.observer().cosign("r1", room.alone()))
                        .code());
    }
}
