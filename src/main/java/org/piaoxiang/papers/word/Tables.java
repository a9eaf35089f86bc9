package org.piaoxiang.papers.word;

import java.math.BigInteger;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.poi.xwpf.usermodel.TableWidthType;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblWidth;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;

/** Tables with fixed columns. */
final class Tables {
    private static final int PADDING = 60;

    private Tables() {}

    static void shape(XWPFTable table, List<Integer> widths, long textWidth) {
        int parts = widths.stream().mapToInt(Integer::intValue).sum();
        table.setWidthType(TableWidthType.DXA);
        table.setWidth(Long.toString(textWidth));
        table.setCellMargins(PADDING / 2, PADDING, PADDING / 2, PADDING);
        table.getCTTbl().getTblPr().addNewTblLayout().setType(STTblLayoutType.FIXED);
        CTTblGrid grid = table.getCTTbl().getTblGrid() == null
                ? table.getCTTbl().addNewTblGrid()
                : table.getCTTbl().getTblGrid();
        while (grid.sizeOfGridColArray() > 0) {
            grid.removeGridCol(0);
        }
        widths.forEach(width -> grid.addNewGridCol().setW(BigInteger.valueOf(textWidth * width / parts)));
        for (XWPFTableRow row : table.getRows()) {
            row.setCantSplitRow(true);
            for (int i = 0; i < widths.size(); i++) {
                XWPFTableCell cell = row.getCell(i);
                CTTblWidth width = cell.getCTTc().addNewTcPr().addNewTcW();
                width.setType(STTblWidth.DXA);
                width.setW(BigInteger.valueOf(textWidth * widths.get(i) / parts));
                cell.setVerticalAlignment(XWPFTableCell.XWPFVertAlign.CENTER);
            }
        }
    }

    static void fill(XWPFTableRow row, List<String> texts, IntFunction<Style> style) {
        for (int i = 0; i < texts.size(); i++) {
            Document.write(first(row.getCell(i)), style.apply(i), texts.get(i));
        }
    }

    static void lines(XWPFTableCell cell, Style style, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            Document.write(i == 0 ? first(cell) : cell.addParagraph(), style, lines.get(i));
        }
    }

    private static XWPFParagraph first(XWPFTableCell cell) {
        return cell.getParagraphs().isEmpty()
                ? cell.addParagraph()
                : cell.getParagraphs().getFirst();
    }
}
