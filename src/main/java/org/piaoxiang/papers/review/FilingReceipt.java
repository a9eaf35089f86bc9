package org.piaoxiang.papers.review;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.piaoxiang.meeting.review.AppointmentFiling;
import org.piaoxiang.meeting.state.MeetingState;
import org.piaoxiang.papers.account.RecordFacts;
import org.piaoxiang.papers.pdf.HtmlPdf;

/** The 任后备案回执: what the superior received after the meeting, who received it, when, and under which number. One page. */
public final class FilingReceipt {
    /** More rows than this do not fit on the page; the manifest of the package names all. */
    private static final int MAX_ROWS = 11;

    private static final List<String> ORDER = List.of("papers/", "record/", "polls/");

    private FilingReceipt() {}

    /** Returns the paper's title. */
    public static String title() {
        return "任后备案回执";
    }

    /** Writes the receipt of the package that was received. */
    public static byte[] of(MeetingState state, RecordFacts facts) {
        AppointmentFiling filing = state.review().report().orElseThrow();
        AppointmentFiling.Answer answer = filing.answer().orElseThrow();
        ZoneId zone = ZoneId.of(state.header().timeZone());
        ReviewPage page = new ReviewPage(
                        title(), "回执编号：" + answer.receiptNumber().orElse(""), facts)
                .line(state.header().body() + "：")
                .text("你们于" + ReviewLetter.at(filing.at(), zone) + "报送的“"
                        + state.header().title() + "”干部任免备案材料已收讫，共"
                        + filing.documents().size()
                        + "个文件，" + filing.bytes() + "字节，经与报送时登记的摘要核对一致。");
        answer.remark().ifPresent(remark -> page.text("备注：" + remark));
        page.small(List.of(
                "备案材料摘要（SHA-256）：" + filing.sha256(),
                "报送登记：会议记录第" + filing.number() + "条，报送人：" + filing.by() + "；材料含会议记录前" + filing.recordSize() + "条。"));
        page.table(
                List.of(
                        new ReviewPage.Column("序号", 6, false),
                        new ReviewPage.Column("文件", 46, true),
                        new ReviewPage.Column("字节", 12, false),
                        new ReviewPage.Column("摘要（SHA-256 前 32 位）", 36, false)),
                rows(filing));
        page.end(List.of(
                "收件人：" + answer.person() + "　　收件时间：" + ReviewLetter.at(answer.at(), zone),
                "收件单位（盖章）：" + filing.addressee() + "＿＿＿＿＿＿＿＿"));
        return HtmlPdf.of(page.html(), title());
    }

    private static List<List<String>> rows(AppointmentFiling filing) {
        List<List<String>> rows = new ArrayList<>();
        List<AppointmentFiling.Document> documents = filing.documents().stream()
                .sorted(Comparator.comparingInt(document -> place(document.name())))
                .toList();
        int shown = documents.size() > MAX_ROWS ? MAX_ROWS - 1 : documents.size();
        for (int i = 0; i < shown; i++) {
            AppointmentFiling.Document document = documents.get(i);
            rows.add(List.of(
                    Integer.toString(i + 1),
                    document.name(),
                    Integer.toString(document.size()),
                    document.sha256().substring(0, 32)));
        }
        if (shown < documents.size()) {
            rows.add(List.of("…", "其余 " + (documents.size() - shown) + " 个文件见材料中的清单 manifest.json", "", ""));
        }
        return rows;
    }

    /** Papers are what people look for; then record and polls, lists last. */
    private static int place(String name) {
        for (int i = 0; i < ORDER.size(); i++) {
            if (name.startsWith(ORDER.get(i))) {
                return i;
            }
        }
        return name.startsWith("lists/") ? ORDER.size() + 1 : ORDER.size();
    }
}
