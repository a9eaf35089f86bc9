package org.piaoxiang.papers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.piaoxiang.meeting.agenda.Clearance;
import org.piaoxiang.meeting.entry.Entry;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.meeting.review.AppointmentFiling;
import org.piaoxiang.meeting.rule.Family;
import org.piaoxiang.meeting.state.Item;
import org.piaoxiang.meeting.state.MeetingState;
import org.piaoxiang.meeting.view.ReviewView;
import org.piaoxiang.papers.account.Account;
import org.piaoxiang.papers.account.RecordFacts;
import org.piaoxiang.papers.pdf.ReportPdf;
import org.piaoxiang.papers.review.FilingReceipt;
import org.piaoxiang.papers.review.ReviewLetter;
import org.piaoxiang.papers.review.ReviewOpinion;
import org.piaoxiang.papers.sheet.AppraisalSheet;
import org.piaoxiang.papers.sheet.AttendanceSheet;
import org.piaoxiang.papers.sheet.RecommendationSheet;
import org.piaoxiang.papers.word.MinutesDocument;
import org.piaoxiang.papers.word.ReportDocument;

/** Lists the papers of a meeting and makes them. */
public final class Papers {
    private static final int MAX_NAME = 70;

    private Papers() {}

    /** Returns the papers that the meeting has or will have, ready ones and others, as {@code role} finds them. */
    public static List<Paper> list(MeetingState state, Role role) {
        List<Paper> papers = new ArrayList<>();
        for (PaperKind kind : PaperKind.values()) {
            if (belongs(state, kind)) {
                papers.add(new Paper(kind.key(), kind.listed(), kind.format(), whyNot(state, kind, role)));
            }
        }
        return List.copyOf(papers);
    }

    /** Makes the paper {@code name} for {@code role}; the same record gives the same bytes. */
    public static Making make(String name, MeetingState state, List<Entry> entries, RecordFacts facts, Role role) {
        Optional<PaperKind> kind = Arrays.stream(PaperKind.values())
                .filter(one -> one.key().equals(name) && belongs(state, one))
                .findFirst();
        if (kind.isEmpty()) {
            return new Making.NotMade(Making.Reason.UNKNOWN, "本次会议没有这种文书。");
        }
        Optional<Making.NotMade> not = whyNot(state, kind.get(), role);
        return not.isPresent() ? not.get() : new Making.Made(make(kind.get(), state, entries, facts));
    }

    private static MadePaper make(PaperKind kind, MeetingState state, List<Entry> entries, RecordFacts facts) {
        Account account = Account.of(state, entries);
        String fileName = fileName(account.title(kind.title())) + kind.format().ending();
        byte[] bytes = switch (kind) {
            case ATTENDANCE -> AttendanceSheet.of(account, facts);
            case MINUTES -> MinutesDocument.of(account, facts);
            case RESULT_REPORT -> ReportDocument.of(account, facts);
            case RESULT_REPORT_PDF -> ReportPdf.of(account, facts);
            case RECOMMENDATION -> RecommendationSheet.of(account, facts);
            case APPRAISAL -> AppraisalSheet.of(account, facts);
            case REVIEW_LETTER -> ReviewLetter.of(state, entries, facts);
            case REVIEW_OPINION -> ReviewOpinion.of(state, facts);
            case FILING_RECEIPT -> FilingReceipt.of(state, facts);
        };
        return new MadePaper(fileName, kind.format().contentType(), bytes);
    }

    /** A title as a file name that every system takes. */
    public static String fileName(String title) {
        String plain = title.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_").strip();
        return plain.codePointCount(0, plain.length()) > MAX_NAME
                ? plain.substring(0, plain.offsetByCodePoints(0, MAX_NAME))
                : plain;
    }

    private static boolean belongs(MeetingState state, PaperKind kind) {
        if (state.created().isEmpty()) {
            return false;
        }
        return switch (kind) {
            case ATTENDANCE, MINUTES -> true;
            case RESULT_REPORT, RESULT_REPORT_PDF -> has(state, Family.DECISION);
            case RECOMMENDATION -> has(state, Family.RECOMMENDATION);
            case APPRAISAL -> has(state, Family.APPRAISAL);
            case FILING_RECEIPT -> !state.review().reports().isEmpty();
            case REVIEW_LETTER, REVIEW_OPINION ->
                state.items().values().stream().anyMatch(item -> item.clearance() != Clearance.NOT_REQUIRED);
        };
    }

    private static boolean has(MeetingState state, Family family) {
        return state.items().values().stream().anyMatch(item -> item.kind().family() == family);
    }

    private static Optional<Making.NotMade> whyNot(MeetingState state, PaperKind kind, Role role) {
        if (!Audience.sees(role, kind)) {
            return Optional.of(
                    new Making.NotMade(Making.Reason.NOT_FOR_THIS_ROLE, kind.title() + "只提供给" + readers(kind) + "。"));
        }
        return switch (kind) {
            case ATTENDANCE -> unless(state.attendance().counted(), "还没有清点人数。");
            case MINUTES -> unless(state.opening().adjourned(), "会议还没有散会。");
            case RESULT_REPORT, RESULT_REPORT_PDF -> report(state);
            case RECOMMENDATION -> unless(counted(state, Family.RECOMMENDATION), "推荐票还没有计票。");
            case APPRAISAL -> unless(counted(state, Family.APPRAISAL), "测评票还没有计票。");
            case REVIEW_LETTER ->
                unless(
                        state.items().values().stream()
                                .anyMatch(
                                        item -> state.review().filing(item.id()).isPresent()
                                                && ReviewView.reaches(state, item, role)),
                        "还没有报审。");
            case REVIEW_OPINION ->
                unless(
                        state.items().values().stream()
                                .anyMatch(item -> item.reviewAnswer().isPresent()),
                        "上级还没有答复。");
            case FILING_RECEIPT ->
                unless(
                        state.review()
                                .report()
                                .filter(AppointmentFiling::received)
                                .isPresent(),
                        "上级还没有收讫备案材料。");
        };
    }

    private static String readers(PaperKind kind) {
        return kind == PaperKind.REVIEW_LETTER || kind == PaperKind.REVIEW_OPINION || kind == PaperKind.FILING_RECEIPT
                ? "会务、本级干部监督机构、上级组织部门和列席监督人员"
                : "考察组、上级组织部门和列席监督人员";
    }

    /** Before it is announced, a result is nobody's to print. */
    private static Optional<Making.NotMade> report(MeetingState state) {
        List<Item> decided = state.items().values().stream()
                .filter(item -> item.kind().family() == Family.DECISION)
                .filter(item -> item.deferral().isEmpty() && item.round().isPresent())
                .toList();
        return decided.isEmpty()
                ? unless(state.opening().adjourned(), "还没有表决结果。")
                : unless(decided.stream().allMatch(Item::announced), "表决结果还没有全部宣布。");
    }

    private static boolean counted(MeetingState state, Family family) {
        return state.items().values().stream()
                .filter(item -> item.kind().family() == family)
                .flatMap(item -> state.roundOf(item).stream())
                .anyMatch(round -> round.state().counted());
    }

    private static Optional<Making.NotMade> unless(boolean ready, String sentence) {
        return ready ? Optional.empty() : Optional.of(new Making.NotMade(Making.Reason.NOT_READY, sentence));
    }
}
