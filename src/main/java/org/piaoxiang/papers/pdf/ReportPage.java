package org.piaoxiang.papers.pdf;

import java.util.List;
import org.piaoxiang.papers.account.RecordFacts;
import org.piaoxiang.papers.account.Report;

/** The page of a 表决结果报告单. */
final class ReportPage {
    private static final String CSS = """
            @page { size: A4; margin: 16mm 15mm 20mm 15mm;
              @bottom-center { content: element(foot); } }
            body { font-family: 'Noto'; font-size: 10.5pt; line-height: 1.45; margin: 0; }
            h1 { font-size: 16pt; text-align: center; font-weight: 700; margin: 0 0 4mm 0; }
            p { margin: 0 0 1mm 0; }
            table.rows { width: 100%; border-collapse: collapse; table-layout: fixed; margin: 2mm 0 3mm 0;
              -fs-table-paginate: paginate; }
            table.rows th, table.rows td { border: 0.5pt solid #000; padding: 1.1mm 0.8mm; text-align: center;
              vertical-align: middle; font-size: 9.5pt; word-wrap: break-word; }
            table.rows th { font-weight: 700; }
            table.rows td.text { text-align: left; }
            tr { page-break-inside: avoid; }
            .rules p { font-size: 8.5pt; margin: 0 0 0.5mm 0; }
            .end { page-break-inside: avoid; }
            .signature { margin: 5mm 0 0 0; }
            .signature span { display: inline-block; width: 70mm; border-bottom: 0.5pt solid #000; }
            .observer { border: 0.5pt solid #000; padding: 2mm 3mm; margin: 6mm 0 3mm 0; }
            .hashes p { font-size: 5.5pt; line-height: 1.3; margin: 0; word-wrap: break-word; }
            .foot { position: running(foot); text-align: center; font-size: 8pt; }
            .foot .record { font-size: 5.5pt; }
            .page:before { content: counter(page); }
            .pages:before { content: counter(pages); }
            """;

    private final StringBuilder out = new StringBuilder();

    private ReportPage() {}

    static String of(Report report, RecordFacts facts) {
        return new ReportPage().write(report, facts);
    }

    private String write(Report report, RecordFacts facts) {
        out.append("<html lang=\"zh-CN\"><head><title>").append(HtmlPdf.safe(report.title()));
        out.append("</title><style>").append(CSS).append("</style></head><body>");
        out.append("<div class=\"foot\">第<span class=\"page\"></span>页　共<span class=\"pages\"></span>页");
        out.append("<div class=\"record\">").append(HtmlPdf.safe(facts.words())).append("</div></div>");
        out.append("<h1>").append(HtmlPdf.safe(report.title())).append("</h1>");
        report.head().forEach(this::line);
        table(report);
        out.append("<div class=\"rules\">");
        report.rules().forEach(this::line);
        out.append("</div><div class=\"end\">");
        for (Report.Signature signature : report.signatures()) {
            out.append("<p class=\"signature\">")
                    .append(HtmlPdf.safe(signature.part()))
                    .append("（签名）：<span>　</span>　");
            out.append(HtmlPdf.safe(String.join("、", signature.names()))).append("</p>");
        }
        out.append("<div class=\"observer\">");
        report.observer().forEach(this::line);
        out.append("</div></div><div class=\"hashes\">");
        report.hashes().forEach(this::line);
        return out.append("</div></body></html>").toString();
    }

    private void table(Report report) {
        int parts = report.columns().stream().mapToInt(Report.Column::width).sum();
        out.append("<table class=\"rows\"><thead><tr>");
        for (Report.Column column : report.columns()) {
            out.append("<th style=\"width:")
                    .append(column.width() * 100.0 / parts)
                    .append("%\">");
            out.append(HtmlPdf.safe(column.heading())).append("</th>");
        }
        out.append("</tr></thead><tbody>");
        for (List<String> row : report.rows()) {
            out.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                out.append(report.columns().get(i).text() ? "<td class=\"text\">" : "<td>");
                out.append(HtmlPdf.safe(row.get(i))).append("</td>");
            }
            out.append("</tr>");
        }
        out.append("</tbody></table>");
    }

    private void line(String text) {
        out.append("<p>").append(HtmlPdf.safe(text)).append("</p>");
    }
}
