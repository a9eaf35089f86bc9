package org.piaoxiang.verifier.forgery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
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
import org.piaoxiang.protocol.archive.ArchiveSource;
import org.piaoxiang.protocol.group.Sm2Group;
import org.piaoxiang.verifier.ArchiveVerifier;
import org.piaoxiang.verifier.CheckId;

/** What {@link ForgeryTest} tries in the suites of the specification, in SM2. */
class Sm2ForgeryTest {
    private static List<Forgery> forgeries = List.of();
    private static ExecutorService workers = Executors.newFixedThreadPool(2);

    @BeforeAll
    static void forge() {
        forgeries = Catalogue.in(Sm2Group.SM2);
    }

    @AfterAll
    static void stop() {
        workers.close();
    }

    @TestFactory
    Stream<DynamicTest> isRefusedByExactlyTheChecksMeant() {
        return forgeries.stream()
                .map(forgery -> DynamicTest.dynamicTest(
                        forgery.name(),
                        () -> ForgeryTest.holds(
                                forgery,
                                new ArchiveVerifier(workers, (ballots, read, all) -> {})
                                        .verify(ArchiveSource.of(forgery.archive())))));
    }

    @Test
    void everyCheckIsTheOnlyOneInTheWayOfSomeForgery() {
        Set<CheckId> alone = EnumSet.noneOf(CheckId.class);
        forgeries.stream()
                .filter(forgery -> forgery.fails().size() == 1)
                .forEach(forgery -> alone.addAll(forgery.fails()));
        assertEquals(EnumSet.complementOf(EnumSet.of(CheckId.C1)), alone);
    }
}
