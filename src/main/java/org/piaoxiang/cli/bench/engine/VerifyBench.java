package org.piaoxiang.cli.bench.engine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.piaoxiang.cli.Main;
import org.piaoxiang.cli.Prompt;
import org.piaoxiang.cli.SeededRandom;
import org.piaoxiang.cli.Terminal;
import org.piaoxiang.cli.bench.Measure;
import org.piaoxiang.cli.bench.Measure.Unit;

/** The command {@code verify} itself, on one thread and on two. */
final class VerifyBench {
    private static final String PART = "命令 verify（Ed25519，3 个答案；另推荐：带混洗）";
    private static final long RATIO_AIM = 180;

    private final boolean quick;
    private final Path folder;
    private final PrintWriter progress;

    VerifyBench(boolean quick, Path folder, PrintWriter progress) {
        this.quick = quick;
        this.folder = folder;
        this.progress = progress;
    }

    List<Measure> run() throws IOException {
        List<Measure> measures = new ArrayList<>();
        for (String preset : List.of("vote", "writein")) {
            int ballots = quick ? 300 : preset.equals("vote") ? 6_000 : 2_000;
            progress.println("  verify：" + ballots + " 张票的档案（" + preset + "）…");
            progress.flush();
            String file = folder.resolve(preset + ".bel").toString();
            command(2, "simulate", "--preset", preset, "--ballots", Integer.toString(ballots), "--out", file);
            // The first pass warms up the machine; then both in turn, so that neither has the quieter minutes.
            nanos(2, file);
            long one = Long.MAX_VALUE;
            long two = Long.MAX_VALUE;
            for (int i = 0; i < (quick ? 1 : 3); i++) {
                one = Math.min(one, nanos(1, file));
                two = Math.min(two, nanos(2, file));
            }
            String label = preset.equals("vote") ? "票决" : "另推荐（混洗）";
            measures.add(Measure.of(PART, preset + "One", label + "：一个线程", rate(ballots, one), Unit.PER_SECOND));
            measures.add(Measure.of(PART, preset + "Two", label + "：两个线程", rate(ballots, two), Unit.PER_SECOND));
            measures.add(
                    Measure.atLeast(PART, preset + "Ratio", label + "：比率", 100 * one / two, Unit.PERCENT, RATIO_AIM));
        }
        return measures;
    }

    private static long rate(int ballots, long nanos) {
        return ballots * TimeUnit.SECONDS.toNanos(1) / nanos;
    }

    private static long nanos(int threads, String file) throws IOException {
        long begin = System.nanoTime();
        command(threads, "verify", file);
        return System.nanoTime() - begin;
    }

    private static void command(int threads, String... arguments) throws IOException {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        int exit = Main.run(
                new Terminal(
                        nowhere,
                        nowhere,
                        false,
                        Prompt.nobody(),
                        new SeededRandom("bench " + Arrays.toString(arguments)),
                        () -> Executors.newFixedThreadPool(threads)),
                arguments);
        if (exit != 0) {
            throw new IOException(arguments[0] + " ended with " + exit);
        }
    }
}
