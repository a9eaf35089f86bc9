package org.piaoxiang.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.piaoxiang.protocol.group.RandomSource;

/**
 * What a command meets of the outside world besides files.
 *
 * @param out for results
 * @param err for progress and refusals
 * @param live whether a person watches, so that progress is shown on one changing line
 * @param prompt asks that person
 * @param random where secrets come from
 * @param workers makes the pool for computing; the command closes it
 */
public record Terminal(
        PrintWriter out,
        PrintWriter err,
        boolean live,
        Prompt prompt,
        RandomSource random,
        Supplier<ExecutorService> workers) {
    /** Returns the real thing. Output is UTF-8 whatever the locale says: Chinese must not turn into question marks. */
    public static Terminal system() {
        Optional<Console> console = Optional.ofNullable(System.console()).filter(Console::isTerminal);
        SecureRandom random = new SecureRandom();
        return new Terminal(
                writer(FileDescriptor.out),
                writer(FileDescriptor.err),
                console.isPresent(),
                console.map(Terminal::asking).orElseGet(Prompt::nobody),
                random::nextBytes,
                () -> Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors()));
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
    }

    private static Prompt asking(Console console) {
        return new Prompt() {
            @Override
            public Optional<char[]> secret(String question) {
                return Optional.ofNullable(console.readPassword("%s", question));
            }

            @Override
            public Optional<String> line(String question) {
                return Optional.ofNullable(console.readLine("%s", question));
            }
        };
    }
}
