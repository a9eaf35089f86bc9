package org.piaoxiang.papers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.piaoxiang.meeting.entry.Role;

/** Papers made and read back. */
final class Reading {
    private Reading() {}

    static MadePaper make(Stage stage, String name, Role role) {
        return switch (Papers.make(name, stage.state(), stage.entries(), stage.facts(), role)) {
            case Making.Made made -> made.paper();
            case Making.NotMade not -> throw new AssertionError(not.toString());
        };
    }

    static String docx(byte[] bytes) {
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(bytes));
                XWPFWordExtractor words = new XWPFWordExtractor(document)) {
            return words.getText();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static String pdf(byte[] bytes) {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            return new PDFTextStripper().getText(document);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static XSSFWorkbook book(byte[] bytes) {
        try {
            return new XSSFWorkbook(new ByteArrayInputStream(bytes));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The rows of a sheet, cells joined by a bar. */
    static List<String> rows(Sheet sheet) {
        List<String> rows = new ArrayList<>();
        for (Row row : sheet) {
            List<String> cells = new ArrayList<>();
            row.forEach(cell -> {
                if (cell.getCellType() == CellType.NUMERIC) {
                    double value = cell.getNumericCellValue();
                    cells.add(value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value));
                } else if (cell.getCellType() != CellType.BLANK) {
                    cells.add(cell.getStringCellValue());
                }
            });
            rows.add(String.join("|", cells));
        }
        return rows;
    }
}
