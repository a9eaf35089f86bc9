package org.piaoxiang.papers.account;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.piaoxiang.meeting.agenda.Candidate;
import org.piaoxiang.meeting.result.Box;
import org.piaoxiang.meeting.result.ItemResult;
import org.piaoxiang.meeting.round.Challenges;

/**
 * A 表决结果报告单, whatever it is printed with.
 *
 * @param head lines under the title
 * @param columns headings, with the share of the page's width that each takes
 * @param rules by which rule and arithmetic each item came out, one line each
 * @param signatures who signs, with the names that signed electronically
 * @param observer the block of the observer
 * @param hashes two lines for each poll
 */
public record Report(
        String title,
        List<String> head,
        List<Column> columns,
        List<List<String>> rows,
        List<String> rules,
        List<Signature> signatures,
        List<String> observer,
        List<String> hashes) {
    private static final String NONE = "—";

    /** A heading and its width in parts. */
    public record Column(String heading, int width, boolean text) {}

    /** Who signs in which part. */
    public record Signature(String part, List<String> names) {}

    /** Makes the report of the decisions of {@code account}. */
    public static Report of(Account account) {
        List<ItemAccount> items = account.decisions();
        List<String> options = items.stream()
                .flatMap(item -> item.decision().stream())
                .findFirst()
                .map(decision -> decision.options().stream()
                        .map(option -> option.choice().label())
                        .toList())
                .orElse(List.of("同意", "不同意", "弃权"));
        return new Report(
                account.title("表决结果报告单"),
                head(account),
                columns(options),
                items.stream().map(item -> row(item, options)).toList(),
                items.stream().map(Report::rule).toList(),
                signatures(account),
                observer(account),
                items.stream().flatMap(item -> hashes(item).stream()).toList());
    }

    private static List<String> head(Account account) {
        return List.of(
                "时间：" + account.date() + "　　地点：" + account.header().place(),
                "主持人：" + account.chair().map(Attendee::name).orElse(NONE) + "　　" + account.figures(),
                "表决方式：无记名投票，逐项表决",
                "票决轮次：" + rounds(account));
    }

    /** Which items were decided in which round: 第1轮（第1、2项）. */
    private static String rounds(Account account) {
        Map<String, List<String>> items = new TreeMap<>(Comparator.comparingInt(Report::ordinal));
        for (ItemAccount item : account.decisions()) {
            if (item.decision().isPresent()) {
                item.round()
                        .ifPresent(round -> items.computeIfAbsent(round.id(), id -> new ArrayList<>())
                                .add(number(item.item().plan().number())));
            }
        }
        return items.isEmpty()
                ? "未进行"
                : items.entrySet().stream()
                        .map(round -> "第" + ordinal(round.getKey()) + "轮（第" + String.join("、", round.getValue()) + "项）")
                        .collect(Collectors.joining("；"));
    }

    /** Rounds are named r1, r2 … in their order, those that were broken off included. */
    private static int ordinal(String round) {
        return Integer.parseInt(round.substring(1));
    }

    private static List<Column> columns(List<String> options) {
        List<Column> columns = new ArrayList<>(List.of(
                new Column("序号", 6, false),
                new Column("姓名", 9, false),
                new Column("拟任免职务", 23, true),
                new Column("发出", 6, false),
                new Column("收回", 6, false),
                new Column("有效", 6, false),
                new Column("无效", 6, false)));
        options.forEach(option -> columns.add(new Column(option, option.length() > 2 ? 9 : 7, false)));
        columns.add(new Column("同意票占应到", 10, false));
        columns.add(new Column("结果", 11, false));
        return List.copyOf(columns);
    }

    private static List<String> row(ItemAccount item, List<String> options) {
        List<String> row = new ArrayList<>();
        row.add(Integer.toString(item.item().plan().number()));
        row.add(item.candidate().map(Candidate::name).orElse(NONE));
        row.add(item.candidate()
                .map(Candidate::proposal)
                .filter(proposal -> !proposal.isEmpty())
                .orElse(item.item().plan().title()));
        Optional<ItemResult.Decision> decision = item.decision();
        Optional<Box> box = decision.map(ItemResult.Decision::box);
        row.add(box.map(Box::issued).map(Report::number).orElse(NONE));
        row.add(box.map(Box::returned).map(Report::number).orElse(NONE));
        row.add(box.map(Box::valid).map(Report::number).orElse(NONE));
        row.add(box.map(Box::invalid).map(Report::number).orElse(NONE));
        for (int i = 0; i < options.size(); i++) {
            int option = i;
            row.add(decision.map(one -> number(one.options().get(option).votes()))
                    .orElse(NONE));
        }
        row.add(decision.map(one -> one.options().getFirst().rate().percent() + "%")
                .orElse(NONE));
        row.add(item.wording());
        return List.copyOf(row);
    }

    private static String number(int number) {
        return Integer.toString(number);
    }

    private static String rule(ItemAccount item) {
        String number = "第" + item.item().plan().number() + "项：";
        if (item.decision().isEmpty()) {
            return number
                    + item.item()
                            .deferral()
                            .map(deferral -> "暂缓表决，未发票；" + Sentences.reason(deferral) + "。")
                            .orElse("未表决。");
        }
        ItemResult.Decision decision = item.decision().get();
        String recused = decision.recused() > 0 ? "，回避" + decision.recused() + "人" : "";
        String unreturned =
                decision.box().unreturned() > 0 ? "，未收回" + decision.box().unreturned() + "票" : "";
        return number + "应到" + decision.entitled() + "人，实到" + decision.present() + "人，参加表决" + decision.participants()
                + "人" + recused + unreturned + "；" + Sentences.majority(decision) + "，" + item.wording()
                + item.effect().map(effect -> "（复议：" + effect + "）").orElse("") + "。";
    }

    private static List<Signature> signatures(Account account) {
        return List.of(
                new Signature(
                        "计票人", account.scrutiny().map(Account.Scrutiny::tellers).orElse(List.of())),
                new Signature("监票人", scrutineers(account)),
                new Signature(
                        "主持人", account.chair().map(Attendee::name).stream().toList()));
    }

    /** The scrutineers approved, and substitutes with the items they watched over. */
    private static List<String> scrutineers(Account account) {
        List<String> names = new ArrayList<>(account.scrutiny()
                .map(one -> Stream.concat(one.chief().stream(), one.scrutineers().stream())
                        .distinct()
                        .toList())
                .orElse(List.of()));
        List<String> approved = List.copyOf(names);
        for (ItemAccount item : account.decisions()) {
            item.scrutineers().stream()
                    .filter(name -> !approved.contains(name))
                    .map(name -> name + "（第" + item.item().plan().number() + "项）")
                    .forEach(names::add);
        }
        return names;
    }

    private static List<String> observer(Account account) {
        String who = account.observer()
                .map(card -> card.instead() ? "上级不列席，封箱、收票核验由" + card.name() + "代行" : card.unit() + "　" + card.name())
                .orElseGet(() -> account.attendees().stream()
                        .filter(one -> one.person().observer())
                        .map(one -> one.post() + "　" + one.name())
                        .findFirst()
                        .orElse("无"));
        List<String> lines = new ArrayList<>(List.of("列席监督单位、人员：" + who));
        if (account.decisions().stream().anyMatch(item -> item.decision().isPresent())) {
            lines.add("封箱：" + (account.sealed() ? "已签名" : "未签名") + "　　收票核验：" + (account.cosigned() ? "已签名" : "未签名")
                    + "　　计票核验：□一致　□不一致");
        }
        lines.add(challenges(account.challenges().opened()));
        lines.add("核实人（签名）：＿＿＿＿＿＿＿＿　　日期：＿＿＿＿＿＿＿＿");
        return lines;
    }

    /** How many tablets were challenged, in all rounds, and what came of it. */
    private static String challenges(List<Challenges.Opened> all) {
        long bad = all.stream().filter(Challenges.Opened::failed).count();
        long good = all.stream()
                .filter(one -> !one.failed() && one.good().isPresent())
                .count();
        long drawn = all.stream().filter(Challenges.Opened::drawn).count();
        return all.isEmpty()
                ? "平板验证：未进行"
                : "平板验证：" + all.size() + "次，一致" + good + "次，不一致" + bad + "次，其中抽取" + drawn + "次";
    }

    private static List<String> hashes(ItemAccount item) {
        return item.polls().stream()
                .flatMap(poll -> Stream.of(
                        "第" + item.item().plan().number() + "项"
                                + poll.category().map(name -> name + "类").orElse("") + "　票箱 " + poll.uuid() + "　票面定义 "
                                + poll.election().orElse(NONE),
                        "　　收回票清单 " + poll.closedSet().orElse(NONE) + "　计票结果 "
                                + poll.result().orElse(NONE)))
                .toList();
    }
}
