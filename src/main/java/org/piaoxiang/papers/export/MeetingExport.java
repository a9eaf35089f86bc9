package org.piaoxiang.papers.export;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.meeting.entry.Entry;
import org.piaoxiang.meeting.entry.ObjectBuilder;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.meeting.state.MeetingState;
import org.piaoxiang.papers.MadePaper;
import org.piaoxiang.papers.Making;
import org.piaoxiang.papers.Paper;
import org.piaoxiang.papers.PaperKind;
import org.piaoxiang.papers.Papers;
import org.piaoxiang.papers.account.Account;
import org.piaoxiang.papers.account.Archives;
import org.piaoxiang.papers.account.PaperData;
import org.piaoxiang.papers.account.RecordFacts;
import org.piaoxiang.papers.word.MinutesDocument;

/**
 * Everything of a meeting in one zip file: record, archives of the polls, papers, a summary, and a manifest with the hash of
 * each file. What a role may not have is left out and named as left out; a withheld entry leaves its leaf hash, so that the
 * tree can still be checked.
 */
public final class MeetingExport {
    private static final String EXTRACT = "会议纪要摘录";
    private static final Set<String> FILED =
            Set.of(PaperKind.RESULT_REPORT_PDF.key(), PaperKind.REVIEW_LETTER.key(), PaperKind.REVIEW_OPINION.key());

    private MeetingExport() {}

    /**
     * What goes into an export.
     *
     * @param checkpoints signed notes of all checkpoints by size, the newest last, cosignatures under them
     * @param serverKey the key that signs them, in Base64
     * @param lists the issuer's lists by hash
     * @param polls the archives ({@code .bel}) by poll
     */
    public record Contents(
            MeetingState state,
            List<Entry> entries,
            List<String> checkpoints,
            String serverKey,
            Map<String, byte[]> lists,
            Map<String, byte[]> polls,
            RecordFacts facts) {}

    /** Packs {@code contents} for {@code role}; the same contents give the same bytes. */
    public static Making of(Contents contents, Role role) {
        return of(contents, role, false);
    }

    /**
     * Packs what is filed with the superior after the meeting (任后备案): the same bundle as the superior may have it, with
     * an extract in place of the whole minutes. The same contents give the same bytes.
     */
    public static Making filing(Contents contents) {
        return of(contents, Role.SUPERIOR, true);
    }

    private static Making of(Contents contents, Role role, boolean filing) {
        MeetingState state = contents.state();
        if (!state.opening().adjourned()) {
            return new Making.NotMade(Making.Reason.NOT_READY, "会议还没有散会。");
        }
        Withheld withheld = Withheld.from(state, role);
        Account account = Account.of(state, contents.entries());
        Map<String, byte[]> files = new TreeMap<>();
        files.put("record/entries.jsonl", withheld.lines(contents.entries()));
        files.put("record/checkpoint.txt", utf8(contents.checkpoints().getLast()));
        files.put("record/checkpoints.jsonl", lines(contents.checkpoints()));
        files.put("record/server.key", utf8(contents.serverKey() + "\n"));
        contents.lists().forEach((hash, list) -> files.put("lists/" + hash + ".json", list));
        contents.polls().forEach((uuid, archive) -> {
            if (!withheld.polls().contains(uuid)) {
                files.put("polls/" + uuid + ".bel", archive);
            }
        });
        for (Paper paper : Papers.list(state, role)) {
            if (filing && !FILED.contains(paper.name())) {
                continue;
            }
            if (Papers.make(paper.name(), state, contents.entries(), contents.facts(), role)
                    instanceof Making.Made made) {
                files.put("papers/" + made.paper().fileName(), made.paper().bytes());
            }
        }
        files.put(
                "papers.json",
                utf8(JsonWriter.canonical(
                        PaperData.of(state.id(), account, PaperData.announced(contents.entries()), withheld.items()))));
        if (filing) {
            files.put(
                    "papers/" + Papers.fileName(account.title(EXTRACT)) + ".docx",
                    MinutesDocument.extract(account, contents.facts()));
        }
        files.put("summary.json", json(Summary.of(state.id(), account, withheld)));
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("manifest.json", json(manifest(state.id(), files, withheld, contents.facts(), filing)));
        all.putAll(files);
        return new Making.Made(new MadePaper(
                Papers.fileName(account.title(filing ? "任后备案材料" : "档案")) + ".zip",
                "application/zip",
                Archives.pack(all)));
    }

    private static byte[] lines(List<String> notes) {
        StringBuilder lines = new StringBuilder();
        notes.forEach(
                note -> lines.append(JsonWriter.canonical(Json.text(note))).append('\n'));
        return utf8(lines.toString());
    }

    private static Json.Obj manifest(
            String meeting, Map<String, byte[]> files, Withheld withheld, RecordFacts facts, boolean filing) {
        List<Json.Obj> rows = new ArrayList<>();
        files.forEach((name, bytes) -> rows.add(new ObjectBuilder()
                .put("name", name)
                .put("sha256", sha256(bytes))
                .put("size", bytes.length)
                .build()));
        return new ObjectBuilder()
                .put("format", "piaoxiang-bundle/1")
                .maybe("purpose", filing ? Optional.of("FILING") : Optional.empty())
                .put("meeting", meeting)
                .list("files", rows)
                .texts("withheld", withheld.polls().stream().sorted().toList())
                .put("record", facts.number())
                .put("root", facts.root().toString())
                .put("size", Json.number(facts.size()))
                .build();
    }

    private static byte[] json(Json.Obj object) {
        return utf8(JsonWriter.canonical(object) + "\n");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }
}
