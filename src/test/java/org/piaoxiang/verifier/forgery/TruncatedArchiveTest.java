package org.piaoxiang.verifier.forgery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.piaoxiang.protocol.archive.ArchiveSource;
import org.piaoxiang.verifier.ArchiveVerifier;
import org.piaoxiang.verifier.Report;

/** An archive that was not copied whole. */
class TruncatedArchiveTest {
    private static final int EVERY = 97;

    @Test
    void endsInAReportWhereverItIsCut() throws Exception {
        // One ballot would be below the floor of a poll of ours.
        Poll poll = Poll.others();
        byte[] whole = Step.tape(Draft.uncounted(poll, List.of(poll.ballots.get(0)))
                        .counted(Count.of(poll, poll.ballots.subList(0, 1)))
                        .steps())
                .bytes();
        try (var workers = java.util.concurrent.Executors.newFixedThreadPool(2)) {
            ArchiveVerifier verifier = new ArchiveVerifier(workers, (ballots, read, all) -> {});
            assertEquals(
                    Report.Verdict.VALID,
                    verifier.verify(ArchiveSource.of(whole)).verdict());
            for (int length = 0; length < whole.length; length += EVERY) {
                Report report = verifier.verify(ArchiveSource.of(Arrays.copyOf(whole, length)));
                if (length % Tape.BLOCK == 0) {
                    // Between two records it is an election that has not come further, or data without its event.
                    assertNotEquals("", report.toString());
                } else {
                    assertEquals(Report.Verdict.UNUSABLE, report.verdict(), "cut at " + length);
                }
            }
        }
    }
}
