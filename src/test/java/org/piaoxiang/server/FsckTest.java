package org.piaoxiang.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.piaoxiang.proceedings.port.Stores;
import org.piaoxiang.record.LogOrigin;
import org.piaoxiang.store.Fsck;
import org.piaoxiang.store.Projections;
import org.piaoxiang.store.Projections.Fault.Kind;
import org.piaoxiang.store.TestServer;

/** What is kept beside the record of a played meeting follows from it, and every alteration is named. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FsckTest {
    private static House house;
    private static House.Meeting counted;
    private static House.Meeting open;
    private static ExecutorService workers;

    @BeforeAll
    static void start() throws Exception {
        house = new House(FsckTest.class);
        counted = house.played(true);
        open = house.played(false);
        workers = Executors.newFixedThreadPool(2);
    }

    @AfterAll
    static void stop() {
        workers.shutdown();
        house.close();
    }

    private static List<Kind> kinds(House.Meeting meeting) throws Exception {
        return Projections.check(
                        new Stores(
                                house.store().records(),
                                house.store().pools(),
                                house.store().files(),
                                house.store().accounts()),
                        meeting.id(),
                        workers)
                .stream()
                .map(Projections.Fault::kind)
                .sorted()
                .toList();
    }

    private static List<Fsck.Fault> record(House.Meeting meeting) {
        return Fsck.check(
                house.store().records(),
                meeting.id(),
                LogOrigin.first(meeting.id()).signedBy(house.signingKey().verifyKey()));
    }

    /** Alters {@code table}, where exactly one row of {@code meeting} must answer to {@code where}, looks, and restores it. */
    private static List<Kind> altered(House.Meeting meeting, String table, String set, String where) throws Exception {
        TestServer.asOwner(FsckTest.class, "CREATE TABLE kept AS SELECT * FROM " + table);
        String rows = " WHERE meeting = '" + meeting.id() + "' AND " + where;
        try {
            assertEquals(1, TestServer.asOwner(FsckTest.class, "UPDATE " + table + " SET " + set + rows), where);
            return kinds(meeting);
        } finally {
            TestServer.asOwner(FsckTest.class, "DELETE FROM " + table);
            TestServer.asOwner(FsckTest.class, "INSERT INTO " + table + " SELECT * FROM kept");
            TestServer.asOwner(FsckTest.class, "DROP TABLE kept");
        }
    }

    private static String lastPart(House.Meeting meeting) {
        return "begins = (SELECT max(begins) FROM archive_part WHERE meeting = '" + meeting.id() + "')";
    }

    @Test
    @Order(1)
    void aPlayedMeetingIsAsItsRecordSays() throws Exception {
        for (House.Meeting meeting : List.of(counted, open)) {
            assertEquals(List.of(), record(meeting));
            assertEquals(List.of(), kinds(meeting));
        }
    }

    @Test
    void aByteOfAnArchiveIsFound() throws Exception {
        List<Kind> kinds = altered(
                counted,
                "archive_part",
                "bytes = set_byte(bytes, octet_length(bytes) - 2000, get_byte(bytes, octet_length(bytes) - 2000) # 1)",
                lastPart(counted));
        assertTrue(kinds.contains(Kind.ARCHIVE_INVALID) || kinds.contains(Kind.ARCHIVE_MISSING), kinds.toString());
    }

    @Test
    void aMissingArchiveIsFound() throws Exception {
        assertEquals(List.of(Kind.ARCHIVE_MISSING), altered(open, "archive_part", "poll = 'elsewhere'", "begins = 0"));
    }

    @Test
    void anArchiveCutBackBeforeItsResultIsFound() throws Exception {
        assertEquals(List.of(Kind.RESULT), altered(counted, "archive_part", "poll = 'elsewhere'", lastPart(counted)));
    }

    @Test
    void aBallotKeptAtTheCloseUnderAnotherTrackerIsFound() throws Exception {
        assertEquals(
                List.of(Kind.CLOSED_SET),
                altered(
                        counted,
                        "closed_ballot",
                        "tracker = 'A' || substr(tracker, 2)",
                        "tracker = (SELECT max(tracker) FROM closed_ballot WHERE meeting = '" + counted.id() + "')"));
    }

    @Test
    void aFileThatIsNotWhatItsNameSaysIsFound() throws Exception {
        assertEquals(
                List.of(Kind.FILE_HASH),
                altered(
                        counted,
                        "file",
                        "bytes = bytes || '\\x20'",
                        "hash = (SELECT min(hash) FROM file WHERE meeting = '" + counted.id() + "')"));
    }

    @Test
    void aFileThatIsGoneIsFound() throws Exception {
        assertTrue(altered(
                        counted,
                        "file",
                        "meeting = '" + open.id() + "'",
                        "hash = (SELECT min(hash) FROM file WHERE meeting = '" + counted.id() + "')")
                .contains(Kind.FILE_MISSING));
    }

    @Test
    void aBoxInAnotherStateIsFound() throws Exception {
        String gate = " WHERE meeting = '" + open.id() + "' AND round = 'r1'";
        assertEquals(1, TestServer.asOwner(FsckTest.class, "UPDATE round_gate SET state = 'BROKEN_OFF'" + gate));
        try {
            assertEquals(List.of(Kind.BOX), kinds(open));
        } finally {
            TestServer.asOwner(FsckTest.class, "UPDATE round_gate SET state = 'OPEN'" + gate);
        }
    }

    @Test
    void anActThatDoesNotFollowIsFound() throws Exception {
        assertEquals(
                List.of(Kind.REPLAY),
                altered(counted, "entry", "body = convert_to('{}', 'UTF8')", "type = 'CREATE_MEETING'"));
    }

    @Test
    void aCosignatureByNobodyIsFound() throws Exception {
        assertEquals(
                1,
                TestServer.asOwner(
                        FsckTest.class,
                        "INSERT INTO cosignature (meeting, size, witness, line) SELECT meeting, size,"
                                + " 'piaoxiang-station/forged', replace(line, witness, 'piaoxiang-station/forged')"
                                + " FROM cosignature WHERE meeting = '" + open.id() + "' ORDER BY size LIMIT 1"));
        try {
            assertEquals(
                    List.of(Fsck.Fault.Kind.COSIGNATURE),
                    record(open).stream().map(Fsck.Fault::kind).toList());
        } finally {
            TestServer.asOwner(FsckTest.class, "DELETE FROM cosignature WHERE witness = 'piaoxiang-station/forged'");
        }
    }
}
