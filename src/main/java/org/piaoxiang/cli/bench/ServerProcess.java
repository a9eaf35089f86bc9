package org.piaoxiang.cli.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.piaoxiang.cli.OwnJava;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;

/** The measured server, seen from the process that measures it. */
final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final Fields said;

    private ServerProcess(Process process, Fields said) {
        this.process = process;
        this.said = said;
    }

    /** Starts it with a hall of each size. */
    static ServerProcess start(List<Integer> voters) throws IOException, JsonException {
        List<String> words = new ArrayList<>(List.of("bench-server"));
        voters.forEach(number -> words.addAll(List.of("--voters", Integer.toString(number))));
        Process process = new ProcessBuilder(OwnJava.command(List.of(), words))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader();
        String line = output.readLine();
        if (line == null) {
            throw new IOException("the measured server did not start");
        }
        return new ServerProcess(process, Fields.of(JsonReader.read(line), "server"));
    }

    int port() throws JsonException {
        return said.integer("port");
    }

    URI address() throws JsonException {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** Returns what its hall number {@code index} needs. */
    Fields hall(int index) throws JsonException {
        List<Json> halls = said.array("halls");
        return Fields.of(halls.get(index), "hall");
    }

    /** Returns the time its processor has worked: the server's own, without the database. */
    Duration ownWork() {
        return work(process.toHandle());
    }

    /** Returns the time that the processes of its database have worked. */
    Duration databaseWork() {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            // The database detaches itself, so it is found by its folder, which nobody else has.
            return all.filter(one -> one.info().command().orElse("").contains("/piaoxiang-bench-server-"))
                    .map(ServerProcess::work)
                    .reduce(Duration.ZERO, Duration::plus);
        }
    }

    /** Returns the time that the processor has worked for {@code process}. */
    static Duration work(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
