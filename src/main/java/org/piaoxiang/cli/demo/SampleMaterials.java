package org.piaoxiang.cli.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.multipdf.Splitter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.piaoxiang.json.Json;
import org.piaoxiang.papers.pdf.HtmlPdf;

/** A small paper about each candidate of the sample meeting, as a clerk would lay it before the members. */
final class SampleMaterials {
    private static final String CSS = """
            @page { size: A4; margin: 22mm 22mm 18mm 22mm; }
            body { font-family: 'Noto'; font-size: 12pt; line-height: 1.6; margin: 0; }
            .sheet { page-break-after: always; }
            h1 { font-size: 20pt; text-align: center; margin: 0 0 8mm 0; }
            table { width: 100%; border-collapse: collapse; }
            th, td { border: 0.6pt solid #000; padding: 2.4mm 3mm; text-align: left; vertical-align: top; }
            th { width: 30mm; font-weight: 700; }
            .note { margin-top: 6mm; font-size: 9.5pt; color: #444; }
            """;

    private SampleMaterials() {}

    /** Returns a PDF for each item, by the item's id; {@code items} are those of SET_AGENDA, with one candidate each. */
    static Map<String, byte[]> of(List<Json.Obj> items) {
        StringBuilder html = new StringBuilder("<html lang=\"zh-CN\"><head><title>样例材料</title><style>")
                .append(CSS)
                .append("</style></head><body>");
        items.forEach(item -> sheet(html, candidate(item)));
        byte[] all = HtmlPdf.of(html.append("</body></html>").toString(), "样例材料");
        // One document is set and then taken apart: the font is read once.
        try (PDDocument document = Loader.loadPDF(all)) {
            List<byte[]> sheets = new ArrayList<>();
            for (PDDocument sheet : new Splitter().split(document)) {
                try (sheet) {
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    sheet.save(out);
                    sheets.add(out.toByteArray());
                }
            }
            Map<String, byte[]> byItem = new LinkedHashMap<>();
            for (int i = 0; i < items.size(); i++) {
                byItem.put(text(items.get(i), "id"), sheets.get(i));
            }
            return byItem;
        } catch (IOException broken) {
            throw new IllegalStateException("the sample materials could not be made", broken);
        }
    }

    /** Returns the name that the paper about {@code item} has. */
    static String name(Json.Obj item) {
        return text(candidate(item), "name") + "任免呈报材料（样例）.pdf";
    }

    private static Json.Obj candidate(Json.Obj item) {
        return (Json.Obj) ((Json.Arr) item.fields().getOrDefault("candidates", Json.array(List.of())))
                .items()
                .getFirst();
    }

    private static void sheet(StringBuilder html, Json.Obj candidate) {
        html.append("<div class=\"sheet\"><h1>干部任免呈报材料</h1><table>");
        row(html, "姓名", text(candidate, "name"));
        row(html, "现任职务", text(candidate, "currentPost"));
        row(html, "拟任职务", text(candidate, "proposedPost"));
        row(html, "拟免职务", text(candidate, "removalPost"));
        row(html, "学历学位", "全日制大学本科");
        row(html, "简历", "先后在基层站所、业务科室和综合部门工作，熟悉本单位各项业务，两次参加中心工作专班。");
        row(html, "民主推荐", "谈话调研推荐与会议推荐结果均较集中，推荐有效期一年。");
        row(html, "考察情况", "政治立场坚定，工作思路清楚，能承担急难任务；不足是开拓创新还可加强。考察中未收到影响任免的反映。");
        row(html, "任免理由", "因工作需要，经部务会议研究，提请常委会审议。");
        html.append("</table><div class=\"note\">演示用样例，人物、单位和内容均为虚构。</div></div>");
    }

    private static void row(StringBuilder html, String title, String text) {
        html.append("<tr><th>").append(title).append("</th><td>");
        html.append(text.isEmpty() ? "—" : HtmlPdf.safe(text)).append("</td></tr>");
    }

    private static String text(Json.Obj object, String field) {
        return object.fields().get(field) instanceof Json.Str text ? text.value() : "";
    }
}
