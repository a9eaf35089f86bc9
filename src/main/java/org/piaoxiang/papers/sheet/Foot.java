package org.piaoxiang.papers.sheet;

import java.util.List;
import org.piaoxiang.papers.account.Account;
import org.piaoxiang.papers.account.ItemAccount;

/** What stands above and below the tables of recommendations and appraisals. */
final class Foot {
    private static final int LINES = 6;

    private Foot() {}

    /** Who signs, in one row, which no page break divides. */
    static void sign(Sheet sheet, Account account, ItemAccount item, String group) {
        List<String> tellers = account.scrutiny().map(Account.Scrutiny::tellers).orElse(List.of());
        sheet.line(
                "计票人（签名）：＿＿＿＿＿＿＿＿＿＿＿＿　" + String.join("、", tellers) + "\n\n监票人（签名）：＿＿＿＿＿＿＿＿＿＿＿＿　"
                        + String.join("、", item.scrutineers()) + "\n\n" + group
                        + "负责人（签名）：＿＿＿＿＿＿＿＿＿＿＿＿　　日期：＿＿＿＿＿＿＿＿",
                LINES);
    }

    /** Returns 票类 as a heading: A类, A＋B类. */
    static String category(String label) {
        return label.endsWith("类") ? label : label + "类";
    }
}
