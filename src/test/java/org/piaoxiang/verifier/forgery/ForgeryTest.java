package org.piaoxiang.verifier.forgery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.piaoxiang.json.Json;
import org.piaoxiang.protocol.archive.ArchiveSource;
import org.piaoxiang.verifier.ArchiveVerifier;
import org.piaoxiang.verifier.CheckId;
import org.piaoxiang.verifier.CheckStatus;
import org.piaoxiang.verifier.ChineseReasons;
import org.piaoxiang.verifier.Report;
import org.piaoxiang.verifier.Stage;

/**
 * Forged archives, each of which exactly the checks that are meant must refuse. They are also written to
 * {@code target/forgeries}, with {@code index.json} beside them, for other implementations of the verifier and for {@link
 * WrittenForgeries}.
 */
class ForgeryTest {
    static final Path FOLDER = Path.of("target", "forgeries");

    private static List<Forgery> forgeries = List.of();
    private static ExecutorService workers = Executors.newFixedThreadPool(2);

    @BeforeAll
    static void forge() {
        forgeries = Catalogue.all();
    }

    @AfterAll
    static void stop() {
        workers.close();
    }

    @TestFactory
    Stream<DynamicTest> isRefusedByExactlyTheChecksMeant() {
        return forgeries.stream().map(forgery -> DynamicTest.dynamicTest(forgery.name(), () -> holds(forgery)));
    }

    @Test
    void everyCheckIsTheOnlyOneInTheWayOfSomeForgery() {
        Set<CheckId> alone = EnumSet.noneOf(CheckId.class);
        forgeries.stream()
                .filter(forgery -> forgery.fails().size() == 1)
                .forEach(forgery -> alone.addAll(forgery.fails()));
        // C1 is about two files; VerifyCommandTest tries it.
        assertEquals(EnumSet.complementOf(EnumSet.of(CheckId.C1)), alone);
    }

    @Test
    void areWrittenForOtherImplementations() throws IOException {
        write(forgeries, FOLDER);
    }

    @Test
    void haveTheirReportsWrittenDown() {
        Set<String> names = new HashSet<>();
        forgeries.forEach(forgery -> names.add(forgery.name()));
        assertTrue(names.containsAll(ReportText.EXPECTED.keySet()));
    }

    private static void write(List<Forgery> forgeries, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> old = Files.list(folder)) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
        Set<String> files = new HashSet<>();
        List<Json> index = new ArrayList<>();
        for (Forgery forgery : forgeries) {
            assertTrue(files.add(forgery.file()), () -> "two forgeries are called " + forgery.file());
            Files.write(folder.resolve(forgery.file()), forgery.archive());
            index.add(Json.object(
                    "file", Json.text(forgery.file()),
                    "name", Json.text(forgery.name()),
                    "verdict", Json.text(forgery.verdictWord()),
                    "stage",
                            forgery.stage()
                                    .<Json>map(stage -> Json.text(stage.text()))
                                    .orElse(new Json.Null()),
                    "fails", ids(forgery.fails()),
                    "notRun", ids(forgery.notRun().keySet()),
                    "reasons",
                            Json.array(forgery.notRun().values().stream()
                                    .map(Json::text)
                                    .toList())));
        }
        Files.write(folder.resolve("index.json"), Edit.print(Json.array(index)));
    }

    private static Json ids(Set<CheckId> ids) {
        return Json.array(ids.stream().map(id -> Json.text(id.name())).toList());
    }

    private static void holds(Forgery forgery) throws IOException, InterruptedException {
        Report report = verify(forgery.archive());
        holds(forgery, report);
        saysWhereAndWhy(forgery.name(), report);
    }

    /** Compares a whole report with {@link ReportText#EXPECTED}, which has one of every kind. */
    static void saysWhereAndWhy(String name, Report report) {
        ReportText.expected(name).ifPresent(expected -> assertEquals(expected, ReportText.of(report)));
    }

    /** Checks what the verifier says about {@code forgery}. */
    static void holds(Forgery forgery, Report report) {
        Set<CheckId> fails = EnumSet.noneOf(CheckId.class);
        for (Report.Check check : report.checks()) {
            if (check.status() == CheckStatus.FAIL) {
                fails.add((CheckId) check.id());
                assertTrue(check.failed() > 0 && !check.failures().isEmpty(), check::toString);
            }
            for (Report.Failure failure : check.failures()) {
                assertFalse(failure.place().isBlank() || failure.reason().isBlank(), check::toString);
                // Pages and paper show places in Chinese; what remains in brackets is the beginning of a hash.
                String chinese = ChineseReasons.of(failure.place()).replaceAll("（[0-9a-f]+…?）", "");
                assertFalse(chinese.matches("(?s).*[a-z]{2,}.*"), () -> failure.place() + " is " + chinese);
            }
            assertEquals(check.status() == CheckStatus.NOT_RUN, check.reason().isPresent(), check::toString);
        }
        assertEquals(forgery.fails(), fails, () -> summary(report));
        assertEquals(forgery.verdict(), report.verdict(), () -> summary(report));
        assertEquals(forgery.stage().map(Stage::text), report.stage().map(Stage::text));
        forgery.notRun().forEach((id, reason) -> {
            assertEquals(CheckStatus.NOT_RUN, report.check(id).status(), id::name);
            assertEquals(reason, report.check(id).reason().orElseThrow(), id::name);
        });
        assertEquals(
                report.verdict() == Report.Verdict.UNUSABLE, report.unusable().isPresent());
    }

    private static String summary(Report report) {
        List<String> lines = new ArrayList<>();
        report.unusable().ifPresent(lines::add);
        for (Report.Check check : report.checks()) {
            if (check.status() == CheckStatus.FAIL) {
                lines.add(check.id() + " " + check.failures());
            }
        }
        return String.join("\n", lines);
    }

    static Report verify(byte[] archive) throws IOException, InterruptedException {
        return new ArchiveVerifier(workers, (ballots, read, all) -> {}).verify(ArchiveSource.of(archive));
    }
}
