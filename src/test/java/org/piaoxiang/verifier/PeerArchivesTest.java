package org.piaoxiang.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.piaoxiang.protocol.archive.ArchiveSource;

/** Archives that an independent implementation made. */
class PeerArchivesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo20_h_bel2048_3single/RzYjE12NyAGRYQ",
                "demo33_h_ed25519_3single/qxaFQwWKbQ5a14",
                "forged_share_bel2048/nt1p2shypbTTwT"
            })
    void areValidExceptThatNothingIsSaidAboutBoundShares(String name) throws Exception {
        Report report = verify(name);
        assertEquals(Report.Verdict.VALID, report.verdict(), report::toString);
        assertEquals(Stage.RESULT, report.stage().orElseThrow());
        List<CheckId> notRun = report.checks().stream()
                .filter(check -> check.status() == CheckStatus.NOT_RUN)
                .map(Report.Check::id)
                .toList();
        assertEquals(List.of(CheckId.S5, CheckId.D3, CheckId.D4), notRun);
        assertTrue(report.check(CheckId.D3).reason().orElseThrow().contains("bound"));
    }

    @Test
    void ofKindsNotYetKnownAreUnusable() throws Exception {
        for (String name : List.of(
                "demo33_h_ed25519_ped2of3/Eikm1FfgWZFeS7",
                "demo33_nh_ed25519_3single/YmaKL98VZk5qgV",
                "demo33_nh_rfc2048_3single/noP8NBisBq4pHB")) {
            Report report = verify(name);
            assertEquals(Report.Verdict.UNUSABLE, report.verdict(), report::toString);
            assertTrue(report.unusable().orElseThrow().endsWith("that this release does not know."));
        }
    }

    private static Report verify(String name) throws IOException, InterruptedException {
        try (InputStream in = PeerArchivesTest.class.getResourceAsStream("/peer/" + name + ".bel");
                ExecutorService workers = Executors.newFixedThreadPool(2)) {
            byte[] archive = java.util.Objects.requireNonNull(in).readAllBytes();
            return new ArchiveVerifier(workers, (ballots, read, all) -> {}).verify(ArchiveSource.of(archive));
        }
    }
}
