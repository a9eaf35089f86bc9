package org.piaoxiang.papers.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.piaoxiang.papers.account.Archives;

/** A workbook being written. */
final class Book {
    private final XSSFWorkbook book = new XSSFWorkbook();
    private final Looks looks = Looks.of(book);

    /** Adds a sheet with columns of {@code widths} characters. */
    Sheet sheet(String name, List<Integer> widths) {
        String safe = WorkbookUtil.createSafeSheetName(name);
        String unique = book.getSheet(safe) == null
                ? safe
                : WorkbookUtil.createSafeSheetName((book.getNumberOfSheets() + 1) + " " + name);
        return new Sheet(book.createSheet(unique), looks, widths);
    }

    /** Returns the bytes, the same for the same cells. */
    byte[] bytes(String title) {
        POIXMLProperties.CoreProperties properties = book.getProperties().getCoreProperties();
        Optional<Date> time = Optional.of(Date.from(Archives.TIME.toInstant(ZoneOffset.UTC)));
        properties.setCreated(time);
        properties.setModified(time);
        properties.setTitle(title);
        properties.setCreator("票箱");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (book) {
            book.write(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Archives.repack(out.toByteArray());
    }
}
