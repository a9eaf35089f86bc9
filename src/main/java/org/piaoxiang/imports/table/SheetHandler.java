package org.piaoxiang.imports.table;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Takes the cells out of a sheet's XML. A formula counts as the value that was kept with it. */
final class SheetHandler extends DefaultHandler {
    /** Ends parsing early. */
    static final class Stop extends SAXException {
        private final Unreadable why;

        Stop(Unreadable why) {
            super("stopped");
            this.why = why;
        }

        Unreadable reason() {
            return why;
        }
    }

    private final ReadOnlySharedStringsTable strings;
    private final CellTexts texts;
    private final List<Table.Row> rows = new ArrayList<>();
    private List<Table.Cell> cells = new ArrayList<>();
    private final StringBuilder value = new StringBuilder();
    private int row;
    private int column;
    private int style = -1;
    private String type = "";
    private boolean formula;
    private boolean collecting;
    private boolean reading;

    SheetHandler(ReadOnlySharedStringsTable strings, CellTexts texts) {
        this.strings = strings;
        this.texts = texts;
    }

    Table table() {
        return new Table(rows);
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) throws SAXException {
        switch (name) {
            case "row" -> {
                row = number(attributes.getValue("r"), row + 1);
                cells = new ArrayList<>();
                column = -1;
            }
            case "c" -> {
                String place = attributes.getValue("r");
                column = place == null ? column + 1 : new CellReference(place).getCol();
                style = number(attributes.getValue("s"), -1);
                type = attributes.getValue("t") == null ? "n" : attributes.getValue("t");
                formula = false;
                value.setLength(0);
                reading = true;
            }
            case "f" -> formula = reading;
            case "v", "t" -> collecting = reading;
            case "rPh" -> reading = false;
            default -> {}
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) throws SAXException {
        switch (name) {
            case "v", "t" -> collecting = false;
            case "rPh" -> reading = true;
            case "c" -> {
                reading = false;
                cell();
            }
            case "row" -> row();
            default -> {}
        }
    }

    @Override
    public void characters(char[] text, int from, int length) {
        if (collecting && value.length() <= Table.LONGEST_CELL) {
            value.append(text, from, length);
        }
    }

    private void cell() throws SAXException {
        Table.Cell cell = content();
        if (cell.equals(Table.Cell.EMPTY)) {
            return;
        }
        if (column < 0 || column >= Table.MOST_COLUMNS) {
            throw new Stop(Table.tooManyColumns());
        }
        while (cells.size() <= column) {
            cells.add(Table.Cell.EMPTY);
        }
        cells.set(column, cell);
    }

    private Table.Cell content() {
        String raw = value.toString();
        if (raw.isEmpty()) {
            return formula && !type.equals("str")
                    ? Table.Cell.faulty("公式没有算出结果，请用表格软件打开文件、保存后再上传，或改填文字")
                    : Table.Cell.EMPTY;
        }
        String text = switch (type) {
            case "s" -> strings.getItemAt(Integer.parseInt(raw)).getString();
            case "n" -> texts.number(raw, style);
            case "b" -> raw.equals("1") ? "是" : "否";
            case "e" -> null;
            default -> raw;
        };
        return of(text);
    }

    private static Table.Cell of(@Nullable String text) {
        if (text == null) {
            return Table.Cell.faulty("公式出错，请改正公式或改填文字");
        }
        return text.length() > Table.LONGEST_CELL
                ? Table.Cell.faulty("内容超过 %,d 字".formatted(Table.LONGEST_CELL))
                : Table.Cell.of(text.replace("_x000D_", "\n"));
    }

    private void row() throws SAXException {
        Table.Row read = new Table.Row(row, cells);
        if (!read.blank()) {
            rows.add(read);
            if (rows.size() > Table.MOST_ROWS + 1) {
                throw new Stop(Table.tooManyRows());
            }
        }
    }

    private static int number(@Nullable String text, int otherwise) {
        return text == null ? otherwise : Integer.parseInt(text);
    }
}
