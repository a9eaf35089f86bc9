package org.piaoxiang.cli.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.station.ServerClient;

/** The papers of a played meeting and its whole export, as the server gives them. */
final class MeetingPapers {
    private static final String ABSENT = "NOT_FOUND";

    private MeetingPapers() {}

    /** Writes every paper that is ready into {@code papers/}, and {@code bundle.zip}; every paper must be ready by now. */
    static void write(Player reader, Path folder, Ledger ledger)
            throws IOException, InterruptedException, JsonException {
        try {
            Path papers = Files.createDirectories(folder.resolve("papers"));
            for (Map.Entry<String, byte[]> paper : papers(reader, ledger).entrySet()) {
                Files.write(papers.resolve(paper.getKey()), paper.getValue());
            }
            Files.write(folder.resolve("bundle.zip"), reader.client().bytes(reader.path("/export.zip")));
        } catch (ServerClient.Refusal refused) {
            if (!refused.code().equals(ABSENT)) {
                throw new IllegalStateException(refused);
            }
            System.out.println("  服务器还不提供文书和导出。");
        }
    }

    private static Map<String, byte[]> papers(Player reader, Ledger ledger)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal {
        Map<String, byte[]> papers = new LinkedHashMap<>();
        Json list = reader.client().get(reader.path("/papers"));
        for (Json row : Fields.of(list, "papers").array("papers")) {
            Fields paper = Fields.of(row, "paper");
            String file = paper.text(paper.optional("file").isPresent() ? "file" : "name");
            ledger.expect("文书“" + paper.text("title") + "”是否备好", new Json.Bool(true), paper.value("ready"));
            if (paper.value("ready").equals(new Json.Bool(true))) {
                byte[] bytes = reader.client().bytes(reader.path("/papers/" + file));
                papers.put(file + ending(bytes), bytes);
            }
        }
        return papers;
    }

    /** Returns the ending of a file's name that its bytes ask for. */
    private static String ending(byte[] paper) throws IOException {
        if (new String(paper, 0, Math.min(4, paper.length), StandardCharsets.US_ASCII).equals("%PDF")) {
            return ".pdf";
        }
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(paper))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().startsWith("word/")) {
                    return ".docx";
                }
                if (entry.getName().startsWith("xl/")) {
                    return ".xlsx";
                }
            }
        }
        return "";
    }

    /** Returns the text of each ready paper as it stands in its parts. */
    static Map<String, String> texts(Player reader) throws IOException, InterruptedException, JsonException {
        Map<String, String> texts = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, byte[]> paper : papers(reader, new Ledger()).entrySet()) {
                texts.put(paper.getKey(), text(paper.getValue()));
            }
        } catch (ServerClient.Refusal refused) {
            if (!refused.code().equals(ABSENT)) {
                throw new IllegalStateException(refused);
            }
        }
        return texts;
    }

    /** Office papers are zip files of XML: their text without the marks between its letters. */
    private static String text(byte[] paper) throws IOException {
        StringBuilder text = new StringBuilder();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(paper))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8).replaceAll("<[^>]*>", ""));
            }
        }
        return text.toString();
    }
}
