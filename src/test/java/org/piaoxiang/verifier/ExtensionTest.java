package org.piaoxiang.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.piaoxiang.protocol.archive.ArchiveSource;
import org.piaoxiang.protocol.archive.ArchiveWriter;
import org.piaoxiang.protocol.archive.Event;
import org.piaoxiang.protocol.archive.EventType;
import org.piaoxiang.protocol.ballot.Tracker;
import org.piaoxiang.protocol.group.HashFunction;

/** What an archive lacks of an older copy of itself, on chains of events alone. */
class ExtensionTest {
    private static final HashFunction HASH = HashFunction.SHA_256;
    private static final long TIMESTAMP = 1_795_289_147L;

    @TempDir
    Path folder;

    @Test
    void aLongerChainKeepsEveryEvent() throws Exception {
        assertEquals(new Extension.Outcome(4, List.of()), compare(chain("a", "b", "c"), chain("a", "b", "c", "d")));
        assertEquals(new Extension.Outcome(3, List.of()), compare(chain("a", "b"), chain("a", "b")));
    }

    @Test
    void whatIsMissingOrDiffersIsNamedWithItsTracker() throws Exception {
        assertEquals(
                new Extension.Outcome(2, List.of(differs(2), lost(2, "b"), lost(4, "d"))),
                compare(chain("a", "b", "c", "d"), chain("a", "c")));
        assertEquals(
                new Extension.Outcome(3, List.of(differs(3), lost(3, "c"))),
                compare(chain("a", "b", "c"), chain("a", "b")));
        // Another order of the same ballots loses none of them.
        assertEquals(new Extension.Outcome(1, List.of(differs(1))), compare(chain("a", "b"), chain("b", "a")));
    }

    @Test
    void aThousandLostBallotsAreNamedAndNoMore() throws Exception {
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 1001; i++) {
            many.add("ballot " + i);
        }
        Extension.Outcome outcome = compare(chain(many.toArray(String[]::new)), chain());
        assertEquals(1 + 1000, outcome.failures().size());
        assertEquals(lost(1000, "ballot 999"), outcome.failures().getLast());
    }

    @Test
    void oneMoreCheckStandsInTheReport() {
        Report.Failure failure = new Report.Failure("place", "reason");
        Report report = new Report(Report.Verdict.VALID, Optional.of(Stage.RESULT), List.of(), Optional.empty(), 5);
        Report.Check held = new Report.Check(CheckId.C1, CheckStatus.PASS, Optional.empty(), 7, 0, List.of());
        Report.Check failed = new Report.Check(CheckId.C1, CheckStatus.FAIL, Optional.empty(), 1, 1, List.of(failure));
        assertEquals(
                new Report(Report.Verdict.VALID, Optional.of(Stage.RESULT), List.of(held), Optional.empty(), 5),
                report.with(new Extension.Outcome(7, List.of())));
        assertEquals(
                new Report(Report.Verdict.INVALID, Optional.of(Stage.RESULT), List.of(failed), Optional.empty(), 5),
                report.with(new Extension.Outcome(0, List.of(failure))));
        Report invalid = new Report(Report.Verdict.INVALID, Optional.of(Stage.RESULT), List.of(), Optional.empty(), 5);
        assertEquals(
                Report.Verdict.INVALID,
                invalid.with(new Extension.Outcome(7, List.of())).verdict());
        Report unusable = Report.unusable("no archive");
        assertSame(unusable, unusable.with(new Extension.Outcome(7, List.of())));
    }

    @Test
    void theVerifierComparesWithAnOlderCopyOfTheFile() throws Exception {
        byte[] whole = ExtensionTest.class
                .getResourceAsStream("/peer/demo33_h_ed25519_ped2of3/Eikm1FfgWZFeS7.bel")
                .readAllBytes();
        ArchiveSource file = ArchiveSource.of(Files.write(folder.resolve("whole.bel"), whole));
        ArchiveSource junk = ArchiveSource.of("junk".getBytes(StandardCharsets.UTF_8));
        try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
            ArchiveVerifier verifier = new ArchiveVerifier(workers, (ballots, read, all) -> {});
            Report report = verifier.verify(file, ArchiveSource.of(whole));
            assertEquals(Report.Verdict.VALID, report.verdict());
            assertEquals(CheckStatus.PASS, report.check(CheckId.C1).status());
            assertEquals(
                    "The older copy cannot be compared with."
                            + " This is not a Belenios archive: it does not begin with a BELENIOS record.",
                    verifier.verify(file, junk).unusable().orElseThrow());
            assertEquals(
                    "This is not a Belenios archive: it does not begin with a BELENIOS record.",
                    verifier.verify(junk, file).unusable().orElseThrow());
        }
    }

    private Extension.Outcome compare(byte[] older, byte[] newer) throws Exception {
        // The older copy from a file, the newer from memory: both ways of reading.
        Path file = Files.write(folder.resolve("older.bel"), older);
        return new Extension(ArchiveSource.of(file), ArchiveSource.of(newer)).check();
    }

    private static Report.Failure differs(int height) {
        return new Report.Failure("event at height " + height, "it is not the event of the older copy");
    }

    private static Report.Failure lost(int number, String ballot) {
        String tracker =
                Tracker.of(ballot.getBytes(StandardCharsets.UTF_8), HASH).shown();
        return new Report.Failure(
                "ballot " + number + " of the older copy (" + tracker + ")", "it was dropped or changed");
    }

    /** A setup event and one for each ballot, with the ballots themselves before them. */
    private static byte[] chain(String... ballots) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ArchiveWriter writer = ArchiveWriter.begin(out, HASH, TIMESTAMP);
        Optional<String> parent = Optional.of(writer.event(
                new Event(Optional.empty(), 0, EventType.SETUP, Optional.of(HASH.hex(new byte[0]))).bytes()));
        int height = 1;
        for (String ballot : ballots) {
            String hash = writer.data(ballot.getBytes(StandardCharsets.UTF_8));
            parent =
                    Optional.of(writer.event(new Event(parent, height++, EventType.BALLOT, Optional.of(hash)).bytes()));
        }
        return out.toByteArray();
    }
}
