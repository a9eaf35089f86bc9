package org.piaoxiang.imports.table;

import java.util.List;

/** A sheet as text. Rows without any text are left out. */
public record Table(List<Row> rows) {
    /** Rows beyond this are refused. */
    public static final int MOST_ROWS = 10_000;

    /** Columns beyond this are refused. */
    public static final int MOST_COLUMNS = 100;

    /** Characters of a cell beyond this are refused. */
    public static final int LONGEST_CELL = 4000;

    /** Keeps a copy of {@code rows}. */
    public Table {
        rows = List.copyOf(rows);
    }

    /**
     * A row.
     *
     * @param number as the program that made the file shows it, from 1
     */
    public record Row(int number, List<Cell> cells) {
        /** Keeps a copy of {@code cells}. */
        public Row {
            cells = List.copyOf(cells);
        }

        /** Returns the cell in the column {@code index}, from 0. */
        public Cell cell(int index) {
            return index < cells.size() ? cells.get(index) : Cell.EMPTY;
        }

        /** Tells whether nothing is written here. */
        public boolean blank() {
            return cells.stream()
                    .allMatch(cell -> cell.text().isBlank() && cell.fault().isEmpty());
        }
    }

    /**
     * A cell.
     *
     * @param fault why its content cannot be used, in Chinese; empty where it can
     */
    public record Cell(String text, String fault) {
        /** Nothing. */
        public static final Cell EMPTY = new Cell("", "");

        /** Returns a cell with {@code text}. */
        public static Cell of(String text) {
            return text.isEmpty() ? EMPTY : new Cell(text, "");
        }

        /** Returns a cell that cannot be used. */
        public static Cell faulty(String fault) {
            return new Cell("", fault);
        }
    }

    static Unreadable tooManyRows() {
        return new Unreadable("表格超过 %,d 行，请拆成几个文件，或删去多余的行后再上传。".formatted(MOST_ROWS));
    }

    static Unreadable tooManyColumns() {
        return new Unreadable("表格超过 %d 列，请删去多余的列后再上传。".formatted(MOST_COLUMNS));
    }
}
