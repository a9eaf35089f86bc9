package org.piaoxiang.papers.account;

import org.piaoxiang.meeting.result.ItemResult;
import org.piaoxiang.meeting.rule.Comparison;
import org.piaoxiang.meeting.state.Item;
import org.piaoxiang.meeting.statement.Opinion;

/** Sentences that several papers share. */
public final class Sentences {
    private Sentences() {}

    /** Returns why an item was deferred, without a full stop. */
    public static String reason(Item.Deferral deferral) {
        String reason = switch (deferral.reason()) {
            case "MATERIAL_UNCLEAR" -> "有关材料不清楚，需进一步核实";
            case "SERIOUS_DIVERGENCE" -> "意见分歧较大";
            default -> "其他原因";
        };
        return deferral.explanation()
                .map(text -> reason + "：" + text.strip().replaceAll("。$", ""))
                .orElse(reason);
    }

    /** Returns the majority that was needed, with its arithmetic, and whether it was reached. */
    public static String majority(ItemResult.Decision decision) {
        Comparison rule = decision.rule();
        String base = rule.base() == decision.entitled() ? "应到会人数的半数" : "计算基数" + rule.base() + "人的半数";
        return "同意" + rule.count() + "票，" + (rule.met() ? "超过" : "未超过") + base + "（" + unbroken(rule) + "）";
    }

    /** Returns the test of attendance in words. */
    public static String quorum(Comparison test) {
        return test.threshold().text() + "（" + unbroken(test) + "），" + (test.met() ? "符合" : "不符合") + "规定人数";
    }

    /** Arithmetic that no line breaks: a full-width sign would let a number begin the next line. */
    private static String unbroken(Comparison test) {
        return test.arithmetic().replace(' ', '\u00a0').replace('＞', '>').replace('＜', '<');
    }

    /** Returns the word of a named opinion. */
    public static String opinion(Opinion opinion) {
        return switch (opinion) {
            case AGREE -> "同意";
            case DISAGREE -> "不同意";
            case DEFER -> "缓议";
        };
    }
}
