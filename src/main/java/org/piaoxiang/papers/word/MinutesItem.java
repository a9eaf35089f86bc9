package org.piaoxiang.papers.word;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.piaoxiang.meeting.agenda.Candidate;
import org.piaoxiang.meeting.agenda.Material;
import org.piaoxiang.meeting.agenda.Outcome;
import org.piaoxiang.meeting.result.Box;
import org.piaoxiang.meeting.result.Flag;
import org.piaoxiang.meeting.result.ItemResult;
import org.piaoxiang.meeting.round.Round;
import org.piaoxiang.meeting.rule.Family;
import org.piaoxiang.meeting.state.Item;
import org.piaoxiang.meeting.statement.Opinion;
import org.piaoxiang.meeting.statement.Statement;
import org.piaoxiang.papers.account.Account;
import org.piaoxiang.papers.account.ItemAccount;
import org.piaoxiang.papers.account.Sentences;
import org.piaoxiang.papers.account.Words;

/** What the minutes say of one item. */
final class MinutesItem {
    private final Document document;
    private final Account account;
    private final ItemAccount item;
    private final Item state;

    MinutesItem(Document document, Account account, ItemAccount item) {
        this.document = document;
        this.account = account;
        this.item = item;
        this.state = item.item();
    }

    void write() {
        int number = state.plan().number();
        document.addKept(
                Style.SUBHEADING,
                "（" + Words.ordinal(number) + "）第" + number + "项议题："
                        + state.plan().title());
        reconsideration();
        introduction();
        recusals();
        statements();
        absentees();
        advice();
        remarks();
        voting();
        line("结果：", result());
    }

    private void reconsideration() {
        state.plan()
                .reconsiderationOf()
                .ifPresent(earlier -> line(
                        "复议：",
                        "本项复议" + "会议" + earlier.meeting() + "的议题" + earlier.item() + "（原结果："
                                + (earlier.outcome() == Outcome.PASSED ? "通过" : "未通过") + "）。"
                                + item.reopeningHands()
                                        .map(hands -> hands.words() + "，同意复议。")
                                        .orElse("")));
    }

    private void introduction() {
        Optional<Item.Introduction> said = state.introduction();
        line(
                "汇报人及汇报要点：",
                said.map(one -> one.introducer() + "汇报。" + Words.sentence(one.gist()))
                        .orElse("未汇报。"));
        for (Candidate candidate : state.plan().candidates()) {
            String current = candidate.currentPost().isEmpty() ? "" : "，现任" + candidate.currentPost();
            String proposal = candidate.proposal().isEmpty() ? "" : "，" + candidate.proposal();
            document.add(Style.BODY, "人选：" + candidate.name() + birth(candidate) + current + proposal + "。");
        }
        if (!state.plan().materials().isEmpty()) {
            document.add(
                    Style.BODY,
                    "提交材料："
                            + Words.list(state.plan().materials().stream()
                                    .map(Material::name)
                                    .map(name -> "《" + name + "》")
                                    .toList())
                            + "。");
        }
    }

    private static String birth(Candidate candidate) {
        return candidate.birth().map(birth -> "（" + birth + "出生）").orElse("");
    }

    private void recusals() {
        if (state.kind().family() != Family.DECISION) {
            return;
        }
        List<String> all = state.recusals().stream()
                .map(one -> account.name(one.person()) + "（" + one.reason() + "）"
                        + one.left().map(at -> "，" + time(at) + "离席").orElse("，未记离席时间")
                        + one.returned().map(at -> "，" + time(at) + "返回").orElse(""))
                .toList();
        line("回避情况：", all.isEmpty() ? "无。" : String.join("；", all) + "。");
    }

    private String time(String at) {
        return Words.time(OffsetDateTime.parse(at), account.zone());
    }

    /** Named statements stand by themselves and are never set beside the ballots. */
    private void statements() {
        if (!state.kind().statements()) {
            return;
        }
        List<Statement> all = state.statements();
        if (all.isEmpty()) {
            line("表态情况：", "无。");
            return;
        }
        line("表态情况：", count(all));
        int place = 0;
        for (int i = 0; i < all.size(); i++) {
            Statement one = all.get(i);
            String words = account.name(one.person()) + "：" + Sentences.opinion(one.opinion()) + "。"
                    + one.gist().map(Words::sentence).orElse("");
            if (one.interjection()) {
                document.add(Style.BODY, "插话（不作为表态）　" + words);
            } else {
                place++;
                document.add(Style.BODY, place + "．" + words + (closes(one, all, i) ? "（最后表态）" : ""));
            }
        }
    }

    private boolean closes(Statement one, List<Statement> all, int index) {
        boolean isLast = all.subList(index + 1, all.size()).stream().allMatch(Statement::interjection);
        boolean leads = account.attendees().stream()
                .filter(person -> person.person().id().equals(one.person()))
                .anyMatch(person ->
                        person.person().principal() || person.offices().contains("主持人"));
        return isLast && leads;
    }

    /** Whoever closed twice is counted once, as last stated. */
    private static String count(List<Statement> all) {
        java.util.Map<String, Opinion> last = new java.util.LinkedHashMap<>();
        all.stream().filter(one -> !one.interjection()).forEach(one -> last.put(one.person(), one.opinion()));
        List<String> parts = new ArrayList<>();
        for (Opinion opinion : Opinion.values()) {
            long count = last.values().stream().filter(one -> one == opinion).count();
            parts.add(Sentences.opinion(opinion) + count + "人");
        }
        return String.join("，", parts) + "。";
    }

    private void absentees() {
        for (Item.Absentee one : state.absentees()) {
            line("书面意见（不计票）：", account.name(one.person()) + "：" + Words.sentence(one.text()));
        }
    }

    private void advice() {
        for (Item.Advice one : state.advice()) {
            line(
                    "列席监督意见：",
                    "建议暂缓。" + Words.sentence(one.reason())
                            + one.answer()
                                    .map(answer -> "主持人答复：" + (answer.accepted() ? "采纳" : "不采纳") + "。"
                                            + Words.sentence(answer.reason()))
                                    .orElse("主持人未答复。"));
        }
    }

    private void remarks() {
        account.observation().remarks().stream()
                .filter(one -> one.item().equals(Optional.of(state.id())))
                .forEach(one -> line("列席监督意见：", Words.sentence(one.text()) + "（" + one.by() + "）"));
    }

    private void voting() {
        for (String reason : item.broken()) {
            line("作废轮次：", Words.sentence("表决轮次作废，原因：" + reason) + "已另行组织表决的，以另行表决为准。");
        }
        if (state.kind().family() != Family.DECISION) {
            item.round().ifPresent(round -> line("填票情况：", box(round)));
            return;
        }
        if (item.decision().isPresent()) {
            document.addLabelled(Style.BODY, "表决方式：", "无记名投票。监票人：" + Words.list(item.scrutineers()) + "。")
                    .setKeepNext(true);
            numbers(item.decision().get());
        }
    }

    private String box(Round round) {
        Box box = Box.of(round.of(state.id()));
        return "应到" + round.entitled() + "人，实到" + round.present() + "人，发出" + box.issued() + "票，收回" + box.returned()
                + "票。";
    }

    private void numbers(ItemResult.Decision decision) {
        List<String> headings = new ArrayList<>(List.of("应到", "实到", "回避", "参加表决", "发出", "收回", "有效", "无效"));
        Box box = decision.box();
        List<String> row = new ArrayList<>();
        for (int number : new int[] {
            decision.entitled(),
            decision.present(),
            decision.recused(),
            decision.participants(),
            box.issued(),
            box.returned(),
            box.valid(),
            box.invalid()
        }) {
            row.add(Integer.toString(number));
        }
        for (ItemResult.Tally option : decision.options()) {
            headings.add(option.choice().label());
            row.add(Integer.toString(option.votes()));
        }
        List<Integer> widths = headings.stream()
                .map(heading -> heading.length() > 3 ? 11 : heading.length() > 2 ? 9 : 8)
                .toList();
        document.addKept(Style.GAP, "");
        document.addTable(
                headings, widths, headings.stream().map(heading -> false).toList(), List.of(row));
    }

    private String result() {
        if (state.kind().family() != Family.DECISION) {
            return item.result().isPresent() ? "已计票。汇总表另行制作，由考察组保管，不载入本记录。" : "未计票。";
        }
        if (state.deferral().isPresent()) {
            Item.Deferral deferral = state.deferral().get();
            return "暂缓表决。原因：" + Sentences.reason(deferral) + "。"
                    + item.deferralHands().map(hands -> hands.words() + "。").orElse("")
                    + "未发票。后续核查责任人：" + deferral.owner() + "，期限：" + Words.date(LocalDate.parse(deferral.due())) + "。";
        }
        if (item.decision().isEmpty()) {
            return "未表决。";
        }
        ItemResult.Decision decision = item.decision().get();
        String unreturned =
                decision.box().unreturned() > 0 ? "未收回" + decision.box().unreturned() + "票。" : "";
        return item.wording() + "。" + Sentences.majority(decision) + "。" + unreturned
                + item.effect().map(effect -> effect + "。").orElse("")
                + String.join(
                        "",
                        decision.flags().stream()
                                .map(Flag::text)
                                .map(text -> text + "。")
                                .toList());
    }

    private void line(String label, String text) {
        document.addLabelled(Style.BODY, label, text);
    }
}
