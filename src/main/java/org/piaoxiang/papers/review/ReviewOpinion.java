package org.piaoxiang.papers.review;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.agenda.Candidate;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.review.Filing;
import org.piaoxiang.meeting.review.Review;
import org.piaoxiang.meeting.state.Item;
import org.piaoxiang.meeting.state.MeetingState;
import org.piaoxiang.papers.account.RecordFacts;
import org.piaoxiang.papers.pdf.HtmlPdf;

/** The 审查意见: what the superior answered about each item, who signed, and whether it attends. */
public final class ReviewOpinion {
    private ReviewOpinion() {}

    /** Returns the paper's title. */
    public static String title() {
        return "干部任免方案审查意见";
    }

    /** Writes the opinion as the record has it. */
    public static byte[] of(MeetingState state, RecordFacts facts) {
        ZoneId zone = ZoneId.of(state.header().timeZone());
        List<Item> items = state.items().values().stream()
                .filter(item -> state.review().filing(item.id()).isPresent())
                .toList();
        ReviewPage page = new ReviewPage(title(), "编号：" + facts.number(), facts)
                .line(state.header().body() + "：")
                .text("你们报送的“" + state.header().title() + "”干部任免方案及有关情况收悉。经审查，意见如下：")
                .table(columns(), rows(state, items, zone));
        state.review().attending().ifPresent(attending -> page.text(attendance(attending)));
        state.review().hold().ifPresent(hold -> page.text("另：已暂停你单位办理干部任免，原因：" + hold.reason()));
        page.text("方案有变动的，须重新报审。");
        page.end(List.of(
                "经办：" + names(items, "handledBy") + "　　审核：" + names(items, "reviewedBy") + "　　签发："
                        + names(items, "signedBy"),
                "审查单位（盖章）：＿＿＿＿＿＿＿＿　　"
                        + state.review()
                                .attending()
                                .map(attending -> ReviewLetter.at(attending.at(), zone))
                                .orElse("")));
        return HtmlPdf.of(page.html(), title());
    }

    /** Returns the words about attendance. */
    public static String attendance(Review.Attending attending) {
        return attending.attends()
                ? "我部派员列席" + attending.observer().map(name -> "：" + name).orElse("") + "。"
                : "我部不派员列席，由" + attending.sealsInstead().orElse("") + "代为封箱、核验。";
    }

    private static List<ReviewPage.Column> columns() {
        return List.of(
                new ReviewPage.Column("序号", 6, false),
                new ReviewPage.Column("姓名", 9, false),
                new ReviewPage.Column("现任职务", 18, true),
                new ReviewPage.Column("拟任（免）职务", 20, true),
                new ReviewPage.Column("审查意见", 14, false),
                new ReviewPage.Column("说明", 20, true),
                new ReviewPage.Column("答复时间", 13, false));
    }

    private static List<List<String>> rows(MeetingState state, List<Item> items, ZoneId zone) {
        List<List<String>> rows = new ArrayList<>();
        for (Item item : items) {
            boolean answered = item.reviewAnswer().isPresent();
            Optional<Filing.Step> last = state.review()
                    .filing(item.id())
                    .filter(filing -> answered)
                    .flatMap(filing -> filing.last(EntryType.ANSWER_REVIEW));
            for (Candidate candidate : item.plan().candidates()) {
                rows.add(List.of(
                        Integer.toString(item.plan().number()),
                        candidate.name(),
                        candidate.currentPost(),
                        candidate.proposal(),
                        answered ? words(item) : "待答复",
                        last.flatMap(Filing.Step::note).orElse(""),
                        last.map(step -> ReviewLetter.at(step.at(), zone)).orElse("")));
            }
        }
        return rows;
    }

    private static String words(Item item) {
        return switch (item.clearance()) {
            case CLEARED -> "可以上会";
            case REJECTED -> "不同意上会";
            case DEFERRAL_ADVISED -> "建议暂缓";
            case RETURNED -> "退回补充材料";
            case NOT_REQUIRED, NOT_FILED, INTERNAL, FILED -> "待答复";
        };
    }

    private static String names(List<Item> items, String field) {
        return items.stream()
                .flatMap(item -> item.reviewAnswer().stream())
                .map((Json.Obj answer) -> Data.of(answer).text(field))
                .distinct()
                .collect(Collectors.joining("、"));
    }
}
