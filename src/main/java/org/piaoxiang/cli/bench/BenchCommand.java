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
import org.piaoxiang.cli.Refusal;
import org.piaoxiang.cli.RefusalCode;
import org.piaoxiang.cli.ScratchFolder;
import org.piaoxiang.cli.Terminal;
import org.piaoxiang.cli.bench.engine.EngineBench;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bench}: measures and prints a table; it passes no judgement by its exit code. */
@Command(
        name = "bench",
        description = "测量速度：同一次运行给出百分位数和比率。部分：meeting 会场投票，start 启动，page 平板页面，engine 密码运算（约八分钟）；不写则这四项。"
                + "另有 memory：在很小的内存里模拟并核验大档案；bundle：开一次千人大会并核验其数据包（约十分钟）。")
public final class BenchCommand implements Callable<Integer> {
    /** What can be measured. */
    enum Part {
        meeting,
        start,
        page,
        engine,
        memory,
        bundle
    }

    /** What is measured when nothing is named. */
    private static final List<Part> USUAL = List.of(Part.meeting, Part.start, Part.page, Part.engine);

    private static final int QUICK_BALLOTS = 200;
    private static final int QUICK_TABLETS = 20;
    private static final int MANY_BALLOTS = 100_000;
    private static final int LARGE_HALL = 1000;
    private static final int MANY_ITEMS = 10;

    private final Terminal terminal;

    @Parameters(paramLabel = "PART", arity = "0..*", description = "meeting、start、page、engine、memory、bundle。")
    private List<Part> parts = new ArrayList<>();

    @Option(names = "--json", paramLabel = "FILE", description = "把结果也写成 JSON。")
    private Optional<Path> json = Optional.empty();

    @Option(names = "--tablets", paramLabel = "N", description = "会场有多少平板，默认 500，最多 2000。")
    private int tablets = 500;

    @Option(
            names = "--ballots",
            paramLabel = "N",
            description = "meeting：持续投票投多少张，默认 4000，最多 4900。memory：档案有多少张票，默认 100000。")
    private Optional<Integer> ballots = Optional.empty();

    @Option(names = "--quick", description = "只粗测：几十台平板、几百张票、每项零点几秒；看得出能不能跑，看不出快慢。")
    private boolean quick;

    /** Makes the command. */
    public BenchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        List<Part> chosen = parts.isEmpty() ? USUAL : parts;
        int most = chosen.contains(Part.meeting) ? 4900 : MANY_BALLOTS;
        if (tablets < 10 || tablets > 2000 || ballots.orElse(100) < 100 || ballots.orElse(100) > most) {
            throw new Refusal(RefusalCode.USAGE, "--tablets 为 10 到 2000，--ballots 为 100 到 " + most + "。");
        }
        List<Measure> measures = new ArrayList<>();
        try (ScratchFolder scratch = ScratchFolder.make("piaoxiang-bench-")) {
            Machine machine = Machine.here(scratch.path());
            for (Part part : chosen) {
                terminal.err().println("正在测量 " + part + " …");
                measures.addAll(
                        switch (part) {
                            case meeting ->
                                new MeetingBench(
                                                quick ? Math.min(tablets, QUICK_TABLETS) : tablets,
                                                ballots.orElse(quick ? QUICK_BALLOTS : 4000),
                                                scratch.path(),
                                                terminal.err())
                                        .run();
                            case start -> new StartBench(scratch.path()).run();
                            case page -> new PageBench(terminal.err()).run();
                            case engine -> {
                                if (!EngineBench.isAvailable()) {
                                    throw new Refusal(
                                            RefusalCode.USAGE, "这里没有测量工具 JMH：请在源码目录里用 ./piaoxiang bench engine 测量。");
                                }
                                yield new EngineBench(quick, scratch.path(), terminal.err()).run();
                            }
                            case memory ->
                                new MemoryBench(
                                                ballots.orElse(quick ? QUICK_BALLOTS : MANY_BALLOTS),
                                                scratch.path(),
                                                terminal.err())
                                        .run();
                            case bundle ->
                                new BundleBench(
                                                quick ? QUICK_TABLETS : LARGE_HALL,
                                                quick ? 2 : MANY_ITEMS,
                                                scratch.path(),
                                                terminal.err())
                                        .run();
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
