package org.piaoxiang.papers.pdf;

import org.piaoxiang.papers.account.Account;
import org.piaoxiang.papers.account.RecordFacts;
import org.piaoxiang.papers.account.Report;

/** The 表决结果报告单 as PDF. */
public final class ReportPdf {
    private ReportPdf() {}

    /** Writes the report of {@code account}. */
    public static byte[] of(Account account, RecordFacts facts) {
        Report report = Report.of(account);
        return HtmlPdf.of(ReportPage.of(report, facts), report.title());
    }
}
