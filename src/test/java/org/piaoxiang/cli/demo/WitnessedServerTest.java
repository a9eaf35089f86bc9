package org.piaoxiang.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.record.LogOrigin;
import org.piaoxiang.record.VerifyKey;
import org.piaoxiang.station.ServerClient;

/** Two servers as people start them: one takes its checkpoints to the other, over TLS of that one's own authority. */
class WitnessedServerTest {
    private static final Pattern SERVER_KEY = Pattern.compile("服务器公钥：(\\S+)");
    private static final Pattern WITNESS_KEY = Pattern.compile("见证公钥：([^（\\s]+)");
    private static final Pattern ADDRESS = Pattern.compile("(https://127\\.0\\.0\\.1:[0-9]+/)");
    private static final Duration LONGEST = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @Test
    void theOtherServerCosignsEveryCheckpoint() throws Exception {
        Path data = folder.resolve("server");
        Path other = folder.resolve("witness");
        String key;
        String meeting;
        try (ServerProcess server = ServerProcess.start(data, List.of())) {
            key = server.printed(SERVER_KEY);
            ServerClient administrator = ServerClient.person(server.uri());
            administrator.post(
                    "/api/set-up",
                    Json.object(
                            "code", Json.text(server.setUpCode()),
                            "name", Json.text("admin"),
                            "password", Json.text("correct horse battery")));
            meeting = Fields.of(
                            clerk(administrator, "clerk1")
                                    .post(
                                            "/api/meetings",
                                            SampleMeeting.hall("hall", 5, 1).meeting()),
                            "meeting")
                    .text("id");
        }
        Process witness = witness(other, key);
        try {
            String asked = asked(witness);
            List<String> options = List.of(
                    "--witness",
                    asked,
                    "--witness-ca",
                    other.resolve("tls").resolve("ca.crt").toString());
            try (ServerProcess server = ServerProcess.start(data, List.of(), options)) {
                ServerClient administrator = administrator(server);
                ServerClient clerk = clerk(administrator, "clerk2");
                awaitCosigned(clerk, "/api/meetings/" + meeting + "/cosignatures", 1);
                clerk.act(
                        meeting, "SET_ROSTER", SampleMeeting.hall("hall", 5, 1).roster());
                Fields cosigned = awaitCosigned(clerk, "/api/meetings/" + meeting + "/cosignatures", 2);
                assertEquals(1, cosigned.array("cosignatures").size());
                assertTrue(cosigned.array("alarms").isEmpty());
            }
        } finally {
            witness.destroy();
            assertTrue(witness.waitFor(LONGEST));
        }
    }

    /** Two servers with a record of their own each: the witness of both tells them apart, and cosigns both. */
    @Test
    void oneWitnessOfTwoServersSeesNoFork() throws Exception {
        Path other = folder.resolve("witness");
        List<Path> folders = List.of(folder.resolve("one"), folder.resolve("two"));
        List<String> keys = new ArrayList<>();
        for (Path data : folders) {
            try (ServerProcess server = ServerProcess.start(data, List.of())) {
                keys.add(server.printed(SERVER_KEY));
                setUp(server);
            }
        }
        Process witness = witness(other, keys.getFirst(), "--witness-for", keys.getLast());
        try {
            List<String> options = List.of(
                    "--witness",
                    asked(witness),
                    "--witness-ca",
                    other.resolve("tls").resolve("ca.crt").toString());
            for (Path data : folders) {
                try (ServerProcess server = ServerProcess.start(data, List.of(), options)) {
                    ServerClient administrator = administrator(server);
                    String key = keys.get(folders.indexOf(data));
                    Fields own = Fields.of(administrator.get("/api/server/entries"), "entries");
                    Fields cosigned = awaitCosigned(
                            administrator,
                            "/api/server/cosignatures",
                            own.array("entries").size());
                    assertEquals(
                            LogOrigin.server(VerifyKey.ofBase64(key).orElseThrow())
                                    .name(),
                            cosigned.text("origin"));
                    assertTrue(cosigned.array("alarms").isEmpty());
                }
            }
        } finally {
            witness.destroy();
            assertTrue(witness.waitFor(LONGEST));
        }
    }

    private static void setUp(ServerProcess server) throws Exception {
        ServerClient.person(server.uri())
                .post(
                        "/api/set-up",
                        Json.object(
                                "code", Json.text(server.setUpCode()),
                                "name", Json.text("admin"),
                                "password", Json.text("correct horse battery")));
    }

    private static ServerClient administrator(ServerProcess server) throws Exception {
        ServerClient administrator = ServerClient.person(server.uri());
        administrator.post(
                "/api/sign-in",
                Json.object("name", Json.text("admin"), "password", Json.text("correct horse battery")));
        return administrator;
    }

    private static Process witness(Path data, String key, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "org.piaoxiang.cli.Main",
                "serve",
                "--host",
                "127.0.0.1",
                "--port",
                "0",
                "--data",
                data.toString(),
                "--witness-for",
                key));
        command.addAll(List.of(more));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** What the other server is named by, from what this one prints at its start. */
    private static String asked(Process witness) throws Exception {
        BufferedReader output = witness.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        while (true) {
            Matcher address = ADDRESS.matcher(said);
            Matcher key = WITNESS_KEY.matcher(said);
            if (address.find() && key.find()) {
                return key.group(1) + "@" + address.group(1) + "witness";
            }
            String line = output.readLine();
            assertNotNull(line, said::toString);
            said.append(line).append('\n');
        }
    }

    private static Fields awaitCosigned(ServerClient client, String path, long size) throws Exception {
        Instant until = Instant.now().plus(LONGEST);
        while (true) {
            Fields seen = Fields.of(client.get(path), "cosignatures");
            for (Json one : seen.array("cosignatures")) {
                if (Fields.of(one, "cosignature").integer("size") == size) {
                    return seen;
                }
            }
            assertTrue(Instant.now().isBefore(until), () -> "not cosigned up to " + size);
            Thread.sleep(50);
        }
    }

    private static ServerClient clerk(ServerClient administrator, String login) throws Exception {
        String token = Fields.of(
                        administrator.post(
                                "/api/accounts",
                                Json.object(
                                        "login", Json.text(login),
                                        "name", Json.text("王文书"),
                                        "role", Json.text("CLERK"))),
                        "account")
                .text("token");
        ServerClient client = ServerClient.person(administrator.server());
        client.signInByLink(token);
        return client;
    }
}
