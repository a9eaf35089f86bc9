package org.piaoxiang.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.piaoxiang.cli.Main;
import org.piaoxiang.cli.Prompt;
import org.piaoxiang.cli.Terminal;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonReader;

/** Parts of the bench still run and say what they measured; how fast anything is, no test asks. Memory: {@link SmallHeapTest}. */
class BenchCommandTest {
    @ParameterizedTest
    @ValueSource(strings = {"meeting", "engine", "bundle"})
    void measuresAndWritesATableAndJson(String part, @TempDir Path folder) throws Exception {
        Path file = folder.resolve("bench.json");
        StringWriter out = new StringWriter();
        assertEquals(0, run(out, "bench", part, "--quick", "--json", file.toString()), out::toString);
        Fields report = Fields.of(JsonReader.read(Files.readAllBytes(file)), "report");
        assertTrue(report.object("machine").integer("cores") > 0);
        List<Json> measures = report.array("measures");
        assertFalse(measures.isEmpty());
        Set<String> keys = new HashSet<>();
        for (Json item : measures) {
            Fields measure = Fields.of(item, "measure");
            assertTrue(keys.add(measure.text("key")), () -> "two figures are called " + item);
            assertTrue(measure.integer("value") >= 0);
            assertFalse(measure.text("unit").isEmpty());
        }
        long lines =
                out.toString().lines().filter(line -> line.startsWith("  ")).count();
        assertEquals(measures.size(), lines, out::toString);
    }

    @Test
    void refusesSizesThatItCannotMeasure() {
        assertEquals(2, run(new StringWriter(), "bench", "meeting", "--tablets", "1"));
        assertEquals(2, run(new StringWriter(), "bench", "memory", "--ballots", "100001"));
    }

    private static int run(StringWriter out, String... arguments) {
        return Main.run(
                new Terminal(
                        new PrintWriter(out),
                        new PrintWriter(Writer.nullWriter()),
                        false,
                        Prompt.nobody(),
                        new SecureRandom()::nextBytes,
                        () -> Executors.newFixedThreadPool(2)),
                arguments);
    }
}
