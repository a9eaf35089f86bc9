package org.piaoxiang.verifier.forgery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.protocol.archive.ArchiveSource;
import org.piaoxiang.verifier.ArchiveVerifier;
import org.piaoxiang.verifier.CheckId;
import org.piaoxiang.verifier.Report;
import org.piaoxiang.verifier.Stage;

/**
 * What {@link ForgeryTest} tries, on the files that it wrote. Only {@code ./piaoxiang mutants} runs it: a mutant must not take
 * part in making the archives that should unmask it, nor should they be made anew for every mutant. Everything happens on one
 * thread. Left out is what would take most of the hour: the modular group, in which the checks are the same, files whose point
 * is that they are large, and all but a few of the forgeries that fail in the same checks at the same stage and whose reports are not
 * written down, since a mutant that lives meets every one of them.
 */
class WrittenForgeries {
    private static final String MODULAR = "BELENIOS-2048: ";
    private static final int ALIKE = 6;
    private static final Set<String> LARGE =
            Set.of("Ten thousand records wait for one event", "The election has a million values");

    @TestFactory
    Stream<DynamicTest> areRefusedByExactlyTheChecksMeant() {
        return Index.WRITTEN.stream()
                .map(forgery -> DynamicTest.dynamicTest(forgery.file(), () -> holds(ForgeryTest.FOLDER, forgery)));
    }

    private static void holds(Path folder, Forgery expected) throws IOException, InterruptedException {
        try (Caller caller = new Caller()) {
            Report report = new ArchiveVerifier(caller, (ballots, read, all) -> {})
                    .verify(ArchiveSource.of(Files.readAllBytes(folder.resolve(expected.file()))));
            ForgeryTest.holds(expected, report);
            ForgeryTest.saysWhereAndWhy(expected.name(), report);
        }
    }

    private static Forgery expected(Fields entry) throws JsonException {
        Set<CheckId> fails = EnumSet.noneOf(CheckId.class);
        ids(entry.array("fails")).forEach(fails::add);
        Map<CheckId, String> notRun = new EnumMap<>(CheckId.class);
        List<CheckId> ids = ids(entry.array("notRun"));
        List<Json> reasons = entry.array("reasons");
        for (int i = 0; i < ids.size(); i++) {
            notRun.put(ids.get(i), ((Json.Str) reasons.get(i)).value());
        }
        return new Forgery(
                entry.text("name"),
                new byte[0],
                Report.Verdict.valueOf(entry.text("verdict").toUpperCase(Locale.ROOT)),
                stage(entry.value("stage")),
                fails,
                notRun);
    }

    private static List<CheckId> ids(List<Json> items) {
        return items.stream()
                .map(item -> CheckId.valueOf(((Json.Str) item).value()))
                .toList();
    }

    private static Optional<Stage> stage(Json stage) {
        return stage instanceof Json.Str word
                ? Stream.of(Stage.values())
                        .filter(known -> known.text().equals(word.value()))
                        .findFirst()
                : Optional.empty();
    }

    /** Read once; the reader of JSON is not among what is mutated. */
    private static final class Index {
        static final List<Forgery> WRITTEN = read(ForgeryTest.FOLDER);

        private static List<Forgery> read(Path folder) {
            try {
                List<Forgery> entries = new ArrayList<>();
                byte[] bytes = Files.readAllBytes(folder.resolve("index.json"));
                for (Json entry : Fields.arrayOf(JsonReader.read(bytes), "index")) {
                    Fields fields = Fields.of(entry, "entry");
                    String name = fields.text("name");
                    if (!name.startsWith(MODULAR) && !LARGE.contains(name)) {
                        entries.add(expected(fields));
                    }
                }
                Set<Forgery> some = new LinkedHashSet<>(Forgery.someOfEachKind(entries, ALIKE));
                entries.stream()
                        .filter(entry -> ReportText.EXPECTED.containsKey(entry.name()))
                        .forEach(some::add);
                return List.copyOf(some);
            } catch (IOException | JsonException broken) {
                throw new IllegalStateException("run ForgeryTest first: it writes the archives", broken);
            }
        }
    }

    /** Runs tasks on the thread that hands them in. */
    private static final class Caller extends AbstractExecutorService {
        @Override
        public void execute(Runnable task) {
            task.run();
        }

        @Override
        public void shutdown() {}

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return true;
        }

        @Override
        public boolean isTerminated() {
            return true;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return true;
        }
    }
}
