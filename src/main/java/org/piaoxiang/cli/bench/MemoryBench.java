package org.piaoxiang.cli.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.piaoxiang.cli.bench.Measure.Unit;

/** Simulates and verifies a large archive in little memory. */
final class MemoryBench {
    private static final int MEBIBYTES = 256;
    private static final String PART = "大档案，堆内存上限 " + MEBIBYTES + " MiB（-Xmx256m）";

    private final int ballots;
    private final Path folder;
    private final PrintWriter progress;

    MemoryBench(int ballots, Path folder, PrintWriter progress) {
        this.ballots = ballots;
        this.folder = folder;
        this.progress = progress;
    }

    List<Measure> run() throws IOException, InterruptedException {
        SmallHeap machine = new SmallHeap(MEBIBYTES, folder);
        Path file = folder.resolve("large.bel");
        List<Measure> measures = new ArrayList<>();
        progress.println("  模拟 " + ballots + " 张票（3 个答案）…");
        progress.flush();
        measures.addAll(measures(
                "simulate",
                "模拟 " + ballots + " 张票",
                machine.run("simulate", "--ballots", Integer.toString(ballots), "--out", file.toString())));
        measures.add(Measure.of(PART, "archiveSize", "档案大小", Files.size(file) >> 20, Unit.MEBIBYTES));
        progress.println("  核验 …");
        progress.flush();
        measures.addAll(measures("verify", "核验", machine.run("verify", file.toString())));
        return measures;
    }

    private static List<Measure> measures(String key, String label, SmallHeap.Run run) throws IOException {
        if (run.exit() != 0) {
            throw new IOException(key + " ended with " + run.exit() + ": " + run.said());
        }
        return List.of(
                Measure.of(PART, key + "Seconds", label + "：用时", run.seconds(), Unit.SECONDS),
                Measure.atMost(PART, key + "Peak", label + "：堆内存最高（含垃圾）", run.peak(), Unit.MEBIBYTES, MEBIBYTES),
                Measure.of(PART, key + "Live", label + "：回收后仍占用，最高", run.live(), Unit.MEBIBYTES));
    }
}
