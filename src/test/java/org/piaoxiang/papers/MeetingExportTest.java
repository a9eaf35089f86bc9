package org.piaoxiang.papers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.piaoxiang.meeting.entry.Entry;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.meeting.round.Poll;
import org.piaoxiang.papers.export.MeetingExport;
import org.piaoxiang.record.Frontier;
import org.piaoxiang.record.TreeHash;

/** The export, unpacked. */
class MeetingExportTest {
    private static Making export(Stage stage, Role role) {
        Map<String, byte[]> polls = new LinkedHashMap<>();
        for (Poll poll : stage.round().polls()) {
            polls.put(poll.uuid(), ("archive of " + poll.uuid()).getBytes(StandardCharsets.UTF_8));
        }
        return MeetingExport.of(
                new MeetingExport.Contents(
                        stage.state(),
                        stage.entries(),
                        List.of(stage.checkpoint().text()),
                        "key",
                        Map.of(),
                        polls,
                        stage.facts()),
                role);
    }

    private static Map<String, byte[]> files(Stage stage, Role role) {
        MadePaper zip = assertInstanceOf(Making.Made.class, export(stage, role)).paper();
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.bytes()))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
        return files;
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }

    @Test
    void holdsRecordPollsPapersAndSummary() throws NoSuchAlgorithmException {
        Stage stage = Played.committee();
        Map<String, byte[]> files = files(stage, Role.CLERK);
        assertEquals("manifest.json", files.keySet().iterator().next());
        assertEquals(
                5, files.keySet().stream().filter(name -> name.endsWith(".bel")).count());
        assertEquals(
                6,
                files.keySet().stream()
                        .filter(name -> name.startsWith("papers/"))
                        .count());
        String summary = text(files, "summary.json");
        assertTrue(summary.contains("\"outcome\":\"NOT_PASSED\""), summary);
        assertTrue(summary.contains("\"outcome\":\"DEFERRED\""), summary);
        assertTrue(summary.contains("\"arithmetic\":\"2×5＝10 ＞ 9\""), summary);
        String manifest = text(files, "manifest.json");
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (!file.getKey().equals("manifest.json")) {
                String hash = HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(file.getValue()));
                assertTrue(
                        manifest.contains("{\"name\":\"" + file.getKey() + "\",\"sha256\":\"" + hash + "\""),
                        file.getKey());
            }
        }
    }

    @Test
    void theRecordReplaysToTheSameMeeting() throws Exception {
        Stage stage = Played.committee();
        List<String> lines =
                text(files(stage, Role.CLERK), "record/entries.jsonl").lines().toList();
        Frontier tree = Frontier.EMPTY;
        for (int i = 0; i < lines.size(); i++) {
            byte[] leaf = lines.get(i).getBytes(StandardCharsets.UTF_8);
            assertEquals(stage.entries().get(i), Entry.parse(leaf));
            tree = tree.append(TreeHash.leaf(leaf));
        }
        assertEquals(stage.checkpoint().root(), tree.root());
    }

    @Test
    void theClerkGetsNoFiguresOfRecommendationsAndYetACheckableTree() {
        Stage stage = Played.assembly();
        Map<String, byte[]> files = files(stage, Role.CLERK);
        assertFalse(files.keySet().stream().anyMatch(name -> name.endsWith(".bel")), files.keySet()::toString);
        assertFalse(text(files, "record/entries.jsonl").contains("\"counts\""));
        assertFalse(text(files, "summary.json").contains("votes"));
        assertTrue(text(files, "summary.json").contains("\"withheld\":true"));
        Frontier tree = Frontier.EMPTY;
        for (String line : text(files, "record/entries.jsonl").lines().toList()) {
            tree = tree.append(
                    line.startsWith("{\"leaf\":\"")
                            ? TreeHash.of(HexFormat.of().parseHex(line.substring(9, 73)))
                            : TreeHash.leaf(line.getBytes(StandardCharsets.UTF_8)));
        }
        assertEquals(stage.checkpoint().root(), tree.root());
        Map<String, byte[]> whole = files(stage, Role.INSPECTION);
        assertTrue(text(whole, "record/entries.jsonl").contains("\"counts\""));
        assertTrue(text(whole, "summary.json").contains("\"votes\":18"));
        assertEquals(
                6, whole.keySet().stream().filter(name -> name.endsWith(".bel")).count());
    }

    @Test
    void theSameContentsGiveTheSameBytes() {
        Stage stage = Played.committee();
        assertArrayEquals(
                assertInstanceOf(Making.Made.class, export(stage, Role.CLERK))
                        .paper()
                        .bytes(),
                assertInstanceOf(Making.Made.class, export(stage, Role.CLERK))
                        .paper()
                        .bytes());
    }

    @Test
    void aMeetingThatGoesOnIsNotExported() {
        Making.NotMade not = assertInstanceOf(Making.NotMade.class, export(Played.counted(), Role.CHAIR));
        assertEquals(Making.Reason.NOT_READY, not.reason());
    }
}
