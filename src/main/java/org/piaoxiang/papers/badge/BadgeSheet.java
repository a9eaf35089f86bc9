package org.piaoxiang.papers.badge;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.piaoxiang.papers.pdf.HtmlPdf;

/** Badges on sheets of A4 paper, ten on each, with lines to cut along. Lengths are millimetres. */
public final class BadgeSheet {
    private static final int COLUMNS = 2;
    private static final int ROWS = 5;
    private static final float WIDTH = 90;
    private static final float HEIGHT = 54;
    private static final float LEFT = 15;
    private static final float TOP = 13.5f;
    private static final float PAGE_WIDTH = 210;
    private static final float PAGE_HEIGHT = 297;
    private static final float QR_SIDE = 29;
    private static final float QR_LEFT = 55;
    private static final float QR_TOP = 16;
    private static final float POINTS = 72 / 25.4f;
    private static final float HAIRLINE = 0.4f;
    private static final float CUT_GREY = 0.55f;
    private static final String CSS = """
            @page { size: 210mm 297mm; margin: 0; }
            body { font-family: 'Noto'; margin: 0; font-size: 9pt; line-height: 1.35; }
            .sheet { position: relative; width: 210mm; height: 296.5mm; overflow: hidden; }
            .next { page-break-before: always; }
            .badge { position: absolute; width: 90mm; height: 54mm; overflow: hidden; }
            .badge div { position: absolute; overflow: hidden; }
            .meeting { left: 5mm; top: 3.5mm; width: 80mm; height: 9.5mm; text-align: center; font-weight: 700; }
            .capacity { left: 5mm; top: 16mm; width: 46mm; font-size: 10pt; }
            .name { left: 5mm; top: 21mm; width: 48mm; height: 14mm; font-weight: 700; line-height: 1.15; }
            .post { left: 5mm; top: 36mm; width: 47mm; height: 9mm; font-size: 8.5pt; line-height: 1.25; }
            .use { left: 5mm; top: 47.5mm; width: 80mm; height: 4mm; font-size: 7pt; color: #444; }
            """;

    private BadgeSheet() {}

    /** Returns the PDF of {@code badges} for the meeting {@code title}; at least one badge. */
    public static byte[] of(String title, List<Badge> badges) {
        if (badges.isEmpty()) {
            throw new IllegalArgumentException("no badges");
        }
        return HtmlPdf.of(html(title, badges), title + " 出席证", document -> draw(document, badges));
    }

    private static String html(String title, List<Badge> badges) {
        StringBuilder out = new StringBuilder("<html lang=\"zh-CN\"><head><title>")
                .append(HtmlPdf.safe(title))
                .append(" 出席证</title><style>")
                .append(CSS)
                .append("</style></head><body>");
        for (int i = 0; i < badges.size(); i++) {
            int place = i % (COLUMNS * ROWS);
            if (place == 0) {
                out.append(i == 0 ? "<div class=\"sheet\">" : "</div><div class=\"sheet next\">");
            }
            badge(out, title, badges.get(i), left(place), top(place));
        }
        return out.append("</div></body></html>").toString();
    }

    private static void badge(StringBuilder out, String title, Badge badge, float left, float top) {
        out.append(String.format(Locale.ROOT, "<div class=\"badge\" style=\"left:%.1fmm;top:%.1fmm\">", left, top));
        part(out, "meeting", "", title);
        part(out, "capacity", "", badge.capacity());
        part(out, "name", "font-size:" + nameSize(badge.name()) + "pt", badge.name());
        part(out, "post", "", badge.post());
        part(out, "use", "", "出席证 · 仅用于签到，与投票凭证无关");
        out.append("</div>");
    }

    private static void part(StringBuilder out, String part, String style, String text) {
        out.append("<div class=\"")
                .append(part)
                .append("\" style=\"")
                .append(style)
                .append("\">");
        out.append(HtmlPdf.safe(text)).append("</div>");
    }

    /** Long names, as some nationalities have them, take two lines of a smaller size. */
    private static int nameSize(String name) {
        int length = name.codePointCount(0, name.length());
        return length <= 4 ? 28 : length <= 6 ? 20 : 14;
    }

    private static void draw(PDDocument document, List<Badge> badges) throws IOException {
        int onSheet = COLUMNS * ROWS;
        for (int sheet = 0; sheet * onSheet < badges.size(); sheet++) {
            PDPage page = document.getPage(sheet);
            List<Badge> here = badges.subList(sheet * onSheet, Math.min(badges.size(), (sheet + 1) * onSheet));
            try (PDPageContentStream content = new PDPageContentStream(document, page, AppendMode.APPEND, true, true)) {
                cutLines(content);
                for (int place = 0; place < here.size(); place++) {
                    float x = (left(place) + QR_LEFT) * POINTS;
                    float y = (PAGE_HEIGHT - top(place) - QR_TOP - QR_SIDE) * POINTS;
                    QrCode.of(here.get(place).code()).draw(content, x, y, QR_SIDE * POINTS);
                }
            }
        }
    }

    private static void cutLines(PDPageContentStream content) throws IOException {
        content.setLineWidth(HAIRLINE);
        content.setStrokingColor(CUT_GREY);
        content.setLineDashPattern(new float[] {3, 3}, 0);
        for (int column = 0; column <= COLUMNS; column++) {
            float x = (LEFT + column * WIDTH) * POINTS;
            content.moveTo(x, 0);
            content.lineTo(x, PAGE_HEIGHT * POINTS);
        }
        for (int row = 0; row <= ROWS; row++) {
            float y = (PAGE_HEIGHT - TOP - row * HEIGHT) * POINTS;
            content.moveTo(0, y);
            content.lineTo(PAGE_WIDTH * POINTS, y);
        }
        content.stroke();
    }

    private static float left(int place) {
        int column = place % COLUMNS;
        return LEFT + column * WIDTH;
    }

    private static float top(int place) {
        int row = place / COLUMNS;
        return TOP + row * HEIGHT;
    }
}
