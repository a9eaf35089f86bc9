package org.piaoxiang.imports.table;

import java.util.ArrayList;
import java.util.List;

/** CSV by RFC 4180, as spreadsheets write it: separated by comma, semicolon or tab. */
final class Csv {
    private final String text;
    private final char separator;
    private final List<Table.Row> rows = new ArrayList<>();
    private int position;
    private int line = 1;

    private Csv(String text) {
        this.text = text;
        this.separator = separator(text);
    }

    static Table read(byte[] bytes) throws Unreadable {
        String text = Text.decode(bytes);
        if (text.indexOf('\0') >= 0) {
            throw new Unreadable("这不是表格文件，请上传 .xlsx 或 .csv 文件。");
        }
        return new Csv(text).table();
    }

    private static char separator(String text) {
        String head = text.lines().filter(line -> !line.isBlank()).limit(3).reduce("", (all, line) -> all + line);
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(head, candidate) > count(head, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private Table table() throws Unreadable {
        while (position < text.length()) {
            Table.Row row = row();
            if (!row.blank()) {
                rows.add(row);
                if (rows.size() > Table.MOST_ROWS + 1) {
                    throw Table.tooManyRows();
                }
            }
        }
        return new Table(rows);
    }

    private Table.Row row() throws Unreadable {
        int first = line;
        List<Table.Cell> cells = new ArrayList<>();
        while (true) {
            String cell = cell();
            if (cells.size() >= Table.MOST_COLUMNS) {
                throw Table.tooManyColumns();
            }
            cells.add(
                    cell.length() > Table.LONGEST_CELL
                            ? Table.Cell.faulty("内容超过 %,d 字".formatted(Table.LONGEST_CELL))
                            : Table.Cell.of(cell));
            if (position >= text.length() || text.charAt(position) != separator) {
                endOfLine();
                return new Table.Row(first, cells);
            }
            position++;
        }
    }

    private String cell() throws Unreadable {
        if (position < text.length() && text.charAt(position) == '"') {
            return quoted();
        }
        int from = position;
        while (position < text.length() && !ends(text.charAt(position))) {
            position++;
        }
        return text.substring(from, position);
    }

    private String quoted() throws Unreadable {
        int opened = line;
        StringBuilder cell = new StringBuilder();
        position++;
        while (position < text.length()) {
            char c = text.charAt(position++);
            if (c == '"') {
                if (position >= text.length() || text.charAt(position) != '"') {
                    return afterQuote(cell, opened);
                }
                position++;
            } else if (c == '\n') {
                line++;
            }
            cell.append(c);
        }
        throw new Unreadable("第 %d 行的引号没有结束，请检查这一行，或另存为 .xlsx 后再上传。".formatted(opened));
    }

    private String afterQuote(StringBuilder cell, int opened) throws Unreadable {
        if (position < text.length() && !ends(text.charAt(position))) {
            throw new Unreadable("第 %d 行的引号用得不对，请检查这一行，或另存为 .xlsx 后再上传。".formatted(opened));
        }
        return cell.toString();
    }

    private boolean ends(char c) {
        return c == separator || c == '\n' || c == '\r';
    }

    private void endOfLine() {
        if (position < text.length() && text.charAt(position) == '\r') {
            position++;
        }
        if (position < text.length() && text.charAt(position) == '\n') {
            position++;
        }
        line++;
    }
}
