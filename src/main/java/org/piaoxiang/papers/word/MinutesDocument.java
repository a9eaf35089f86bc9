package org.piaoxiang.papers.word;

import java.util.List;
import java.util.function.Predicate;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.piaoxiang.meeting.observation.Observation;
import org.piaoxiang.meeting.roster.Capacity;
import org.piaoxiang.meeting.state.Officers;
import org.piaoxiang.papers.account.Account;
import org.piaoxiang.papers.account.Attendee;
import org.piaoxiang.papers.account.ItemAccount;
import org.piaoxiang.papers.account.RecordFacts;
import org.piaoxiang.papers.account.Sentences;
import org.piaoxiang.papers.account.Words;

/** The 会议记录: who met, what was said and decided on each item, and how it ended. */
public final class MinutesDocument {
    private static final long TOP = 2098;
    private static final long RIGHT = 1474;
    private static final long BOTTOM = 1984;
    private static final long LEFT = 1587;

    private final Document document = new Document(TOP, RIGHT, BOTTOM, LEFT);
    private final Account account;

    private MinutesDocument(Account account) {
        this.account = account;
    }

    /** Writes the minutes of {@code account}. */
    public static byte[] of(Account account, RecordFacts facts) {
        MinutesDocument minutes = new MinutesDocument(account);
        minutes.document.addTitle(Style.TITLE, account.title("会议记录"));
        minutes.document.add(Style.LINE.centred(), "编号：" + facts.number());
        minutes.organisation();
        minutes.document.addKept(Style.HEADING, "二、会议内容");
        for (ItemAccount item : account.items()) {
            new MinutesItem(minutes.document, account, item).write();
        }
        minutes.observation();
        minutes.end();
        minutes.signatures();
        minutes.document.foot(facts.words());
        return minutes.document.bytes(account.title("会议记录"));
    }

    /** Writes the 会议纪要摘录 that is filed with the superior: who met, and the items about persons that were decided. */
    public static byte[] extract(Account account, RecordFacts facts) {
        MinutesDocument minutes = new MinutesDocument(account);
        minutes.document.addTitle(Style.TITLE, account.title("会议纪要摘录"));
        minutes.document.add(Style.LINE.centred(), "编号：" + facts.number());
        minutes.organisation();
        minutes.document.addKept(Style.HEADING, "二、干部任免事项");
        for (ItemAccount item : account.decisions()) {
            new MinutesItem(minutes.document, account, item).write();
        }
        minutes.end();
        minutes.document.add(Style.BODY, "以上摘自本次会议记录，仅摘录干部任免事项，与原件一致。");
        minutes.signatures();
        minutes.document.foot(facts.words());
        return minutes.document.bytes(account.title("会议纪要摘录"));
    }

    private void organisation() {
        document.addKept(Style.HEADING, "一、会议组织");
        line(
                "时间：",
                account.date()
                        + account.start()
                        + account.end().map(end -> "至" + end).orElse(""));
        line(
                "地点：",
                account.header().place().isEmpty() ? "＿＿＿＿＿＿" : account.header().place());
        line("主持人：", account.chair().map(Attendee::named).orElse("＿＿＿＿＿＿"));
        people("出席", one -> one.entitled() && one.came(), one -> one.named() + late(one));
        people("列席", one -> one.came() && guest(one), one -> one.named() + late(one));
        account.reviewed()
                .ifPresent(attending -> line(
                        "提前审查：",
                        "已经上级审查；"
                                + (attending.attends()
                                        ? "派员列席"
                                                + attending
                                                        .observer()
                                                        .map(name -> "：" + name)
                                                        .orElse("")
                                        : "不派员列席，由" + attending.sealsInstead().orElse("") + "代为封箱")
                                + "。"));
        people("列席监督", one -> one.came() && one.person().observer(), Attendee::named);
        people(
                "工作人员",
                one -> one.came()
                        && one.person().capacity() == Capacity.STAFF
                        && !one.person().observer(),
                Attendee::named);
        people(
                "请假",
                one -> one.entitled() && one.excused(),
                one -> one.named() + one.reason().map(reason -> "，" + reason).orElse(""));
        people("缺席", one -> one.entitled() && !one.came() && !one.excused(), Attendee::named);
        line("记录人：", Words.list(account.recorders()));
        line(
                "到会情况：",
                Words.sentence(account.figures()
                        + account.quorum()
                                .map(quorum -> "；" + Sentences.quorum(quorum.test())
                                        + quorum.waived()
                                                .map(reason -> "，继续开会的原因：" + reason)
                                                .orElse(""))
                                .orElse("")));
        account.scrutiny()
                .ifPresent(scrutiny -> line(
                        "监票人、计票人：", scrutiny.words() + "。" + scrutiny.hands().words() + "，通过。"));
    }

    private static boolean guest(Attendee one) {
        return !one.person().observer()
                && (one.person().capacity() == Capacity.NON_VOTING
                        || one.person().capacity() == Capacity.ALTERNATE);
    }

    private static String late(Attendee one) {
        String late = one.late() ? "，" + one.arrivals().getFirst() + "到会" : "";
        String gone = one.departures().isEmpty() ? "" : "，" + String.join("、", one.departures()) + "离会";
        List<String> back = one.arrivals().stream().skip(1).toList();
        return late + gone + (back.isEmpty() ? "" : "，" + String.join("、", back) + "返回");
    }

    private void people(String label, Predicate<Attendee> who, java.util.function.Function<Attendee, String> words) {
        List<Attendee> found = account.attendees().stream().filter(who).toList();
        boolean always = label.equals("出席") || label.equals("缺席");
        if (always || !found.isEmpty()) {
            line(
                    label + (found.isEmpty() ? "：" : "（" + found.size() + "人）："),
                    named(found.stream().map(words).toList()));
        }
    }

    /** Whoever has a remark stands apart from the next by a semicolon, so that nobody takes it for the next one's. */
    private static String named(List<String> people) {
        return people.stream().anyMatch(one -> one.contains("，")) ? String.join("；", people) : Words.list(people);
    }

    /** What the observer said about the meeting as a whole, who took over, and who sealed in the superior's place. */
    private void observation() {
        account.observer()
                .filter(Officers.ObserverCard::instead)
                .ifPresent(card -> line("封箱和票箱确认：", "上级不列席，按其答复由" + card.name() + "代行。"));
        for (Observation.Handover one : account.observation().handovers()) {
            line(
                    "列席监督移交：",
                    Words.sentence(one.from() + "移交给" + one.name() + "（" + one.unit() + "），事由：" + one.reason()));
        }
        account.observation().remarks().stream()
                .filter(one -> one.item().isEmpty())
                .forEach(one -> line("列席监督意见：", Words.sentence(one.text()) + "（" + one.by() + "）"));
    }

    private void end() {
        document.addKept(Style.HEADING, "三、散会");
        account.adjournedEarly().ifPresent(reason -> document.add(Style.BODY, "部分议题未议决，原因：" + Words.sentence(reason)));
        document.add(
                Style.BODY,
                account.end().map(end -> account.date() + end + "散会。").orElse("会议尚未散会。"));
        if (!account.corrections().isEmpty()) {
            document.addKept(Style.HEADING, "四、补正");
            for (Account.Correction correction : account.corrections()) {
                document.add(
                        Style.BODY,
                        "对第" + correction.entry() + "条记录的补正（第" + correction.number() + "条，" + correction.at() + "，"
                                + correction.by() + "）：" + Words.sentence(correction.text()));
            }
        }
        account.checked().ifPresent(this::checked);
    }

    private void signatures() {
        document.addKept(Style.BODY, "");
        signature("主持人（签名）：", account.chair().map(Attendee::name).orElse(""), true);
        boolean observed = account.observer().isPresent()
                || account.attendees().stream().anyMatch(one -> one.person().observer());
        signature("记录人（签名）：", String.join("、", account.recorders()), observed);
        if (observed) {
            signature(
                    "核实人（签名）：",
                    account.observer().map(Officers.ObserverCard::name).orElse(""),
                    false);
        }
    }

    private void checked(Account.Checked checked) {
        line(
                "现场核实：",
                Words.sentence("列席监督人员" + checked.by() + "于" + checked.at() + "将本记录与会议存证逐项核对，"
                        + (checked.agrees()
                                ? "一致，已电子签名"
                                : "要求补正"
                                        + checked.text().map(text -> "：" + text).orElse(""))));
    }

    private void signature(String label, String name, boolean more) {
        XWPFParagraph paragraph = document.add(Style.BODY, label + "＿＿＿＿＿＿＿＿＿＿　" + name);
        paragraph.setKeepNext(more);
        paragraph.setSpacingBefore(200);
    }

    private void line(String label, String text) {
        document.addLabelled(Style.BODY, label, text);
    }
}
