package org.piaoxiang.cli.demo;

import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.Groups;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Plays the demo's meetings against a running server, in a process of its own; started by {@code demo --autopilot}. */
@Command(name = "autopilot", hidden = true, description = "对运行中的演示服务器自动走完样例会议（由 demo --autopilot 启动）。")
public final class AutopilotCommand implements Callable<Integer> {
    private static final List<String> MEETINGS =
            List.of("main", "reconsideration", "negative", "assembly", "threshold");

    @Option(names = "--server", required = true, description = "服务器地址。")
    private URI server = URI.create("http://127.0.0.1");

    @Option(names = "--cast", required = true, description = "演示服务器写下的登录令牌文件。")
    private Path cast = Path.of("cast.json");

    @Option(names = "--out", required = true, description = "写到哪个目录。")
    private Path out = Path.of(".");

    @Option(names = "--meeting", description = "只走这一个会议。")
    private Optional<String> only = Optional.empty();

    @Override
    public Integer call() throws Exception {
        Fields file = Fields.of(JsonReader.read(Files.readAllBytes(cast)), "cast");
        Group group = Groups.byName(file.text("group")).orElseThrow();
        boolean same = true;
        Vertx vertx = Vertx.vertx();
        try {
            for (String name : only.map(List::of).orElse(MEETINGS)) {
                same &= play(name, file.object("meetings"), group, vertx);
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
        return same ? 0 : 1;
    }

    private boolean play(String name, Fields meetings, Group group, Vertx vertx) throws Exception {
        Path folder = Files.createDirectories(out.resolve(name));
        Path stations = Files.createTempDirectory("piaoxiang-stations-");
        Ledger ledger = new Ledger();
        try (Stage stage = new Stage(server, meetings.object(name), group, stations, new SecureRandom(), vertx)) {
            play(name, stage, ledger, meetings);
            MeetingFiles.write(stage, folder, ledger);
        }
        List<String> differences = ledger.differences();
        System.out.println(name + "：核对 " + ledger.size() + " 项，不符 " + differences.size() + " 项。");
        differences.forEach(difference -> System.out.println("  ✕ " + difference));
        Files.writeString(folder.resolve("summary.json"), JsonWriter.compact(ledger.json()), StandardCharsets.UTF_8);
        return differences.isEmpty();
    }

    private static void play(String name, Stage stage, Ledger ledger, Fields meetings) throws Exception {
        switch (name) {
            case "main" -> new MainPlay(stage, ledger).play();
            case "reconsideration" ->
                new ReconsiderationPlay(stage, ledger, meetings.object("main").text("id")).play();
            case "negative" -> new NegativePlay(stage, ledger).play();
            case "threshold" -> new ThresholdPlay(stage, ledger).play();
            case "assembly" -> new AssemblyPlay(stage, ledger).play();
            default -> throw new IllegalArgumentException(name);
        }
    }
}
