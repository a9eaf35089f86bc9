package org.piaoxiang.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.piaoxiang.cli.OwnJava;

/** Runs our commands in a virtual machine of their own that may use little memory. */
final class SmallHeap {
    /** What a collection says: what was used before it. */
    private static final Pattern COLLECTION = Pattern.compile("Pause .* (\\d+)M->(\\d+)M\\(");

    private final int mebibytes;
    private final Path folder;

    /** Makes machines of {@code mebibytes} of heap, which write their notes into {@code folder}. */
    SmallHeap(int mebibytes, Path folder) {
        this.mebibytes = mebibytes;
        this.folder = folder;
    }

    /**
     * How a command ended.
     *
     * @param exit its exit code
     * @param said what it wrote
     * @param nanos how long it took
     * @param peak the most mebibytes of heap that a collection found in use, rubbish included
     * @param live the most that a collection left in use
     */
    record Run(int exit, String said, long nanos, long peak, long live) {
        long seconds() {
            return Math.ceilDiv(nanos, TimeUnit.SECONDS.toNanos(1));
        }
    }

    /** Runs one command. */
    Run run(String... arguments) throws IOException, InterruptedException {
        Path notes = folder.resolve("collections.txt");
        Path said = folder.resolve("said.txt");
        List<String> command =
                OwnJava.command(List.of("-Xmx" + mebibytes + "m", "-Xlog:gc:file=" + notes), List.of(arguments));
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        int exit = process.waitFor();
        long nanos = System.nanoTime() - begin;
        long peak = 0;
        long live = 0;
        try (Stream<String> lines = Files.lines(notes)) {
            for (String line : lines.toList()) {
                Matcher collection = COLLECTION.matcher(line);
                if (collection.find()) {
                    peak = Math.max(peak, Long.parseLong(collection.group(1)));
                    live = Math.max(live, Long.parseLong(collection.group(2)));
                }
            }
        }
        return new Run(exit, Files.readString(said), nanos, peak, live);
    }
}
