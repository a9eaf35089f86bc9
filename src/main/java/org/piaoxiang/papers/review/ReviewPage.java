package org.piaoxiang.papers.review;

import java.util.List;
import org.piaoxiang.papers.account.RecordFacts;
import org.piaoxiang.papers.pdf.HtmlPdf;

/** A page of the review in the look of the other papers: a title, lines, a table, signatures. */
final class ReviewPage {
    private static final String CSS = """
            @page { size: A4; margin: 18mm 18mm 20mm 18mm;
              @bottom-center { content: element(foot); } }
            body { font-family: 'Noto'; font-size: 10.5pt; line-height: 1.5; margin: 0; }
            h1 { font-size: 16pt; text-align: center; font-weight: 700; margin: 0 0 2mm 0; padding: 0 26mm; }
            p { margin: 0 0 1mm 0; }
            .number { text-align: center; font-size: 9pt; margin-bottom: 6mm; }
            .text { text-indent: 2em; }
            table.rows { width: 100%; border-collapse: collapse; table-layout: fixed; margin: 3mm 0;
              -fs-table-paginate: paginate; }
            table.rows th, table.rows td { border: 0.5pt solid #000; padding: 1.2mm 1mm; text-align: center;
              vertical-align: middle; font-size: 9pt; word-wrap: break-word; }
            table.rows th { font-weight: 700; }
            table.rows td.left { text-align: left; }
            tr { page-break-inside: avoid; }
            .end { page-break-inside: avoid; margin-top: 6mm; }
            .end p { margin-top: 4mm; }
            .small p { font-size: 7pt; line-height: 1.35; margin: 0; word-wrap: break-word; }
            .foot { position: running(foot); text-align: center; font-size: 8pt; }
            .foot .record { font-size: 5.5pt; }
            .page:before { content: counter(page); }
            .pages:before { content: counter(pages); }
            """;

    private final StringBuilder out = new StringBuilder();

    ReviewPage(String title, String number, RecordFacts facts) {
        out.append("<html lang=\"zh-CN\"><head><title>").append(HtmlPdf.safe(title));
        out.append("</title><style>").append(CSS).append("</style></head><body>");
        out.append("<div class=\"foot\">第<span class=\"page\"></span>页　共<span class=\"pages\"></span>页");
        out.append("<div class=\"record\">").append(HtmlPdf.safe(facts.words())).append("</div></div>");
        out.append("<h1>").append(HtmlPdf.safe(title)).append("</h1>");
        out.append("<p class=\"number\">").append(HtmlPdf.safe(number)).append("</p>");
    }

    /**
     * A column of a table.
     *
     * @param left whether its texts stand at the left
     */
    record Column(String heading, int width, boolean left) {}

    ReviewPage line(String text) {
        return paragraph("", text);
    }

    ReviewPage text(String text) {
        return paragraph("text", text);
    }

    private ReviewPage paragraph(String style, String text) {
        out.append("<p class=\"")
                .append(style)
                .append("\">")
                .append(HtmlPdf.safe(text))
                .append("</p>");
        return this;
    }

    ReviewPage small(List<String> lines) {
        out.append("<div class=\"small\">");
        lines.forEach(this::line);
        out.append("</div>");
        return this;
    }

    ReviewPage end(List<String> lines) {
        out.append("<div class=\"end\">");
        lines.forEach(this::line);
        out.append("</div>");
        return this;
    }

    ReviewPage table(List<Column> columns, List<List<String>> rows) {
        int parts = columns.stream().mapToInt(Column::width).sum();
        out.append("<table class=\"rows\"><thead><tr>");
        for (Column column : columns) {
            out.append("<th style=\"width:")
                    .append(column.width() * 100.0 / parts)
                    .append("%\">");
            out.append(HtmlPdf.safe(column.heading())).append("</th>");
        }
        out.append("</tr></thead><tbody>");
        for (List<String> row : rows) {
            out.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                out.append(columns.get(i).left() ? "<td class=\"left\">" : "<td>");
                out.append(HtmlPdf.safe(row.get(i))).append("</td>");
            }
            out.append("</tr>");
        }
        out.append("</tbody></table>");
        return this;
    }

    String html() {
        return out + "</body></html>";
    }
}
