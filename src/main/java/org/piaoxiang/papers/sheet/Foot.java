package org.piaoxiang.papers.sheet;

import java.util.List;
import org.piaoxiang.papers.account.Account;
import org.piaoxiang.papers.account.ItemAccount;

/** What stands above and below the tables of recommendations and appraisals. */
final class Foot {
    private Foot() {}

    static void sign(Sheet sheet, Account account, ItemAccount item, String group) {
        sheet.line(
                "计票人（签名）：＿＿＿＿＿＿＿＿＿＿＿＿　"
                        + String.join(
                                "、",
                                account.scrutiny()
                                        .map(Account.Scrutiny::tellers)
                                        .orElse(List.of())),
                2);
        sheet.line("监票人（签名）：＿＿＿＿＿＿＿＿＿＿＿＿　" + String.join("、", item.scrutineers()), 2);
        sheet.line(group + "负责人（签名）：＿＿＿＿＿＿＿＿＿＿＿＿　　日期：＿＿＿＿＿＿＿＿", 2);
    }

    /** Returns 票类 as a heading: A类, A＋B类. */
    static String category(String label) {
        return label.endsWith("类") ? label : label + "类";
    }
}
