package org.piaoxiang.imports;

import java.util.Map;
import java.util.Optional;
import org.piaoxiang.imports.table.Table;

/** One row under the headings; whatever is wrong with a cell becomes a finding, and the cell counts as empty. */
final class Line {
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_TEXT = 500;

    private final Table.Row row;
    private final Map<Column, Integer> places;
    private final Findings findings;

    Line(Table.Row row, Map<Column, Integer> places, Findings findings) {
        this.row = row;
        this.places = places;
        this.findings = findings;
    }

    int number() {
        return row.number();
    }

    void problem(Column column, String reason) {
        findings.problem(number(), column.name(), reason);
    }

    void warning(Column column, String reason) {
        findings.warning(number(), column.name(), reason);
    }

    /** Returns the cell as one line of text; empty where there is nothing, or nothing usable. */
    String text(Column column) {
        String text = Wording.line(raw(column));
        Optional<String> fault = fault(text);
        fault.ifPresent(reason -> problem(column, reason + "。"));
        return fault.isPresent() || Wording.saysNothing(text) ? "" : text;
    }

    /** Returns a person's name; a missing one is a problem. */
    String name(Column column) {
        String name = Wording.name(text(column));
        if (name.isEmpty()) {
            if (!faulty(column)) {
                problem(column, "没有填姓名。");
            }
        } else if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            problem(column, "姓名超过 %d 个字。".formatted(LONGEST_NAME));
        } else if (name.codePoints().noneMatch(Character::isLetter)
                || name.codePoints().anyMatch(Character::isDigit)) {
            problem(column, "“%s”不像姓名，请核对是否填错了列。".formatted(name));
        }
        return name;
    }

    /** Returns a whole number from 1 to {@code most}; anything else is a problem. */
    Optional<Integer> number(Column column, int most) {
        String key = Wording.key(text(column)).replaceAll("^第", "").replaceAll("[.、号项位人名]$", "");
        if (key.isEmpty()) {
            return Optional.empty();
        }
        if (key.matches("[0-9]{1,7}(\\.0+)?")) {
            int value = Integer.parseInt(key.replaceAll("\\..*", ""));
            if (value >= 1 && value <= most) {
                return Optional.of(value);
            }
        }
        problem(column, "“%s”不对，请填 1 到 %d 之间的整数。".formatted(text(column), most));
        return Optional.empty();
    }

    /** Returns yes or no; an empty cell is no. */
    boolean flag(Column column) {
        String key = Wording.key(text(column));
        return switch (key) {
            case "", "否", "不是", "N", "n", "NO", "no", "0", "×", "FALSE" -> false;
            case "是", "√", "✓", "✔", "Y", "y", "YES", "yes", "1", "主要负责人", "书记", "TRUE" -> true;
            default -> {
                problem(column, "“%s”不对，请填“是”或“否”。".formatted(key));
                yield false;
            }
        };
    }

    /** Returns a birth month in its usual form. */
    Optional<String> birth(Column column) {
        String text = text(column);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (YearMonth.lostZero(text)) {
            problem(column, "“%s”看不出是 1 月还是 10 月，请写成 %s年1月 或 %s年10月。".formatted(text, year(text), year(text)));
            return Optional.empty();
        }
        Optional<String> month = YearMonth.normalise(text);
        if (month.isEmpty()) {
            problem(column, "“%s”不是出生年月，请写成 1975.03 或 1975年3月。".formatted(text));
        }
        return month;
    }

    private static String year(String text) {
        return Wording.key(text).substring(0, 4);
    }

    boolean faulty(Column column) {
        return !cell(column).fault().isEmpty()
                || fault(Wording.line(raw(column))).isPresent();
    }

    private Optional<String> fault(String text) {
        if (text.startsWith("=")) {
            return Optional.of("内容以“=”开头，像是没有算出的公式，请改填文字");
        }
        if (text.length() > LONGEST_TEXT) {
            return Optional.of("内容超过 %d 字".formatted(LONGEST_TEXT));
        }
        return Wording.unfit(text);
    }

    private String raw(Column column) {
        return cell(column).text();
    }

    private Table.Cell cell(Column column) {
        Integer place = places.get(column);
        return place == null ? Table.Cell.EMPTY : row.cell(place);
    }

    /** Reports cells that the spreadsheet itself could not fill. */
    void reportFaults() {
        places.keySet().forEach(column -> {
            String fault = cell(column).fault();
            if (!fault.isEmpty()) {
                problem(column, fault + "。");
            }
        });
    }
}
