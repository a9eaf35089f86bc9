package org.piaoxiang.cli.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.piaoxiang.cli.ScratchFolder;
import org.piaoxiang.cli.Terminal;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bench}: measures and prints a table; it passes no judgement by its exit code. */
@Command(name = "bench", description = "测量速度：同一次运行给出百分位数和比率。部分：meeting 会场投票，start 启动，page 平板页面；不写则全部。")
public final class BenchCommand implements Callable<Integer> {
    /** What can be measured. */
    enum Part {
        meeting,
        start,
        page
    }

    private final Terminal terminal;

    @Parameters(paramLabel = "PART", arity = "0..*", description = "meeting、start、page。")
    private List<Part> parts = new ArrayList<>();

    @Option(names = "--json", paramLabel = "FILE", description = "把结果也写成 JSON。")
    private Optional<Path> json = Optional.empty();

    @Option(names = "--tablets", paramLabel = "N", description = "会场有多少平板，默认 500，最多 2000。")
    private int tablets = 500;

    @Option(names = "--ballots", paramLabel = "N", description = "持续投票投多少张，默认 4000，最多 4900。")
    private int ballots = 4000;

    /** Makes the command. */
    public BenchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        if (tablets < 10 || tablets > 2000 || ballots < 100 || ballots > 4900) {
            terminal.err().println("--tablets 为 10 到 2000，--ballots 为 100 到 4900。");
            return 2;
        }
        List<Measure> measures = new ArrayList<>();
        List<Part> chosen = parts.isEmpty() ? List.of(Part.values()) : parts;
        try (ScratchFolder scratch = ScratchFolder.make("piaoxiang-bench-")) {
            Machine machine = Machine.here(scratch.path());
            for (Part part : chosen) {
                terminal.err().println("正在测量 " + part + " …");
                measures.addAll(
                        switch (part) {
                            case meeting -> new MeetingBench(tablets, ballots, scratch.path(), terminal.err()).run();
                            case start -> new StartBench(scratch.path()).run();
                            case page -> new PageBench(terminal.err()).run();
                        });
            }
            print(machine, measures);
            if (json.isPresent()) {
                write(json.get(), machine, measures);
            }
        }
        return 0;
    }

    private void print(Machine machine, List<Measure> measures) {
        PrintWriter out = terminal.out();
        out.println(machine.text());
        String part = "";
        for (Measure measure : measures) {
            if (!measure.part().equals(part)) {
                part = measure.part();
                out.println();
                out.println("【" + part + "】");
            }
            out.println("  " + pad(measure.label(), 52) + pad(measure.text(), 16) + measure.verdict());
        }
        out.flush();
    }

    /** Pads to {@code columns} of a terminal, where Chinese takes two. */
    private static String pad(String text, int columns) {
        int width = text.codePoints().map(point -> point < 0x2e80 ? 1 : 2).sum();
        return text + " ".repeat(Math.max(1, columns - width));
    }

    private static void write(Path file, Machine machine, List<Measure> measures) throws IOException {
        Json report = Json.object(
                "machine",
                machine.json(),
                "measures",
                Json.array(measures.stream().map(Measure::json).toList()));
        Files.writeString(file, JsonWriter.compact(report) + "\n", StandardCharsets.UTF_8);
    }
}
