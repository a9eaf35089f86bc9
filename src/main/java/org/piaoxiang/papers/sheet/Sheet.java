package org.piaoxiang.papers.sheet;

import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** A sheet being written from the top down: a title, lines, tables, and how it is printed. */
final class Sheet {
    private static final int WIDTH_UNIT = 256;
    private static final float LINE = 18f;

    private final XSSFSheet sheet;
    private final Looks looks;
    private final int columns;
    private int next;

    Sheet(XSSFSheet sheet, Looks looks, List<Integer> widths) {
        this.sheet = sheet;
        this.looks = looks;
        this.columns = widths.size();
        for (int i = 0; i < widths.size(); i++) {
            sheet.setColumnWidth(i, widths.get(i) * WIDTH_UNIT);
        }
    }

    void title(String text) {
        across(text, looks.title(), 32f);
    }

    /** Adds a line of text over all columns, high enough for {@code lines} lines. */
    void line(String text, int lines) {
        across(text, looks.line(), LINE * lines);
    }

    /** Adds a line of text over all columns. */
    void line(String text) {
        line(text, 1);
    }

    private void across(String text, CellStyle style, float height) {
        XSSFRow row = row(height);
        put(row, 0, text, style);
        sheet.addMergedRegion(new CellRangeAddress(row.getRowNum(), row.getRowNum(), 0, columns - 1));
    }

    /** Adds the headings of the table, which repeat on every page. */
    void headings(List<String> headings, float height) {
        XSSFRow row = row(height);
        for (int i = 0; i < headings.size(); i++) {
            put(row, i, headings.get(i), looks.heading());
        }
        sheet.setRepeatingRows(new CellRangeAddress(row.getRowNum(), row.getRowNum(), -1, -1));
    }

    /** Adds a row of the table: numbers as numbers, text as text that no program takes for a formula. */
    void values(List<Value> values, float height) {
        XSSFRow row = row(height);
        for (int i = 0; i < values.size(); i++) {
            switch (values.get(i)) {
                case Value.Text text -> put(row, i, text.text(), text.wide() ? looks.wide() : looks.cell());
                case Value.Count count -> number(row, i, count.count(), looks.cell());
                case Value.Percentage rate ->
                    number(
                            row,
                            i,
                            new java.math.BigDecimal(rate.percent())
                                    .movePointLeft(2)
                                    .doubleValue(),
                            looks.percent());
            }
        }
    }

    private static void number(XSSFRow row, int column, double value, CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellValue(value);
        cell.setCellStyle(style);
    }

    void gap() {
        row(8f);
    }

    private XSSFRow row(float height) {
        XSSFRow row = sheet.createRow(next++);
        row.setHeightInPoints(height);
        return row;
    }

    private static void put(XSSFRow row, int column, String text, CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellValue(Cells.safe(text));
        cell.setCellStyle(style);
    }

    /** Sets how the sheet is printed: A4, all columns on the width of a page, page x of y and {@code foot}. */
    void print(boolean landscape, String foot) {
        PrintSetup setup = sheet.getPrintSetup();
        setup.setPaperSize(PrintSetup.A4_PAPERSIZE);
        setup.setLandscape(landscape);
        setup.setFitWidth((short) 1);
        setup.setFitHeight((short) 0);
        sheet.setFitToPage(true);
        sheet.setHorizontallyCenter(true);
        sheet.setMargin(PageMargin.LEFT, 0.5);
        sheet.setMargin(PageMargin.RIGHT, 0.5);
        sheet.setMargin(PageMargin.TOP, 0.6);
        sheet.setMargin(PageMargin.BOTTOM, 0.8);
        sheet.getFooter().setCenter("&9第&P页　共&N页\n&6" + foot.replace("&", "&&"));
        sheet.getWorkbook()
                .setPrintArea(sheet.getWorkbook().getSheetIndex(sheet), 0, columns - 1, 0, Math.max(0, next - 1));
        sheet.setDisplayGridlines(false);
    }
}
