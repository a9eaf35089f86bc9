package org.piaoxiang.cli.bench;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.piaoxiang.json.Json;

/**
 * On what was measured.
 *
 * @param cores of the machine
 * @param processor its model
 * @param disk the file system of the data
 * @param load average of the last minute, as it stood before the run
 * @param java the virtual machine
 */
record Machine(int cores, String processor, String disk, String load, String java) {
    static Machine here(Path data) throws IOException {
        FileStore store = Files.getFileStore(data);
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                firstLine(Path.of("/proc/cpuinfo"), "model name")
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .orElse(System.getProperty("os.arch", "")),
                store.type() + " " + store.name(),
                firstLine(Path.of("/proc/loadavg"), "")
                        .map(line -> line.split(" ", -1)[0])
                        .orElse("?"),
                Runtime.version().toString());
    }

    private static Optional<String> firstLine(Path file, String beginning) throws IOException {
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(beginning)).findFirst();
        }
    }

    String text() {
        return cores + " 核 " + processor + "，磁盘 " + disk + "，测前一分钟负载 " + load + "，Java " + java;
    }

    Json json() {
        return Json.object(
                "cores", Json.number(cores),
                "processor", Json.text(processor),
                "disk", Json.text(disk),
                "loadBefore", Json.text(load),
                "java", Json.text(java));
    }
}
