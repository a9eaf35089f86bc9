package org.piaoxiang.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.meeting.roster.Roster;
import org.piaoxiang.meeting.rule.RulePacks;

/** Files as people send them. */
final class Files {
    private Files() {}

    static byte[] utf8(String... lines) {
        return String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    static byte[] xlsx(Consumer<XSSFSheet> writer) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            writer.accept(book.createSheet());
            book.write(out);
            return out.toByteArray();
        }
    }

    static void row(XSSFSheet sheet, int row, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            (i == 0 ? sheet.createRow(row) : sheet.getRow(row)).createCell(i).setCellValue(cells[i]);
        }
    }

    static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    static AgendaContext committee() {
        return new AgendaContext(
                RulePacks.shipped().find("cn-2019-1").orElseThrow(), "STANDING_COMMITTEE", Roster.empty(), List.of());
    }

    static String entries(Imported imported) {
        return switch (imported) {
            case Imported.Read read -> JsonWriter.compact(read.entries());
            case Imported.Wrong wrong -> throw new AssertionError(wrong.toString());
            case Imported.Unusable unusable -> throw new AssertionError(unusable.reason());
        };
    }

    static List<RowProblem> problems(Imported imported) {
        return imported instanceof Imported.Wrong wrong ? wrong.problems() : List.of();
    }

    static String reason(Imported imported) {
        return imported instanceof Imported.Unusable unusable ? unusable.reason() : "read: " + imported;
    }

    static Json.Obj first(Imported imported) {
        return (Json.Obj) ((Imported.Read) imported).entries().items().getFirst();
    }
}
