package org.piaoxiang.cli.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.piaoxiang.cli.bench.Measure.Unit;

/** How soon the demo answers after its start: the first time, with nothing unpacked, and afterwards. */
final class StartBench {
    private static final int WARM_STARTS = 3;
    private static final long COLD_AIM = 15_000;
    private static final long WARM_AIM = 5_000;
    private static final String PART = "启动演示（不含编译）";

    private final Path folder;

    StartBench(Path folder) {
        this.folder = folder;
    }

    List<Measure> run() throws Exception {
        Path cache = folder.resolve("cache");
        List<Measure> measures = new ArrayList<>();
        Start cold = start(cache);
        measures.add(Measure.atMost(PART, "coldIndex", "首次：首页可用", cold.index(), Unit.MILLISECONDS, COLD_AIM));
        measures.add(Measure.atMost(PART, "coldCards", "首次：各角色入口齐备", cold.cards(), Unit.MILLISECONDS, COLD_AIM));
        List<Start> warm = new ArrayList<>();
        for (int i = 0; i < WARM_STARTS; i++) {
            warm.add(start(cache));
        }
        measures.add(Measure.atMost(
                PART,
                "warmIndex",
                "再次：首页可用（" + WARM_STARTS + " 次中最慢）",
                warm.stream().mapToLong(Start::index).max().orElseThrow(),
                Unit.MILLISECONDS,
                WARM_AIM));
        measures.add(Measure.atMost(
                PART,
                "warmCards",
                "再次：各角色入口齐备（" + WARM_STARTS + " 次中最慢）",
                warm.stream().mapToLong(Start::cards).max().orElseThrow(),
                Unit.MILLISECONDS,
                WARM_AIM));
        return measures;
    }

    /** Milliseconds from the start of the process until the index page answered, and until it had all cards. */
    private record Start(long index, long cards) {}

    private static Start start(Path cache) throws IOException, InterruptedException {
        int port = freePort();
        long begin = System.nanoTime();
        ProcessBuilder builder = new ProcessBuilder(command(port))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("PIAOXIANG_CACHE", cache.toString());
        Process demo = builder.start();
        try (HttpClient http = HttpClient.newHttpClient()) {
            awaitAnswer(http, demo, "http://localhost:" + port + "/", "<!doctype html>");
            long index = System.nanoTime();
            awaitAnswer(http, demo, "http://localhost:" + port + "/demo.json", "\"cards\"");
            return new Start(millis(index - begin), millis(System.nanoTime() - begin));
        } finally {
            demo.destroy();
            demo.waitFor(1, TimeUnit.MINUTES);
        }
    }

    /** The launcher, as people type it, where we were started by it. */
    private static List<String> command(int port) throws IOException {
        return List.of(Launcher.path().toString(), "demo", "--port", Integer.toString(port));
    }

    private static void awaitAnswer(HttpClient http, Process demo, String address, String text)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(20))
                .build();
        long giveUp = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (true) {
            try {
                HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 200 && answer.body().contains(text)) {
                    return;
                }
            } catch (IOException notYet) {
                if (!demo.isAlive()) {
                    throw new IOException("the demo ended before it answered", notYet);
                }
            }
            if (System.nanoTime() > giveUp) {
                throw new IOException("the demo did not answer");
            }
            Thread.sleep(20);
        }
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
