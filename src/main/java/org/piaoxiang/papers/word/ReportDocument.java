package org.piaoxiang.papers.word;

import org.piaoxiang.papers.account.Account;
import org.piaoxiang.papers.account.RecordFacts;
import org.piaoxiang.papers.account.Report;

/** The 表决结果报告单 as DOCX. */
public final class ReportDocument {
    private static final int MARGIN = 1134;

    private ReportDocument() {}

    /** Writes the report of {@code account}. */
    public static byte[] of(Account account, RecordFacts facts) {
        Report report = Report.of(account);
        Document document = new Document(MARGIN, MARGIN, MARGIN, MARGIN);
        document.addTitle(new Style("方正小标宋简体", 36, false, Style.Align.CENTER, 0, 560), report.title());
        report.head().forEach(line -> document.add(Style.LINE, line).setSpacingAfter(40));
        document.addTable(
                report.columns().stream().map(Report.Column::heading).toList(),
                report.columns().stream().map(Report.Column::width).toList(),
                report.columns().stream().map(Report.Column::text).toList(),
                report.rows());
        document.add(Style.TINY, "");
        report.rules().forEach(rule -> document.add(Style.SMALL, rule));
        document.addKept(Style.SMALL, "");
        for (Report.Signature signature : report.signatures()) {
            document.addKept(
                    Style.LINE, signature.part() + "（签名）：＿＿＿＿＿＿＿＿＿＿＿＿＿＿　" + String.join("、", signature.names()));
        }
        document.addKept(Style.SMALL, "");
        document.addFrame(Style.LINE, report.observer());
        if (!report.hashes().isEmpty()) {
            document.add(Style.TINY, "");
            report.hashes().forEach(line -> document.add(Style.TINY, line));
        }
        document.foot(facts.words());
        return document.bytes(report.title());
    }
}
