package org.piaoxiang.cli.bench.engine;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.piaoxiang.cli.OwnJava;
import org.piaoxiang.cli.bench.Measure;
import org.piaoxiang.cli.bench.Measure.Unit;
import org.piaoxiang.cli.bench.baseline.Baseline;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.Groups;
import org.piaoxiang.protocol.group.ModularGroup;

/** Measures the protocol's work on one core, and the command {@code verify} on one and on two. */
public final class EngineBench {
    private static final List<Integer> ANSWERS = List.of(3, 30);
    private static final long SHUFFLED_AIM = 2_000;
    private static final String PART = "一核核验整张票（读入、成员检查、全部证明），每秒处理器时间";
    private static final String SHUFFLES = "混洗（Ed25519），每秒处理器时间的密文数";

    /** How much faster than the other arithmetic a group should be, in percent; the others are measured without an aim. */
    private static final Map<String, Integer> RATIO_AIMS = Map.of("Ed25519", 450, "SM2", 200, "BELENIOS-2048", 120);

    /** Groups in the order of the table; those that this release lacks are left out. */
    private static final List<String> GROUPS = List.of("Ed25519", "SM2", "BELENIOS-2048");

    private final boolean quick;
    private final Path folder;
    private final PrintWriter progress;
    private final List<Measure> measures = new ArrayList<>();

    /** Tells whether JMH is there: it lies beside the product, not in it. */
    public static boolean isAvailable() {
        try {
            Class.forName("org.openjdk.jmh.runner.Runner");
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }

    /** Makes the bench; with {@code quick} the figures are rough. */
    public EngineBench(boolean quick, Path folder, PrintWriter progress) {
        this.quick = quick;
        this.folder = folder;
        this.progress = progress;
    }

    /** Measures everything. */
    public List<Measure> run() throws RunnerException, InterruptedException, java.io.IOException {
        for (String name : GROUPS) {
            Optional<Group> group = Groups.byName(name);
            if (group.isPresent()) {
                for (int answers : quick ? ANSWERS.subList(0, 1) : ANSWERS) {
                    ballots(group.get(), answers);
                }
            }
        }
        shuffles();
        measures.addAll(new VerifyBench(quick, folder, progress).run());
        measures.addAll(new NodeBench(quick, progress).run());
        return measures;
    }

    private void ballots(Group group, int answers) throws RunnerException {
        String key = group.name().replace("-", "") + answers;
        String label = group.name() + "，" + answers + " 个答案";
        double own = rate(group, answers, false);
        measures.add(Measure.of(PART, "engine" + key, label, tenths(own), Unit.TENTHS_PER_SECOND));
        if (Baseline.of(group).isEmpty()) {
            return;
        }
        double other = rate(group, answers, true);
        String against = group instanceof ModularGroup ? "：普通 modPow" : "：BouncyCastle 的曲线运算";
        measures.add(
                Measure.of(PART, "engine" + key + "Baseline", label + against, tenths(other), Unit.TENTHS_PER_SECOND));
        long percent = Math.round(100 * own / other);
        OptionalLong aim = RATIO_AIMS.containsKey(group.name())
                ? OptionalLong.of(RATIO_AIMS.get(group.name()))
                : OptionalLong.empty();
        measures.add(
                aim.isPresent()
                        ? Measure.atLeast(
                                PART, "engine" + key + "Ratio", label + "：比率", percent, Unit.PERCENT, aim.getAsLong())
                        : Measure.of(PART, "engine" + key + "Ratio", label + "：比率", percent, Unit.PERCENT));
    }

    private double rate(Group group, int answers, boolean baseline) throws RunnerException {
        progress.println("  " + group.name() + "，" + answers + " 个答案" + (baseline ? "，对照" : "") + " …");
        progress.flush();
        return score(
                options(BallotBenchmark.class.getName() + ".check")
                        .param("group", group.name())
                        .param("answers", Integer.toString(answers))
                        .param("baseline", Boolean.toString(baseline)),
                folder);
    }

    private void shuffles() throws RunnerException {
        int ciphertexts = quick ? 200 : 2_000;
        for (String what : List.of("check", "make")) {
            progress.println("  混洗：" + (what.equals("check") ? "核验" : "制作") + " …");
            progress.flush();
            double rate = score(
                    options(ShuffleBenchmark.class.getName() + "." + what)
                            .param("group", "Ed25519")
                            .param("ciphertexts", Integer.toString(ciphertexts)),
                    folder);
            measures.add(Measure.atLeast(
                    SHUFFLES,
                    what + "ShuffleEd25519",
                    what.equals("check") ? "核验（读入、成员检查、证明）" : "制作（重加密、证明、写出）",
                    Math.round(rate),
                    Unit.PER_SECOND,
                    SHUFFLED_AIM));
        }
    }

    /** One fork on one thread; the collector is the one that works on the same thread, so that all work is counted. */
    private ChainedOptionsBuilder options(String benchmark) {
        return new OptionsBuilder()
                .include(java.util.regex.Pattern.quote(benchmark) + "$")
                .forks(1)
                .threads(1)
                .jvmArgs(
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        OwnJava.LAUNCHER_OPTION,
                        "--sun-misc-unsafe-memory-access=allow")
                .warmupIterations(quick ? 1 : 4)
                .warmupTime(quick ? TimeValue.milliseconds(200) : TimeValue.seconds(2))
                .measurementIterations(quick ? 1 : 5)
                .measurementTime(quick ? TimeValue.milliseconds(200) : TimeValue.seconds(2))
                .shouldFailOnError(true);
    }

    private static double score(ChainedOptionsBuilder options, Path folder) throws RunnerException {
        RunResult result =
                new Runner(options.output(folder.resolve("jmh.txt").toString()).build()).runSingle();
        return secondary(result, "done") * TimeUnit.SECONDS.toNanos(1) / secondary(result, "processorNanos");
    }

    private static double secondary(RunResult result, String name) {
        return Objects.requireNonNull(result.getSecondaryResults().get(name)).getScore();
    }

    private static long tenths(double rate) {
        return Math.round(10 * rate);
    }
}
