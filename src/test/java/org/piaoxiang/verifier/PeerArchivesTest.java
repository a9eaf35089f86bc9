package org.piaoxiang.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.piaoxiang.protocol.archive.ArchiveSource;

/** Archives that an independent implementation made. */
class PeerArchivesTest {
    private static final Set<CheckId> NEVER = EnumSet.of(CheckId.S5, CheckId.D3, CheckId.D4, CheckId.H3);
    private static final Set<CheckId> SHUFFLES = EnumSet.of(CheckId.B9, CheckId.H1, CheckId.H2);

    @ParameterizedTest
    @CsvSource({
        "demo20_h_bel2048_3single/RzYjE12NyAGRYQ, false, false",
        "demo33_h_ed25519_3single/qxaFQwWKbQ5a14, false, false",
        "demo33_h_bel2048_single_ped2of3/tFNuf6fh5azpmf, true, false",
        "demo33_h_ed25519_ped2of3/Eikm1FfgWZFeS7, true, false",
        "demo33_nh_ed25519_3single/YmaKL98VZk5qgV, false, true",
        "demo33_nh_rfc2048_3single/noP8NBisBq4pHB, false, true",
        "forged_share_bel2048/nt1p2shypbTTwT, false, false"
    })
    void areValidExceptThatNothingIsSaidAboutBoundShares(String name, boolean threshold, boolean shuffled)
            throws Exception {
        Report report = verify(name);
        assertEquals(Report.Verdict.VALID, report.verdict(), report::toString);
        assertEquals(Stage.RESULT, report.stage().orElseThrow());
        Set<CheckId> expected = EnumSet.copyOf(NEVER);
        if (!threshold) {
            expected.add(CheckId.S6);
        }
        if (!shuffled) {
            expected.addAll(SHUFFLES);
        }
        Set<CheckId> notRun = EnumSet.noneOf(CheckId.class);
        report.checks().stream()
                .filter(check -> check.status() == CheckStatus.NOT_RUN)
                .forEach(check -> notRun.add((CheckId) check.id()));
        assertEquals(expected, notRun);
        assertTrue(report.check(CheckId.D3).reason().orElseThrow().contains("bound"));
    }

    private static Report verify(String name) throws IOException, InterruptedException {
        try (InputStream in = PeerArchivesTest.class.getResourceAsStream("/peer/" + name + ".bel");
                ExecutorService workers = Executors.newFixedThreadPool(2)) {
            byte[] archive = java.util.Objects.requireNonNull(in).readAllBytes();
            return new ArchiveVerifier(workers, (ballots, read, all) -> {}).verify(ArchiveSource.of(archive));
        }
    }
}
