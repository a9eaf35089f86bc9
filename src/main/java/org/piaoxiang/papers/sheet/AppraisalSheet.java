package org.piaoxiang.papers.sheet;

import java.util.ArrayList;
import java.util.List;
import org.piaoxiang.meeting.result.Flag;
import org.piaoxiang.meeting.result.ItemResult;
import org.piaoxiang.meeting.rule.KindRules;
import org.piaoxiang.meeting.rule.Percent;
import org.piaoxiang.meeting.rule.RateBase;
import org.piaoxiang.papers.account.Account;
import org.piaoxiang.papers.account.ItemAccount;
import org.piaoxiang.papers.account.RecordFacts;

/** The 民主测评汇总表: a sheet for each appraisal; counts, rates, and hints with their arithmetic for a human. */
public final class AppraisalSheet {
    private AppraisalSheet() {}

    /** Writes the appraisals of {@code account}. */
    public static byte[] of(Account account, RecordFacts facts) {
        Book book = new Book();
        for (ItemAccount item : account.appraisals()) {
            item.appraisal().ifPresent(result -> write(book, account, item, result, facts));
        }
        return book.bytes(account.title("民主测评汇总表"));
    }

    private static void write(
            Book book, Account account, ItemAccount item, ItemResult.Appraisal result, RecordFacts facts) {
        List<KindRules.Choice> grades = item.item().kind().options();
        Sheet sheet = book.sheet("第" + item.item().plan().number() + "项测评汇总", widths(grades.size()));
        sheet.title("民主测评汇总表");
        sheet.line("会议名称：" + account.header().title());
        sheet.line("测评内容：" + item.item().plan().title() + "　　测评时间：" + account.date() + "　　地点："
                + account.header().place());
        sheet.line("应参加：" + result.entitled() + "　　实参加：" + result.present() + "　　发出："
                + result.box().issued() + "　　收回："
                + result.box().returned() + "　　有效：" + result.box().valid() + "　　无效："
                + result.box().invalid());
        for (ItemResult.Category one : result.categories()) {
            sheet.line(Foot.category(one.label()) + "：发出" + one.box().issued() + "，收回"
                    + one.box().returned() + "，有效" + one.box().valid() + "，无效"
                    + one.box().invalid());
        }
        sheet.headings(headings(grades, result), 48f);
        int number = 1;
        for (ItemResult.Graded one : result.persons()) {
            sheet.values(total(number++, one), height(one));
            for (int i = 0;
                    i < result.categories().size() && result.categories().size() > 1;
                    i++) {
                sheet.values(
                        category(result.categories().get(i), one.byCategory().get(i), one), 20f);
            }
        }
        sheet.gap();
        sheet.line("优称率＝（优秀＋称职）÷基数；基本称职以下率＝（基本称职＋不称职）÷基数。提示供组织研究，不自动产生后果。");
        Foot.sign(sheet, account, item, "考察组");
        sheet.print(true, facts.words());
    }

    private static List<Integer> widths(int grades) {
        List<Integer> widths = new ArrayList<>(List.of(6, 12, 20, 9));
        for (int i = 0; i < grades; i++) {
            widths.add(6);
            widths.add(8);
        }
        widths.addAll(List.of(10, 12, 38));
        return widths;
    }

    private static List<String> headings(List<KindRules.Choice> grades, ItemResult.Appraisal result) {
        String base = result.persons().stream()
                .findFirst()
                .map(one -> "（" + one.good().base().label() + one.good().of() + "）")
                .orElse("");
        List<String> headings = new ArrayList<>(List.of("序号", "姓名", "职务", "票类"));
        for (KindRules.Choice grade : grades) {
            headings.add(grade.label() + "票数");
            headings.add(grade.label() + "率");
        }
        headings.add("优称率" + base);
        headings.add("基本称职以下率" + base);
        headings.add("提示");
        return headings;
    }

    private static List<Value> total(int number, ItemResult.Graded one) {
        List<Value> row = new ArrayList<>(List.of(
                Value.of(number),
                Value.of(one.candidate().name()),
                Value.wide(one.candidate().currentPost()),
                Value.of("合计")));
        for (ItemResult.Tally grade : one.grades()) {
            row.add(Value.of(grade.votes()));
            row.add(Value.percent(grade.rate().percent()));
        }
        row.add(Value.percent(one.good().percent()));
        row.add(Value.percent(one.low().percent()));
        row.add(Value.wide(hints(one)));
        return row;
    }

    private static String hints(ItemResult.Graded one) {
        return String.join(
                "\n",
                one.flags().stream()
                        .map((Flag flag) -> flag.text() + "（" + flag.arithmetic() + "）")
                        .toList());
    }

    private static float height(ItemResult.Graded one) {
        return Math.max(32f, 6f + 32f * one.flags().size());
    }

    /** A category's rates stand on its own valid ballots. */
    private static List<Value> category(ItemResult.Category category, List<Integer> counts, ItemResult.Graded one) {
        List<Value> row = new ArrayList<>(
                List.of(Value.of(""), Value.of(""), Value.of(""), Value.of(Foot.category(category.label()))));
        int of = category.box().valid();
        boolean rates = one.good().base() == RateBase.VALID;
        int[] byGrade = counts.stream().mapToInt(Integer::intValue).toArray();
        int good = 0;
        int low = 0;
        for (int i = 0; i < byGrade.length; i++) {
            row.add(Value.of(byGrade[i]));
            row.add(rates ? Value.percent(Percent.of(byGrade[i], of)) : Value.of(""));
            switch (one.grades().get(i).choice().id()) {
                case "EXCELLENT", "COMPETENT" -> good += byGrade[i];
                case "BASICALLY_COMPETENT", "INCOMPETENT" -> low += byGrade[i];
                default -> {}
            }
        }
        row.add(rates ? Value.percent(Percent.of(good, of)) : Value.of(""));
        row.add(rates ? Value.percent(Percent.of(low, of)) : Value.of(""));
        row.add(Value.of(""));
        return row;
    }
}
