package org.piaoxiang.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.piaoxiang.cli.Main;
import org.piaoxiang.cli.Prompt;
import org.piaoxiang.cli.Terminal;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.record.LogOrigin;
import org.piaoxiang.record.SigningKey;
import org.piaoxiang.record.VerifyKey;
import org.piaoxiang.station.MeetingData;
import org.piaoxiang.station.ServerClient;
import org.piaoxiang.station.StationFiles;
import org.piaoxiang.station.StationRefusal;
import org.piaoxiang.store.EmbeddedPostgres;

/** A server is backed up, goes on, is killed and restored: what was lost is said to everybody who saw it. */
class BackupTest {
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    private Path folder;

    private record Run(int exit, String said) {}

    private static Run run(String... arguments) {
        StringWriter out = new StringWriter();
        SecureRandom random = new SecureRandom();
        Terminal terminal = new Terminal(
                new PrintWriter(out),
                new PrintWriter(out),
                false,
                Prompt.nobody(),
                random::nextBytes,
                () -> Executors.newFixedThreadPool(2));
        return new Run(Main.run(terminal, arguments), out.toString());
    }

    private static ServerClient administrator(URI server) throws Exception {
        ServerClient client = ServerClient.person(server);
        client.post("/api/sign-in", Json.object("name", Json.text("admin"), "password", Json.text(PASSWORD)));
        return client;
    }

    private static ServerClient somebody(ServerClient administrator, String login, String role, Json.Obj more)
            throws Exception {
        java.util.Map<String, Json> account = new java.util.LinkedHashMap<>(more.fields());
        account.put("login", Json.text(login));
        account.put("name", Json.text("某人"));
        account.put("role", Json.text(role));
        String token = Fields.of(administrator.post("/api/accounts", new Json.Obj(account)), "account")
                .text("token");
        ServerClient client = ServerClient.person(administrator.server());
        client.signInByLink(token);
        return client;
    }

    @Test
    void aKilledServerComesBackFromItsBackupAndSaysWhatIsLost() throws Exception {
        Path data = folder.resolve("data");
        Path backup = folder.resolve("backup.zip");
        String meeting;
        try (StationFiles files = new StationFiles(folder.resolve("station"), new SecureRandom(), Optional.empty())) {
            try (ServerProcess server = ServerProcess.start(data, List.of())) {
                ServerClient first = ServerClient.person(server.uri());
                first.post(
                        "/api/set-up",
                        Json.object(
                                "code", Json.text(server.setUpCode()),
                                "name", Json.text("admin"),
                                "password", Json.text(PASSWORD)));
                SampleMeeting sample = SampleMeeting.hall("hall", 5, 1);
                ServerClient clerk = somebody(first, "clerk", "CLERK", Json.object());
                meeting = Fields.of(clerk.post("/api/meetings", sample.meeting()), "meeting")
                        .text("id");
                clerk.act(meeting, "SET_ROSTER", sample.roster());
                clerk.act(meeting, "SET_AGENDA", sample.agenda());
                Run running = run("backup", "--data", data.toString(), "--out", backup.toString());
                assertEquals(1, running.exit(), running.said());
                assertTrue(running.said().contains("DIRECTORY_IN_USE"), running.said());
                assertFalse(Files.exists(backup));
            }
            Run made = run("backup", "--data", data.toString(), "--out", backup.toString());
            assertEquals(0, made.exit(), made.said());
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)),
                    "keys are in it");
            int kept = goOnAndBeKilled(data, meeting, files);
            Path restored = folder.resolve("restored");
            Run occupied = run("restore", backup.toString(), "--data", data.toString(), "--reason", "磁盘损坏");
            assertTrue(occupied.exit() == 2 && occupied.said().contains("OUT_EXISTS"), occupied.said());
            Run done = run("restore", backup.toString(), "--data", restored.toString(), "--reason", "磁盘损坏");
            assertEquals(0, done.exit(), done.said());
            try (ServerProcess server = ServerProcess.start(restored, List.of())) {
                isConfirmed(server.uri(), meeting, files, kept);
                server.killAndRestart();
                MeetingData again = station(server.uri(), "o4", meeting, files);
                again.refresh();
                assertEquals(1, again.entries("RESTORE_RECORD").size(), "said once");
            }
            Run checked = run("fsck", "--data", restored.toString());
            assertEquals(0, checked.exit(), checked.said());
            assertTrue(checked.said().contains(meeting + "\t"), checked.said());
        }
    }

    private static MeetingData station(URI server, String login, String meeting, StationFiles files) throws Exception {
        ServerClient observer =
                somebody(administrator(server), login, "OBSERVER", Json.object("meeting", Json.text(meeting)));
        VerifyKey key = VerifyKey.ofBase64(
                        Fields.of(observer.get("/api/server"), "server").text("serverKey"))
                .orElseThrow();
        return new MeetingData(observer, meeting, files, Optional.of(key));
    }

    /** Two acts that the backup does not have, seen by a station; returns how many entries the backup has. */
    private static int goOnAndBeKilled(Path data, String meeting, StationFiles files) throws Exception {
        ServerProcess server = ServerProcess.start(data, List.of());
        MeetingData station = station(server.uri(), "o1", meeting, files);
        station.refresh();
        int kept = station.size();
        ServerClient observer =
                somebody(administrator(server.uri()), "o2", "OBSERVER", Json.object("meeting", Json.text(meeting)));
        try (SigningKey key = files.signingKey()) {
            observer.act(
                    meeting,
                    "OBSERVER_CARD",
                    Json.object(
                            "name", Json.text("郑某"),
                            "unit", Json.text("监督科"),
                            "key", Json.text(key.verifyKey().base64())));
        }
        somebody(administrator(server.uri()), "clerk2", "CLERK", Json.object())
                .act(meeting, "ADDENDUM", Json.object("entry", Json.number(0), "text", Json.text("更正")));
        station.refresh();
        assertEquals(kept + 2, station.size());
        assertEquals(kept + 2, station.cosigned(), "the card's key is known, so that it cosigns");
        ProcessHandle.of(server.pid()).orElseThrow().destroyForcibly();
        server.close();
        // Its database outlives it, and ends here.
        EmbeddedPostgres.start(data).close();
        return kept;
    }

    private static void isConfirmed(URI server, String meeting, StationFiles files, int kept) throws Exception {
        MeetingData station = station(server, "o3", meeting, files);
        StationRefusal refused = assertThrows(StationRefusal.class, station::refresh);
        assertEquals("RECORD_RESTORED", refused.code());
        assertEquals(Json.number(2), refused.facts().fields().get("lost"));
        assertEquals(Json.number(kept), refused.facts().fields().get("from"));
        assertEquals(Json.text("磁盘损坏"), refused.facts().fields().get("reason"));
        station.confirmRestoration();
        assertEquals(kept + 1, station.size());
        Fields page = Fields.of(administrator(server).get("/api/meetings/" + meeting + "/entries?from=0"), "entries");
        assertTrue(page.text("checkpoint").startsWith("piaoxiang/" + meeting + "/2\n"), page.text("checkpoint"));
        Fields own = Fields.of(administrator(server).get("/api/server/entries"), "entries");
        VerifyKey key = VerifyKey.ofBase64(own.text("serverKey")).orElseThrow();
        assertTrue(own.text("checkpoint").startsWith(LogOrigin.server(key).name() + "/2\n"), own.text("checkpoint"));
    }

    @Test
    void whatIsNoBackupIsRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("x.zip"), "no zip");
        Run run =
                run("restore", file.toString(), "--data", folder.resolve("new").toString(), "--reason", "试");
        assertTrue(run.exit() == 2 && run.said().contains("BACKUP_UNREADABLE"), run.said());
        assertFalse(Files.exists(folder.resolve("new")));
        Path escaping = folder.resolve("escaping.zip");
        try (var zip = new java.util.zip.ZipOutputStream(Files.newOutputStream(escaping))) {
            zip.putNextEntry(new java.util.zip.ZipEntry("piaoxiang-backup"));
            zip.write("piaoxiang-backup/1\n2026-11-20T10:00:00Z\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            zip.putNextEntry(new java.util.zip.ZipEntry("keys/../../outside"));
        }
        Run outside = run(
                "restore", escaping.toString(), "--data", folder.resolve("new").toString(), "--reason", "试");
        assertTrue(outside.exit() == 2 && outside.said().contains("BACKUP_UNREADABLE"), outside.said());
        assertFalse(Files.exists(folder.resolve("outside")));
    }
}
