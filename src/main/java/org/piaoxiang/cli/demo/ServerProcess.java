package org.piaoxiang.cli.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.piaoxiang.cli.OwnJava;
import org.piaoxiang.station.Authority;
import org.piaoxiang.station.ServerClient;

/** {@code serve} in a process of its own, which can be killed and started again on the same data. */
final class ServerProcess implements AutoCloseable {
    private static final Pattern SET_UP_CODE = Pattern.compile("设置码：([^（\\s]+)");
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);
    private static final long LOOK_AGAIN_MILLIS = 50;
    private static final String LOOPBACK = "127.0.0.1";

    private final Path data;
    private final Path output;
    private final int port;
    private final boolean plain;
    private final List<String> javaOptions;
    private final List<String> serveOptions;
    private Process process;

    private ServerProcess(Path data, int port, boolean plain, List<String> javaOptions, List<String> serveOptions)
            throws IOException {
        this.data = data;
        this.output = data.resolve("output");
        this.port = port;
        this.plain = plain;
        this.javaOptions = List.copyOf(javaOptions);
        this.serveOptions = List.copyOf(serveOptions);
        this.process = launch();
    }

    /** Starts a server on {@code data}, with further options for its Java, and waits until it answers. */
    static ServerProcess start(Path data, List<String> javaOptions) throws IOException, InterruptedException {
        return start(data, javaOptions, List.of());
    }

    /** Starts a server with further options for {@code serve} as well. */
    static ServerProcess start(Path data, List<String> javaOptions, List<String> serveOptions)
            throws IOException, InterruptedException {
        return start(data, true, javaOptions, serveOptions);
    }

    /** Starts a server with a certificate of its own authority, as one for other machines has it. */
    static ServerProcess startOverTls(Path data) throws IOException, InterruptedException {
        return start(data, false, List.of(), List.of("--host", LOOPBACK));
    }

    private static ServerProcess start(Path data, boolean plain, List<String> javaOptions, List<String> serveOptions)
            throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        ServerProcess server = new ServerProcess(Files.createDirectories(data), port, plain, javaOptions, serveOptions);
        server.awaitAnswer();
        return server;
    }

    private Process launch() throws IOException {
        List<String> options = new ArrayList<>(javaOptions);
        options.addAll(List.of("-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8"));
        List<String> words =
                new ArrayList<>(List.of("serve", "--data", data.toString(), "--port", String.valueOf(port)));
        if (plain) {
            words.add("--http");
        }
        words.addAll(serveOptions);
        return new ProcessBuilder(OwnJava.command(options, words))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start();
    }

    /** Waits until the server and its database answer. */
    void awaitAnswer() throws IOException, InterruptedException {
        long until = System.nanoTime() + STARTS_WITHIN.toNanos();
        while (true) {
            try {
                ServerClient.person(uri(), authority()).get("/api/server");
                return;
            } catch (IOException | ServerClient.Refusal notYet) {
                if (System.nanoTime() > until || !process.isAlive()) {
                    throw new IllegalStateException("the server does not start: " + Files.readString(output), notYet);
                }
                Thread.sleep(LOOK_AGAIN_MILLIS);
            }
        }
    }

    URI uri() {
        return URI.create((plain ? "http" : "https") + "://" + LOOPBACK + ":" + port);
    }

    /** Returns who vouches for its certificate; empty where it has none. */
    Optional<Authority> authority() throws IOException {
        return plain
                ? Optional.empty()
                : Authority.read(Files.readAllBytes(data.resolve("tls").resolve("ca.crt")), new SecureRandom());
    }

    long pid() {
        return process.pid();
    }

    /** Returns the code that makes the first administrator. */
    String setUpCode() throws IOException, InterruptedException {
        return printed(SET_UP_CODE);
    }

    /** Returns the first group of {@code pattern} in what the server prints, which may be a little after it answers. */
    String printed(Pattern pattern) throws IOException, InterruptedException {
        long until = System.nanoTime() + STARTS_WITHIN.toNanos();
        while (true) {
            Matcher found = pattern.matcher(Files.readString(output));
            if (found.find()) {
                return found.group(1);
            }
            if (System.nanoTime() > until || !process.isAlive()) {
                throw new IllegalStateException("the server did not print " + pattern);
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    /** Ends the server as {@code kill -9} does, and starts it again on the same data. */
    void killAndRestart() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        process = launch();
        awaitAnswer();
    }

    /** Ends the database as {@code kill -9} does; the server starts it again by itself. */
    void killDatabase() throws IOException, InterruptedException {
        Path lock = data.resolve("postgres").resolve("data").resolve("postmaster.pid");
        ProcessHandle database = ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(lock).getFirst().strip()))
                .orElseThrow();
        database.destroyForcibly();
        database.onExit().orTimeout(1, TimeUnit.MINUTES).join();
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
