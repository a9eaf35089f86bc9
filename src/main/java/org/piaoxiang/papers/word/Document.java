package org.piaoxiang.papers.word;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.LineSpacingRule;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFooter;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STFldCharType;
import org.piaoxiang.papers.account.Archives;

/** A document being written: paragraphs, tables, and a foot with page numbers. */
final class Document {
    private static final int TWENTIETHS = 10;
    private static final int TITLE_GAP = 160;
    private static final long WIDTH = 11906;
    private static final long HEIGHT = 16838;

    private final XWPFDocument document = new XWPFDocument();
    private final long textWidth;

    /** Starts an A4 page with margins in twentieths of a point: top, right, bottom, left. */
    Document(long top, long right, long bottom, long left) {
        CTSectPr section = document.getDocument().getBody().addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(WIDTH));
        size.setH(BigInteger.valueOf(HEIGHT));
        CTPageMar margins = section.addNewPgMar();
        margins.setTop(BigInteger.valueOf(top));
        margins.setRight(BigInteger.valueOf(right));
        margins.setBottom(BigInteger.valueOf(bottom));
        margins.setLeft(BigInteger.valueOf(left));
        margins.setHeader(BigInteger.valueOf(top / 2));
        margins.setFooter(BigInteger.valueOf(bottom / 2));
        margins.setGutter(BigInteger.ZERO);
        textWidth = WIDTH - left - right;
    }

    /** Returns the width of the text. */
    long textWidth() {
        return textWidth;
    }

    /** Adds a paragraph. */
    XWPFParagraph add(Style style, String text) {
        XWPFParagraph paragraph = document.createParagraph();
        write(paragraph, style, text);
        return paragraph;
    }

    /** Adds a title in one line, where that can be read. */
    void addTitle(Style style, String text) {
        add(style.fitting(text, textWidth), text).setSpacingAfter(TITLE_GAP);
    }

    /** Adds a paragraph that stays with the next one. */
    void addKept(Style style, String text) {
        add(style, text).setKeepNext(true);
    }

    /** Adds a paragraph that begins with a label in bold face. */
    XWPFParagraph addLabelled(Style style, String label, String text) {
        XWPFParagraph paragraph = document.createParagraph();
        lay(paragraph, style);
        run(paragraph, new Style("黑体", style.halfPoints(), false, style.align(), 0, 0), label);
        run(paragraph, style, text);
        return paragraph;
    }

    /** Adds a table whose columns take the shares {@code widths} of the text's width; the first row repeats. */
    void addTable(List<String> headings, List<Integer> widths, List<Boolean> text, List<List<String>> rows) {
        XWPFTable table = document.createTable(rows.size() + 1, headings.size());
        Tables.shape(table, widths, textWidth);
        Tables.fill(table.getRow(0), headings, column -> Style.CELL_HEAD);
        table.getRow(0).setRepeatHeader(true);
        for (int i = 0; i < rows.size(); i++) {
            Tables.fill(table.getRow(i + 1), rows.get(i), column -> text.get(column) ? Style.CELL_TEXT : Style.CELL);
        }
    }

    /** Adds a frame with lines of text. */
    void addFrame(Style style, List<String> lines) {
        XWPFTable table = document.createTable(1, 1);
        Tables.shape(table, List.of(1), textWidth);
        Tables.lines(table.getRow(0).getCell(0), style, lines);
    }

    /** Writes the foot: page x of y, and {@code words} below. */
    void foot(String words) {
        XWPFFooter footer = document.createFooter(HeaderFooterType.DEFAULT);
        XWPFParagraph pages = footer.createParagraph();
        pages.setAlignment(ParagraphAlignment.CENTER);
        run(pages, Style.FOOT, "第");
        field(pages, "PAGE");
        run(pages, Style.FOOT, "页　共");
        field(pages, "NUMPAGES");
        run(pages, Style.FOOT, "页");
        write(footer.createParagraph(), Style.TINY.centred(), words);
    }

    private static void field(XWPFParagraph paragraph, String code) {
        begin(paragraph, STFldCharType.BEGIN);
        XWPFRun instruction = run(paragraph, Style.FOOT, "");
        instruction.getCTR().addNewInstrText().setStringValue(" " + code + " ");
        begin(paragraph, STFldCharType.SEPARATE);
        run(paragraph, Style.FOOT, "1");
        begin(paragraph, STFldCharType.END);
    }

    private static void begin(XWPFParagraph paragraph, STFldCharType.Enum type) {
        run(paragraph, Style.FOOT, "").getCTR().addNewFldChar().setFldCharType(type);
    }

    static void write(XWPFParagraph paragraph, Style style, String text) {
        lay(paragraph, style);
        run(paragraph, style, text);
    }

    private static void lay(XWPFParagraph paragraph, Style style) {
        paragraph.setAlignment(
                switch (style.align()) {
                    case LEFT -> ParagraphAlignment.LEFT;
                    case CENTER -> ParagraphAlignment.CENTER;
                    case JUSTIFIED -> ParagraphAlignment.BOTH;
                });
        paragraph.setSpacingBefore(0);
        paragraph.setSpacingAfter(0);
        if (style.indentChars() > 0) {
            paragraph.setIndentationFirstLine(style.indentChars() * style.halfPoints() * TWENTIETHS);
        }
        if (style.linePitch() > 0) {
            paragraph.setSpacingBetween(style.linePitch() / 20.0, LineSpacingRule.AT_LEAST);
        }
    }

    private static XWPFRun run(XWPFParagraph paragraph, Style style, String text) {
        XWPFRun run = paragraph.createRun();
        for (XWPFRun.FontCharRange range : XWPFRun.FontCharRange.values()) {
            run.setFontFamily(style.font(), range);
        }
        run.setFontSize(style.halfPoints() / 2.0);
        run.setBold(style.bold());
        if (!text.isEmpty()) {
            String[] lines = text.split("\n", -1);
            for (int i = 0; i < lines.length; i++) {
                if (i > 0) {
                    run.addBreak();
                }
                run.setText(lines[i], i);
            }
        }
        return run;
    }

    /** Returns the bytes, the same for the same text. */
    byte[] bytes(String title) {
        POIXMLProperties.CoreProperties properties = document.getProperties().getCoreProperties();
        Optional<Date> time = Optional.of(Date.from(Archives.TIME.toInstant(ZoneOffset.UTC)));
        properties.setCreated(time);
        properties.setModified(time);
        properties.setTitle(title);
        properties.setCreator("票箱");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (document) {
            document.write(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Archives.repack(out.toByteArray());
    }
}
