package org.piaoxiang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Release 2.0 of belenios-tool checks what we make, and we check what it makes. */
@Tag("peer")
class BeleniosToolTest {
    private static final String TOOL = "belenios-tool";
    private static final String[] GROUP = {"--group", "BELENIOS-2048"};

    @TempDir
    Path folder;

    @BeforeAll
    static void requireTheTool() {
        boolean found = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, TOOL)));
        if (!found) {
            fail("These tests need belenios-tool: install it (on Debian: apt-get install belenios-tool).");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "BELENIOS-2048, vote, 3, 3",
        "BELENIOS-2048, list, 3, 3",
        "BELENIOS-2048, appraisal, 3, 3",
        "BELENIOS-2048, list, 'single:1,threshold:2/3', 3",
        "RFC-3526-2048, writein, 2, 2"
    })
    void acceptsOurElectionsWithBoundShares(String group, String preset, String trustees, int shares) throws Exception {
        Path archive = folder.resolve("AAAAAAAAAAAAAA.bel");
        CommandRun run = CommandRun.of(
                "simulate",
                "--group",
                group,
                "--preset",
                preset,
                "--trustees",
                trustees,
                "--ballots",
                "5",
                "--out",
                archive.toString());
        assertEquals(0, run.exit(), run::err);
        String bytes = Files.readString(archive, StandardCharsets.ISO_8859_1);
        assertEquals(shares, bytes.split("\"bound_proofs\"", -1).length - 1);
        String uuid = bytes.split("\"uuid\":\"", -1)[1].split("\"", -1)[0];
        Files.move(archive, folder.resolve(uuid + ".bel"));
        assertTrue(tool("", "election", "verify").contains("all checks passed"));
    }

    @Test
    void makesElectionsThatWeAccept() throws Exception {
        String uuid = tool("", "setup", "generate-token").strip();
        String[] named = {"--uuid", uuid, "--group", "BELENIOS-2048"};
        Files.writeString(folder.resolve("voters.txt"), "a@example.com,a\nb@example.com,b\nc@example.com,c\n");
        tool("", join(named, "setup", "generate-credentials", "--file", "voters.txt"));
        rename(".pubcreds", "public_creds.json");
        rename(".privcreds", "private_creds.txt");
        for (int i = 0; i < 3; i++) {
            tool("", join(GROUP, "setup", "generate-trustee-key"));
        }
        List<Path> publicKeys = withEnding(".pubkey");
        StringBuilder keys = new StringBuilder();
        for (Path key : publicKeys) {
            keys.append(Files.readString(key));
        }
        Files.writeString(folder.resolve("public_keys.jsons"), keys);
        tool("", "setup", "make-trustees");
        Files.writeString(folder.resolve("template.json"), """
                {"description":"free text","name":"peer","questions":[\
                {"answers":["A","B"],"min":0,"max":1,"question":"one"},\
                {"answers":["A","B","C"],"blank":true,"min":1,"max":2,"question":"two"}]}""");
        tool("", join(named, "setup", "make-election", "--template", "template.json"));
        tool("", "archive", "init");

        List<String> votes = List.of("[[1,0],[0,1,1,0]]", "[[0,0],[1,0,0,0]]", "[[0,1],[0,0,0,1]]");
        List<String> credentials = Files.readAllLines(folder.resolve("private_creds.txt"));
        for (int i = 0; i < votes.size(); i++) {
            Files.writeString(folder.resolve("cred"), credentials.get(i).replaceFirst("^[^ ]+ ", "") + "\n");
            Files.writeString(folder.resolve("vote"), votes.get(i) + "\n");
            addEvent("Ballot", tool("", "election", "generate-ballot", "--privcred", "cred", "--ballot", "vote"));
        }
        addEvent("EndBallots", "");
        addEvent("EncryptedTally", tool("", "election", "compute-encrypted-tally"));
        int number = 0;
        for (Path publicKey : publicKeys) {
            number++;
            String privateKey = publicKey.getFileName().toString().replace(".pubkey", ".privkey");
            addEvent(
                    "PartialDecryption",
                    tool("", "election", "decrypt", "--privkey", privateKey, "--trustee-id", "" + number));
        }
        addEvent("Result", tool("", "election", "compute-result"));

        CommandRun run =
                CommandRun.of("verify", "--json", folder.resolve(uuid + ".bel").toString());
        assertEquals(0, run.exit(), run::out);
        assertTrue(run.out().contains("\"verdict\":\"valid\",\"stage\":\"result\""), run::out);
        assertTrue(run.out().contains("{\"id\":\"B4\",\"status\":\"PASS\",\"checked\":3,"), run::out);
        assertTrue(run.out().contains("{\"id\":\"D3\",\"status\":\"NOT RUN\","), run::out);
    }

    private void addEvent(String type, String payload) throws Exception {
        tool(payload, "archive", "add-event", "--type=" + type);
    }

    private void rename(String ending, String name) throws IOException {
        Files.move(withEnding(ending).getFirst(), folder.resolve(name));
    }

    private List<Path> withEnding(String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static String[] join(String[] options, String... command) {
        return Stream.of(command, options).flatMap(Stream::of).toArray(String[]::new);
    }

    /** Runs the tool in the folder and returns both of its outputs where it succeeds, the first of which carries data. */
    private String tool(String input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(TOOL));
        command.addAll(List.of(arguments));
        Path in = Files.writeString(Files.createTempFile("piaoxiang", ".in"), input);
        Path err = Files.createTempFile("piaoxiang", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectInput(in.toFile())
                    .redirectError(err.toFile());
            builder.environment().put("BELENIOS_USE_URANDOM", "1");
            Process process = builder.start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exit = process.waitFor();
            String errors = Files.readString(err);
            assertEquals(0, exit, () -> String.join(" ", command) + "\n" + out + errors);
            return out.isEmpty() ? errors : out;
        } finally {
            Files.delete(in);
            Files.delete(err);
        }
    }
}
