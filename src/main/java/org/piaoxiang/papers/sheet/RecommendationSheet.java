package org.piaoxiang.papers.sheet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.piaoxiang.meeting.result.Flag;
import org.piaoxiang.meeting.result.ItemResult;
import org.piaoxiang.meeting.result.Rate;
import org.piaoxiang.papers.account.Account;
import org.piaoxiang.papers.account.Attendee;
import org.piaoxiang.papers.account.ItemAccount;
import org.piaoxiang.papers.account.RecordFacts;
import org.piaoxiang.papers.account.Words;

/** The 民主推荐汇总表: a sheet for each recommendation; votes and rates, and nothing that reads like an election. */
public final class RecommendationSheet {
    private static final int PORTRAIT = 3;

    private RecommendationSheet() {}

    /** Writes the recommendations of {@code account}. */
    public static byte[] of(Account account, RecordFacts facts) {
        Book book = new Book();
        for (ItemAccount item : account.recommendations()) {
            item.recommendation().ifPresent(result -> write(book, account, item, result, facts));
        }
        return book.bytes(account.title("民主推荐汇总表"));
    }

    private static void write(
            Book book, Account account, ItemAccount item, ItemResult.Recommendation result, RecordFacts facts) {
        int categories = result.categories().size();
        Sheet sheet = book.sheet("第" + item.item().plan().number() + "项推荐汇总", widths(categories));
        sheet.title("民主推荐汇总表");
        sheet.line("会议名称：" + account.header().title());
        sheet.line("推荐时间：" + account.date() + "　　地点：" + account.header().place() + "　　主持人："
                + account.chair().map(Attendee::name).orElse(""));
        sheet.line("推荐职位：" + item.item().plan().title()
                + item.item().plan().seats().map(seats -> "　　职数：" + seats).orElse(""));
        sheet.line("参加推荐范围：" + scope(account, result));
        sheet.line(
                "应推荐人数：不超过" + result.maxSelections() + "人　　应参加推荐人数：" + result.entitled() + "　　实际参加推荐人数："
                        + result.present()
                        + "　　发出票数：" + result.box().issued() + "　　收回推荐票数："
                        + result.box().returned() + "　　有效票数："
                        + result.box().valid() + "　　弃权票数：" + result.blank() + "　　作废票数："
                        + result.box().invalid(),
                2);
        for (ItemResult.Category one : result.categories()) {
            sheet.line(Foot.category(one.label()) + "：发出" + one.box().issued() + "，收回"
                    + one.box().returned() + "，有效" + one.box().valid() + "，弃权" + one.blank() + "，作废"
                    + one.box().invalid());
        }
        sheet.headings(headings(result), 48f);
        int number = 1;
        for (ItemResult.Name name : result.names()) {
            sheet.values(row(number++, name), 36f);
        }
        sheet.gap();
        result.flags().forEach(flag -> sheet.line("提示：" + flag.text() + "（" + flag.arithmetic() + "）"));
        sheet.line("民主推荐结果是选拔任用的重要参考，一年内有效"
                + result.validUntil()
                        .map(date -> "（至" + Words.date(LocalDate.parse(date)) + "止）")
                        .orElse("")
                + "。");
        Foot.sign(sheet, account, item, "考察组（推荐组）");
        sheet.print(categories > PORTRAIT - 1, facts.words());
    }

    private static List<Integer> widths(int categories) {
        List<Integer> widths = new ArrayList<>(List.of(6, 13, 28, 12));
        for (int i = 0; i < categories; i++) {
            widths.add(8);
        }
        widths.addAll(List.of(14, 14, 7, 26));
        return widths;
    }

    private static String scope(Account account, ItemResult.Recommendation result) {
        List<String> parts = account.attendees().stream()
                .filter(one -> one.entitled() && !one.person().category().isEmpty())
                .map(one -> one.person().category())
                .distinct()
                .sorted()
                .map(category -> Foot.category(category)
                        + account.attendees().stream()
                                .filter(one -> one.entitled()
                                        && one.person().category().equals(category))
                                .count()
                        + "人")
                .toList();
        return parts.isEmpty() ? "共" + result.entitled() + "人" : Words.list(parts) + "，共" + result.entitled() + "人";
    }

    private static List<String> headings(ItemResult.Recommendation result) {
        List<String> headings = new ArrayList<>(List.of("序号", "姓名", "现任职务", "得票数（合计）"));
        result.categories().forEach(one -> headings.add("其中" + Foot.category(one.label())));
        List<Rate> rates =
                result.names().isEmpty() ? List.of() : result.names().getFirst().rates();
        rates.forEach(rate -> headings.add("得票率（" + rate.base().label() + rate.of() + "）"));
        headings.add("排序");
        headings.add("备注");
        return headings;
    }

    private static List<Value> row(int number, ItemResult.Name name) {
        List<Value> row = new ArrayList<>(List.of(
                Value.of(number),
                Value.of(name.candidate().name()),
                Value.wide(name.candidate().currentPost()),
                Value.of(name.votes())));
        name.byCategory().forEach(votes -> row.add(Value.of(votes)));
        name.rates().forEach(rate -> row.add(Value.percent(rate.percent())));
        row.add(Value.of(name.rank()));
        row.add(Value.wide(String.join(
                "；", name.flags().stream().map(RecommendationSheet::remark).toList())));
        return row;
    }

    private static String remark(Flag flag) {
        return flag.text() + "（" + flag.arithmetic() + "）";
    }
}
