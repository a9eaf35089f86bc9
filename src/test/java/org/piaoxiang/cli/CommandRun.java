package org.piaoxiang.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * What a command printed and how it ended.
 *
 * @param exit exit code
 * @param out standard output
 * @param err standard error
 */
record CommandRun(int exit, String out, String err) {
    /** Runs a command with nobody in front of the machine. */
    static CommandRun of(String... arguments) {
        return with(Prompt.nobody(), arguments);
    }

    /** Runs a command with {@code prompt} in front of the machine. */
    static CommandRun with(Prompt prompt, String... arguments) {
        return with(prompt, () -> Executors.newFixedThreadPool(2), arguments);
    }

    /** Runs a command on threads of {@code workers}. */
    static CommandRun with(Prompt prompt, Supplier<ExecutorService> workers, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        SecureRandom random = new SecureRandom();
        Terminal terminal =
                new Terminal(new PrintWriter(out), new PrintWriter(err), false, prompt, random::nextBytes, workers);
        int exit = Main.run(terminal, arguments);
        return new CommandRun(exit, out.toString(), err.toString());
    }

    /** Returns a person who answers every question with the next of {@code answers}. */
    static Prompt answering(String... answers) {
        Deque<String> left = new ArrayDeque<>(List.of(answers));
        return new Prompt() {
            @Override
            public Optional<char[]> secret(String question) {
                return Optional.of(left.remove().toCharArray());
            }

            @Override
            public Optional<String> line(String question) {
                return Optional.of(left.remove());
            }
        };
    }

    /** Returns the stable code of the refusal, or nothing. */
    String code() {
        return Arrays.stream(err.strip().split("\n"))
                .filter(line -> line.endsWith("]"))
                .map(line -> line.substring(line.lastIndexOf('[') + 1, line.length() - 1))
                .reduce("", (before, last) -> last);
    }
}
