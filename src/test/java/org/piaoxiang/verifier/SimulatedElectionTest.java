package org.piaoxiang.verifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.piaoxiang.cli.Custody;
import org.piaoxiang.cli.SeededRandom;
import org.piaoxiang.cli.Simulation;
import org.piaoxiang.protocol.archive.ArchiveSource;
import org.piaoxiang.protocol.ballot.HomomorphicQuestion;
import org.piaoxiang.protocol.ballot.PollRules;
import org.piaoxiang.protocol.ballot.Question;
import org.piaoxiang.protocol.group.Groups;

/** Elections made by ourselves. */
class SimulatedElectionTest {
    private static final List<Question> QUESTIONS = List.of(
            Question.of("张三 拟任 A局副局长", List.of("同意", "不同意", "弃权"), 1, 1),
            new HomomorphicQuestion("推荐", List.of("甲", "乙", "丙", "丁"), Optional.of(true), 1, 2),
            Question.of("零至二", List.of("甲", "乙"), 0, 2));

    @ParameterizedTest
    @ValueSource(strings = {"Ed25519", "SM2"})
    void areValidInEveryCheckOnACurve(String group) throws Exception {
        areValidInEveryCheck(group);
    }

    @Test
    @Tag("modular")
    void areValidInEveryCheckInAModularGroup() throws Exception {
        areValidInEveryCheck("BELENIOS-2048");
    }

    private static void areValidInEveryCheck(String group) throws Exception {
        Report report = verify(simulate(group, 6, "seed"));
        assertEquals(Report.Verdict.VALID, report.verdict(), report::toString);
        for (Report.Check check : report.checks()) {
            boolean aboutOthers = EnumSet.of(CheckId.S6, CheckId.B9, CheckId.H1, CheckId.H2, CheckId.H3)
                    .contains(check.id());
            assertEquals(aboutOthers ? CheckStatus.NOT_RUN : CheckStatus.PASS, check.status(), check::toString);
        }
        assertEquals(6, report.check(CheckId.B4).checked());
    }

    @Test
    void comeOutTheSameFromTheSameSeed() throws Exception {
        assertArrayEquals(simulate("Ed25519", 3, "again"), simulate("Ed25519", 3, "again"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4})
    void belowTheFloorAreValidAndNotOpened(int ballots) throws Exception {
        Report report = verify(simulate("Ed25519", ballots, "few"));
        assertEquals(Report.Verdict.VALID, report.verdict());
        assertEquals(Optional.of(Stage.TALLIED), report.stage());
    }

    private static byte[] simulate(String group, int ballots, String seed) throws Exception {
        try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            new Simulation(
                            Groups.byName(group).orElseThrow(),
                            new PollRules("SC_APPOINTMENT", 5, ""),
                            QUESTIONS,
                            ballots,
                            Custody.singles(3),
                            List.of(),
                            1795289147L)
                    .play(new SeededRandom(seed), workers, out, done -> {});
            return out.toByteArray();
        }
    }

    private static Report verify(byte[] archive) throws Exception {
        try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
            return new ArchiveVerifier(workers, (ballots, read, all) -> {}).verify(ArchiveSource.of(archive));
        }
    }
}
