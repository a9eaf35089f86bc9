package org.piaoxiang.verifier;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The TypeScript implementation, as a program to be run. */
final class OtherProgram {
    private static final Path PROGRAM = Path.of("kiosk-ui", "dist", "ballot-cli.mjs");

    private OtherProgram() {}

    /** Runs a command and returns its output; {@code lawful} are the exits that are no surprise. */
    static String run(List<Integer> lawful, String input, List<String> arguments)
            throws IOException, InterruptedException {
        assertTrue(Files.exists(PROGRAM), "kiosk-ui/dist/ballot-cli.mjs is not built: run kiosk-ui/build.sh");
        List<String> command = new ArrayList<>(List.of("node", PROGRAM.toString()));
        command.addAll(arguments);
        Path errors = Files.createTempFile("other", ".txt");
        try {
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exit = process.waitFor();
            String said = Files.readString(errors);
            assertTrue(lawful.contains(exit), () -> arguments.getFirst() + " ended with " + exit + ": " + said);
            return output;
        } finally {
            Files.delete(errors);
        }
    }

    /** Runs a command that must succeed. */
    static String run(String input, String... arguments) throws IOException, InterruptedException {
        return run(List.of(0), input, List.of(arguments));
    }
}
