package org.piaoxiang.papers.sheet;

import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The cell styles of a workbook. */
record Looks(
        XSSFCellStyle title,
        XSSFCellStyle line,
        XSSFCellStyle heading,
        XSSFCellStyle cell,
        XSSFCellStyle wide,
        XSSFCellStyle percent) {
    static Looks of(XSSFWorkbook book) {
        XSSFCellStyle percent = framed(book, "宋体", HorizontalAlignment.CENTER);
        percent.setDataFormat(book.createDataFormat().getFormat("0.0%"));
        return new Looks(
                style(book, "黑体", 16, HorizontalAlignment.CENTER),
                style(book, "宋体", 11, HorizontalAlignment.LEFT),
                framed(book, "黑体", HorizontalAlignment.CENTER),
                framed(book, "宋体", HorizontalAlignment.CENTER),
                framed(book, "宋体", HorizontalAlignment.LEFT),
                percent);
    }

    private static XSSFCellStyle framed(XSSFWorkbook book, String font, HorizontalAlignment align) {
        XSSFCellStyle style = style(book, font, 11, align);
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        return style;
    }

    private static XSSFCellStyle style(XSSFWorkbook book, String name, int points, HorizontalAlignment align) {
        XSSFFont font = book.createFont();
        font.setFontName(name);
        font.setFontHeightInPoints((short) points);
        XSSFCellStyle style = book.createCellStyle();
        style.setFont(font);
        style.setAlignment(align);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        style.setWrapText(true);
        return style;
    }
}
