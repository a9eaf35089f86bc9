package org.piaoxiang.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.piaoxiang.protocol.archive.ArchiveRecord;
import org.piaoxiang.protocol.archive.ArchiveSource;
import org.piaoxiang.protocol.archive.ArchiveWriter;
import org.piaoxiang.protocol.archive.Event;
import org.piaoxiang.protocol.archive.EventType;
import org.piaoxiang.protocol.archive.SetupData;
import org.piaoxiang.protocol.archive.UnusableArchive;
import org.piaoxiang.protocol.credential.SlipList;
import org.piaoxiang.protocol.group.HashFunction;

/** How much the verifier takes, keeps and shows, at the edge. */
class BoundsTest {
    private static final String TOO_MUCH = "More data waits for one event than this release takes.";
    private static final long TIMESTAMP = 1_795_289_147L;

    @Test
    void tenThousandRecordsMayWaitForAnEvent() throws Exception {
        EventChain chain = new EventChain(new Findings(), HashFunction.SHA_256);
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 10_000; i++) {
                assertEquals(Optional.empty(), chain.accept(data(20_000 * (round + 1) + i, new byte[0])));
            }
            chain.endOfEvent();
        }
        for (int i = 0; i < 10_000; i++) {
            chain.accept(data(i, new byte[0]));
        }
        assertEquals(
                TOO_MUCH,
                assertThrows(UnusableArchive.class, () -> chain.accept(data(10_000, new byte[0])))
                        .sentence());
    }

    @Test
    void threeHundredMebibytesMayWaitForAnEvent() throws Exception {
        EventChain chain = new EventChain(new Findings(), HashFunction.SHA_256);
        byte[] hundred = new byte[100 << 20];
        for (int i = 0; i < 3; i++) {
            chain.accept(data(i, hundred));
        }
        assertThrows(UnusableArchive.class, () -> chain.accept(data(3, new byte[1])));
        chain.endOfEvent();
        chain.accept(data(4, hundred));
    }

    private static ArchiveRecord data(int number, byte[] body) {
        return new ArchiveRecord(number, "hash " + number, ArchiveRecord.Kind.DATA, body, 0, List.of());
    }

    @Test
    void theSuiteOfAnArchiveIsFoundBehindTenThousandRecords() throws Exception {
        assertEquals(HashFunction.SM3, ArchiveHash.of(setUp(false, 9_998)));
        assertEquals(HashFunction.SHA_256, ArchiveHash.of(setUp(false, 9_999)));
        // What waited for a spoilt event waits no longer.
        assertEquals(HashFunction.SM3, ArchiveHash.of(setUp(true, 5_000)));
        assertEquals(HashFunction.SM3, ArchiveHash.of(setUp(true, 9_998)));
    }

    /** Records without meaning, an event that cannot be read and as many again if wanted, and a setup in the SM2 suite. */
    private static ArchiveSource setUp(boolean spoilt, int records) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ArchiveWriter writer = ArchiveWriter.begin(out, HashFunction.SM3, TIMESTAMP);
        if (spoilt) {
            junk(writer, "a", records);
            writer.event(bytes("{}"));
        }
        junk(writer, "b", records);
        String election = writer.data(bytes("{\"group\":\"SM2\"}"));
        String setup = writer.data(SetupData.bytes(election, election, election));
        writer.event(new Event(Optional.empty(), 0, EventType.SETUP, Optional.of(setup)).bytes());
        return ArchiveSource.of(out.toByteArray());
    }

    private static void junk(ArchiveWriter writer, String prefix, int records) throws Exception {
        for (int i = 0; i < records; i++) {
            writer.data(bytes(prefix + i));
        }
    }

    @Test
    void aThousandFailuresAreKeptAndAllAreCounted() {
        Findings findings = new Findings();
        for (int i = 1; i <= 1001; i++) {
            findings.failed(CheckId.A1, "place " + i, "reason");
        }
        Report.Check check = findings.report(Stage.SETUP, 0).check(CheckId.A1);
        assertEquals(1001, check.failed());
        assertEquals(1000, check.failures().size());
        assertEquals("place 1000", check.failures().getLast().place());
        assertEquals(
                Optional.of("stage not reached"),
                findings.report(Stage.SETUP, 0).check(CheckId.R1).reason());
    }

    @Test
    void ofTwoWeightsOfOneSlipTheFirstCountsAndOfNoWeightNothing() throws Exception {
        Slips slips = new Slips(SlipList.parse(bytes("[\"a,3\",\"b\",\"a,4\",\"b,5\",\"e,0\"]")));
        assertEquals(BigInteger.valueOf(3), slips.weight(slips.find("a")));
        assertEquals(BigInteger.ONE, slips.weight(slips.find("b")));
        assertTrue(slips.find("e,0") < 0);
        assertTrue(slips.find("e") < 0);
        assertEquals(Optional.empty(), slips.count(slips.find("a"), new Slips.Place(5, 6)));
        assertEquals(Optional.of(new Slips.Place(5, 6)), slips.count(slips.find("a"), new Slips.Place(7, 8)));
        assertEquals(1, slips.counted());
    }

    @Test
    void progressIsToldAfterEveryBallot() throws Exception {
        byte[] archive = BoundsTest.class
                .getResourceAsStream("/peer/demo33_h_ed25519_ped2of3/Eikm1FfgWZFeS7.bel")
                .readAllBytes();
        List<Integer> numbers = new ArrayList<>();
        List<Long> read = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
            Report report = new ArchiveVerifier(workers, (ballots, bytesRead, all) -> {
                        numbers.add(ballots);
                        read.add(bytesRead);
                        assertEquals(archive.length, all);
                    })
                    .verify(ArchiveSource.of(archive));
            assertEquals(report.ballots(), numbers.size());
        }
        assertTrue(numbers.size() > 1);
        for (int i = 0; i < numbers.size(); i++) {
            assertEquals(i + 1, numbers.get(i));
            // A ballot ends with its brace; behind it lies padding.
            assertEquals('}', (char) archive[read.get(i).intValue() - 1]);
            assertEquals(0, archive[read.get(i).intValue()]);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
