package org.piaoxiang.cli.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.piaoxiang.cli.bench.Measure.Unit;

/** The tablet's page: what it weighs, and how soon Chromium paints it. */
final class PageBench {
    private static final Pattern ASSET = Pattern.compile("[A-Za-z0-9_-]+\\.(?:js|css)");
    private static final long WEIGHT_AIM = 120_000;
    private static final long PAINT_AIM = 1_000;
    private static final String PART = "平板页面";

    private final PrintWriter progress;

    PageBench(PrintWriter progress) {
        this.progress = progress;
    }

    List<Measure> run() throws Exception {
        Measure weight = Measure.atMost(PART, "tabletGzip", "压缩后大小（不含字体和扫码程序）", weight(), Unit.BYTES, WEIGHT_AIM);
        Path script = Launcher.home().resolve("kiosk-ui/e2e/first-paint.mjs");
        if (!Files.exists(Launcher.home().resolve("kiosk-ui/node_modules")) || !Files.exists(script)) {
            progress.println("  没有 kiosk-ui/node_modules，未测首次绘制。");
            return List.of(weight);
        }
        try (ServerProcess server = ServerProcess.start(List.of())) {
            Process node = new ProcessBuilder("node", script.toString(), server.address() + "/tablet.html")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!node.waitFor(1, TimeUnit.MINUTES) || node.exitValue() != 0) {
                progress.println("  浏览器没有启动，未测首次绘制。");
                return List.of(weight);
            }
            return List.of(
                    weight,
                    Measure.atMost(
                            PART,
                            "firstPaint",
                            "首次绘制（Chromium，本机，5 次中最慢）",
                            Long.parseLong(said),
                            Unit.MILLISECONDS,
                            PAINT_AIM));
        }
    }

    /** Follows the page's own references; the scanner and its fallback are loaded only when somebody scans. */
    private static long weight() throws IOException {
        Set<String> seen = new LinkedHashSet<>();
        Deque<String> waiting = new ArrayDeque<>(List.of("tablet.html"));
        long total = 0;
        while (!waiting.isEmpty()) {
            byte[] file = read(waiting.remove());
            total += gzip(file);
            String text = new String(file, StandardCharsets.UTF_8);
            Matcher assets = ASSET.matcher(text);
            while (assets.find()) {
                String name = assets.group();
                if (!name.startsWith("scanner-") && exists(name) && seen.add(name)) {
                    waiting.add("assets/" + name);
                }
            }
        }
        return total;
    }

    private static boolean exists(String asset) {
        return PageBench.class.getResource("/ui/assets/" + asset) != null;
    }

    private static byte[] read(String name) throws IOException {
        try (InputStream in = PageBench.class.getResourceAsStream("/ui/" + name)) {
            if (in == null) {
                throw new IOException("the program has no page " + name);
            }
            return in.readAllBytes();
        }
    }

    private static long gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.size();
    }
}
