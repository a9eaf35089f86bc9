package org.piaoxiang.cli.bench.engine;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.piaoxiang.cli.bench.Launcher;
import org.piaoxiang.cli.bench.Measure;
import org.piaoxiang.cli.bench.Measure.Unit;

/** Making a ballot with the tablet's program in Node, where that is built. */
final class NodeBench {
    private static final String PART = "平板程序（Node）做一张票（加密、证明、签名），Ed25519";

    /** Answers on a ballot, and the most milliseconds that it should take. */
    private record Size(int answers, long aim) {}

    private static final List<Size> SIZES = List.of(new Size(3, 12), new Size(30, 75));
    private static final Pattern FIGURE = Pattern.compile("\"(\\w+Milliseconds)\":([0-9]+(?:\\.[0-9]+)?)");

    private final boolean quick;
    private final PrintWriter progress;

    NodeBench(boolean quick, PrintWriter progress) {
        this.quick = quick;
        this.progress = progress;
    }

    List<Measure> run() throws IOException, InterruptedException {
        Path program = Launcher.home().resolve("kiosk-ui/dist/ballot-cli.mjs");
        if (!Files.exists(program)) {
            progress.println("  NOT RUN：平板程序没有构建（kiosk-ui/dist/ballot-cli.mjs），不测 Node。");
            return List.of();
        }
        List<Measure> measures = new ArrayList<>();
        for (Size size : SIZES) {
            int answers = size.answers();
            progress.println("  Node：" + answers + " 个答案 …");
            progress.flush();
            String said = run(program, answers);
            Matcher figure = FIGURE.matcher(said);
            while (figure.find()) {
                String name = figure.group(1);
                // Whole milliseconds, rounded up: a figure just above the bound has not kept it.
                long millis = new BigDecimal(figure.group(2))
                        .setScale(0, RoundingMode.CEILING)
                        .longValueExact();
                String label = answers + " 个答案："
                        + switch (name) {
                            case "medianMilliseconds" -> "中位数";
                            case "p95Milliseconds" -> "第 95 百分位";
                            default -> "处理器时间，平均";
                        };
                String key = "node" + answers + Character.toUpperCase(name.charAt(0)) + name.substring(1);
                measures.add(
                        name.startsWith("median")
                                ? Measure.atMost(PART, key, label, millis, Unit.MILLISECONDS, size.aim())
                                : Measure.of(PART, key, label, millis, Unit.MILLISECONDS));
            }
        }
        return measures;
    }

    private String run(Path program, int answers) throws IOException, InterruptedException {
        Process node = new ProcessBuilder(
                        "node",
                        program.toString(),
                        "bench",
                        "--group",
                        "Ed25519",
                        "--answers",
                        Integer.toString(answers),
                        "--ballots",
                        quick ? "5" : "100")
                .redirectErrorStream(true)
                .start();
        node.getOutputStream().close();
        String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (node.waitFor() != 0) {
            progress.println("  NOT RUN：平板程序没有 bench 命令，或 Node 不可用。");
            return "";
        }
        return said;
    }
}
