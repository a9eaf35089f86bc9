package org.piaoxiang.cli.demo;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.piaoxiang.cli.OwnJava;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.Groups;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}: a server with an embedded database and sample meetings; with {@code --autopilot} it plays them. */
@Command(name = "demo", description = "启动演示：内置数据库、样例会议，打印要打开的地址。")
public final class DemoCommand implements Callable<Integer> {
    @Option(names = "--autopilot", description = "自动走完样例会议，核对每个数字，然后退出。")
    private boolean autopilot;

    @Option(names = "--out", paramLabel = "DIR", description = "自动走完时把档案、记录、文书写到这里。")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--port", paramLabel = "P", description = "端口，默认 8080；0 任选。")
    private int port = 8080;

    @Option(names = "--group", paramLabel = "GROUP", description = "Ed25519（默认）、BELENIOS-2048 或 SM2。")
    private String group = "Ed25519";

    /** Counted down when everything is closed and deleted. */
    private final CountDownLatch stopped = new CountDownLatch(1);

    @Option(names = "--meeting", paramLabel = "NAME", description = "自动走完时只走这一个会议，如 main。")
    private Optional<String> only = Optional.empty();

    @Override
    public Integer call() throws Exception {
        Optional<Group> chosen = Groups.byName(group);
        if (chosen.isEmpty() || (autopilot && out.isEmpty())) {
            System.err.println(chosen.isEmpty() ? "没有名为 " + group + " 的群。" : "--autopilot 需要 --out DIR。");
            return 2;
        }
        Path data = Files.createTempDirectory("piaoxiang-demo-");
        DemoIndex index = new DemoIndex();
        try (DemoHost host = DemoHost.start(data, autopilot ? 0 : port, chosen.get(), new SecureRandom(), index)) {
            return autopilot ? play(host, chosen.get(), data) : serve(host, index, chosen.get(), data);
        } finally {
            delete(data);
            stopped.countDown();
        }
    }

    private int play(DemoHost host, Group chosen, Path data) throws IOException, InterruptedException {
        Map<String, Json> meetings = new LinkedHashMap<>();
        DemoHost.Ready first = host.prepare(SampleMeeting.standingCommittee());
        meetings.put(first.sample().name(), first.json());
        for (SampleMeeting sample : List.of(
                SampleMeeting.reconsideration(first.id()),
                SampleMeeting.negative(),
                SampleMeeting.assembly(),
                SampleMeeting.threshold())) {
            meetings.put(sample.name(), host.prepare(sample).json());
        }
        Path cast = data.resolve("cast.json");
        Files.createFile(cast, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                cast,
                JsonWriter.compact(Json.object("group", Json.text(chosen.name()), "meetings", new Json.Obj(meetings))));
        List<String> words = new ArrayList<>(List.of(
                "autopilot",
                "--server",
                "http://127.0.0.1:" + host.port(),
                "--cast",
                cast.toString(),
                "--out",
                out.orElseThrow().toString()));
        only.ifPresent(name -> words.addAll(List.of("--meeting", name)));
        return new ProcessBuilder(OwnJava.command(List.of(), words))
                .inheritIO()
                .start()
                .waitFor();
    }

    private int serve(DemoHost host, DemoIndex index, Group group, Path data) throws Exception {
        host.openDepartments();
        Vertx vertx = Vertx.vertx();
        CountDownLatch stop = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.countDown();
            awaitQuietly(stopped);
        }));
        try (DemoMeetings meetings = DemoMeetings.open(host, group, data, new SecureRandom(), vertx)) {
            index.show(meetings::page, meetings::reset);
            System.out.println("演示已启动，请用浏览器打开：http://localhost:" + host.port() + "/");
            System.out.println("按 Ctrl+C 结束，演示数据随之删除。");
            stop.await();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
        return 0;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
