package org.piaoxiang.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

    /** What the other program says of these archives, by file. */
    static Map<String, Verdict> verify(List<String> files) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("verify", "--json"));
        arguments.addAll(files);
        return Verdict.ofJson(run(List.of(0, 1, 2), "", arguments));
    }

    /** What both programs say of an archive, which is written to {@code file}: the same. */
    static Verdict agreed(Path file, byte[] archive) throws Exception {
        Files.write(file, archive);
        Verdict own = Verdict.ofJava(archive);
        assertEquals(Map.of(file.toString(), own), verify(List.of(file.toString())));
        return own;
    }

    /** Runs a command that must succeed. */
    static String run(String input, String... arguments) throws IOException, InterruptedException {
        return run(List.of(0), input, List.of(arguments));
    }
}
