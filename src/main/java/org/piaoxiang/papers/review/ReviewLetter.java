package org.piaoxiang.papers.review;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.piaoxiang.meeting.agenda.Candidate;
import org.piaoxiang.meeting.entry.Entry;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.review.Consultation;
import org.piaoxiang.meeting.review.Dossier;
import org.piaoxiang.meeting.review.Filing;
import org.piaoxiang.meeting.review.Inspection;
import org.piaoxiang.meeting.review.Recommendation;
import org.piaoxiang.meeting.state.Item;
import org.piaoxiang.meeting.state.MeetingState;
import org.piaoxiang.papers.account.RecordFacts;
import org.piaoxiang.papers.account.Words;
import org.piaoxiang.papers.badge.QrCode;
import org.piaoxiang.papers.pdf.HtmlPdf;
import org.piaoxiang.record.TreeHash;

/** The 报审函: what was filed last, person by person, with the hash of its entry as text and QR code. */
public final class ReviewLetter {
    private static final float MILLIMETRE = 72f / 25.4f;
    private static final float MARGIN = 18 * MILLIMETRE;
    private static final float SIDE = 22 * MILLIMETRE;

    private ReviewLetter() {}

    /** Returns the letter's title. */
    public static String title() {
        return "关于报请审查干部任免方案的函";
    }

    /** Writes the letter of what {@code entries} filed last. */
    public static byte[] of(MeetingState state, List<Entry> entries, RecordFacts facts) {
        Entry filed = entries.stream()
                .filter(entry -> entry.type() == EntryType.FILE_FOR_REVIEW)
                .reduce((earlier, later) -> later)
                .orElseThrow();
        String hash = TreeHash.leaf(filed.canonicalBytes()).toString();
        ZoneId zone = ZoneId.of(state.header().timeZone());
        List<Item> items = state.items().values().stream()
                .filter(item -> state.review().filing(item.id()).isPresent())
                .toList();
        ReviewPage page = new ReviewPage(title(), "记录第" + filed.number() + "条", facts)
                .line("上级干部监督部门：")
                .text(state.header().body() + "拟于"
                        + Words.date(state.header().plannedDay())
                        + (state.header().place().isEmpty()
                                ? ""
                                : "在" + state.header().place()) + "召开“"
                        + state.header().title() + "”，讨论干部任免事项共" + items.size()
                        + "项。现将干部任免方案及推荐、考察、酝酿情况报上，请予审查，并请确定是否派员列席。");
        items.stream()
                .flatMap(item -> state.review().filing(item.id()).stream())
                .map(Filing::account)
                .distinct()
                .forEach(page::text);
        page.table(columns(), rows(state, items));
        page.small(attachments(state, items));
        page.end(List.of(
                "报审单位（盖章）：＿＿＿＿＿＿＿＿　　经办：" + filed.by().name(),
                "报审时间：" + Words.date(filed.time(), zone) + " " + Words.time(filed.time(), zone)));
        page.small(List.of("报审内容摘要（SHA-256）：" + hash, "首页右上角二维码为同一摘要，可与系统中的记录核对。"));
        String code = "PXR1/" + state.id() + "/" + filed.number() + "/" + hash;
        return HtmlPdf.of(page.html(), title(), document -> draw(document, code));
    }

    private static void draw(PDDocument document, String code) throws IOException {
        PDPage first = document.getPage(0);
        try (PDPageContentStream page =
                new PDPageContentStream(document, first, PDPageContentStream.AppendMode.APPEND, true, true)) {
            float width = first.getMediaBox().getWidth();
            float height = first.getMediaBox().getHeight();
            QrCode.of(code).draw(page, width - MARGIN - SIDE, height - MARGIN - SIDE + 8 * MILLIMETRE, SIDE);
        }
    }

    private static List<ReviewPage.Column> columns() {
        return List.of(
                new ReviewPage.Column("序号", 6, false),
                new ReviewPage.Column("姓名", 9, false),
                new ReviewPage.Column("现任职务", 17, true),
                new ReviewPage.Column("拟任（免）职务", 17, true),
                new ReviewPage.Column("民主推荐", 25, true),
                new ReviewPage.Column("凡提四必、考察材料", 15, true),
                new ReviewPage.Column("酝酿", 11, true));
    }

    private static List<List<String>> rows(MeetingState state, List<Item> items) {
        List<List<String>> rows = new ArrayList<>();
        for (Item item : items) {
            for (Candidate candidate : item.plan().candidates()) {
                Optional<Dossier> dossier =
                        state.review().filing(item.id()).flatMap(filing -> filing.of(candidate.id()));
                rows.add(List.of(
                        Integer.toString(item.plan().number()),
                        candidate.name(),
                        candidate.currentPost(),
                        candidate.proposal(),
                        dossier.map(ReviewLetter::recommended).orElse("—"),
                        dossier.map(found -> candidate.proposedPost().isPresent() ? inspected(found) : "—")
                                .orElse("—"),
                        dossier.map(ReviewLetter::consulted).orElse("—")));
            }
        }
        return rows;
    }

    private static String recommended(Dossier dossier) {
        return dossier.recommendations().isEmpty()
                ? "—"
                : dossier.recommendations().stream()
                        .map(ReviewLetter::recommended)
                        .collect(Collectors.joining("；"));
    }

    private static String recommended(Recommendation one) {
        String votes = one.votes().isPresent() && one.valid().isPresent()
                ? " 得票" + one.votes().get() + "/有效" + one.valid().get()
                : "";
        return one.mode().label() + " " + one.date() + votes;
    }

    private static String inspected(Dossier dossier) {
        Set<Inspection.Check> missing = EnumSet.allOf(Inspection.Check.class);
        dossier.inspections().forEach(done -> missing.remove(done.check()));
        return missing.isEmpty()
                ? "齐全"
                : "缺：" + missing.stream().map(Inspection.Check::label).collect(Collectors.joining("、"));
    }

    private static String consulted(Dossier dossier) {
        if (dossier.consultations().isEmpty()) {
            return "—";
        }
        long divergent =
                dossier.consultations().stream().filter(Consultation::divergent).count();
        long open = dossier.consultations().stream()
                .filter(Consultation::unresolved)
                .count();
        return divergent == 0 ? "一致" : open == 0 ? "有分歧，已处理" : "有分歧，未处理";
    }

    private static List<String> attachments(MeetingState state, List<Item> items) {
        List<String> lines = new ArrayList<>();
        for (Item item : items) {
            state.review()
                    .filing(item.id())
                    .ifPresent(filing -> filing.dossiers().stream()
                            .flatMap(dossier -> dossier.attachments().stream())
                            .forEach(attachment -> lines.add("附件（第"
                                    + item.plan().number() + "项）：" + attachment.name() + "　" + attachment.hash())));
        }
        return lines;
    }

    static String at(String time, ZoneId zone) {
        OffsetDateTime at = OffsetDateTime.parse(time);
        return Words.date(at, zone) + " " + Words.time(at, zone);
    }
}
