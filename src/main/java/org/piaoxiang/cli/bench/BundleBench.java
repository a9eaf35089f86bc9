package org.piaoxiang.cli.bench;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.piaoxiang.cli.bench.Measure.Unit;
import org.piaoxiang.cli.demo.DemoHost;
import org.piaoxiang.cli.demo.DemoIndex;
import org.piaoxiang.cli.demo.HallPlay;
import org.piaoxiang.cli.demo.SampleMeeting;
import org.piaoxiang.json.Fields;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.Groups;

/** Plays a large hall whole, and verifies its bundle as {@code verify} does, beside its archives alone. */
final class BundleBench {
    private static final int MEBIBYTES = 1024;
    private static final int SLOWER_AT_MOST_PERCENT = 90;

    private final int members;
    private final int items;
    private final Path folder;
    private final PrintWriter progress;

    BundleBench(int members, int items, Path folder, PrintWriter progress) {
        this.members = members;
        this.items = items;
        this.folder = folder;
        this.progress = progress;
    }

    List<Measure> run() throws Exception {
        String part = "会议数据包：" + members + " 人 × " + items + " 项";
        Path bundle = folder.resolve("bundle.zip");
        say("  开会，投 " + members * items + " 张票 …");
        play(bundle);
        List<String> archives = archives(bundle);
        say("  核验 …");
        long ballots = (long) members * items;
        SmallHeap machine = new SmallHeap(MEBIBYTES, folder);
        long whole = ballots * TimeUnit.SECONDS.toNanos(1) / verified(machine, List.of(bundle.toString()));
        long alone = ballots * TimeUnit.SECONDS.toNanos(1) / verified(machine, archives);
        return List.of(
                Measure.of(part, "bundleSize", "数据包大小", Files.size(bundle) >> 20, Unit.MEBIBYTES),
                Measure.of(part, "bundle", "核验整个数据包（含启动）", whole, Unit.PER_SECOND),
                Measure.of(part, "archives", "只核验其中的选举档案（含启动）", alone, Unit.PER_SECOND),
                Measure.atLeast(
                        part, "bundleRatio", "前者 ÷ 后者", whole * 100 / alone, Unit.PERCENT, SLOWER_AT_MOST_PERCENT));
    }

    private void say(String text) {
        progress.println(text);
        progress.flush();
    }

    private void play(Path bundle) throws Exception {
        Group group = Groups.byName("Ed25519").orElseThrow();
        SecureRandom random = new SecureRandom();
        Path stations = Files.createDirectories(folder.resolve("stations"));
        Vertx vertx = Vertx.vertx();
        try (DemoHost host = DemoHost.start(folder.resolve("server"), 0, group, random, new DemoIndex())) {
            HallPlay.bundle(
                    URI.create("http://127.0.0.1:" + host.port()),
                    Fields.of(
                            host.prepare(SampleMeeting.hall("hall", members, items))
                                    .json(),
                            "cast"),
                    members,
                    items,
                    group,
                    stations,
                    bundle,
                    random,
                    vertx);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private List<String> archives(Path bundle) throws IOException {
        List<String> files = new ArrayList<>();
        try (ZipFile zip = new ZipFile(bundle.toFile())) {
            for (ZipEntry entry :
                    zip.stream().filter(one -> one.getName().endsWith(".bel")).toList()) {
                Path file = folder.resolve(
                        Objects.requireNonNull(Path.of(entry.getName()).getFileName()));
                Files.write(file, zip.getInputStream(entry).readAllBytes());
                files.add(file.toString());
            }
        }
        return files;
    }

    private static long verified(SmallHeap machine, List<String> files) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("verify"));
        command.addAll(files);
        SmallHeap.Run run = machine.run(command.toArray(String[]::new));
        if (run.exit() != 0) {
            throw new IOException("verify ended with " + run.exit() + ": " + run.said());
        }
        return run.nanos();
    }
}
