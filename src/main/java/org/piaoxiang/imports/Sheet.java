package org.piaoxiang.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.imports.table.Table;

/** A table whose headings were found, wherever they stand and in whatever order. */
final class Sheet {
    private static final int HEADINGS_WITHIN = 10;
    private static final int ENOUGH = 2;

    private final Map<Column, Integer> places;
    private final List<Table.Row> body;
    private final Findings findings;

    private Sheet(Map<Column, Integer> places, List<Table.Row> body, Findings findings) {
        this.places = places;
        this.body = body;
        this.findings = findings;
    }

    /** Finds the headings of {@code columns}; anything missing becomes a finding and nothing is returned. */
    static Optional<Sheet> of(Table table, List<Column> columns, Findings findings) {
        int at = headingRow(table, columns);
        if (at < 0) {
            findings.problem(1, "", "没有找到表头。表头要有这些列：%s。请下载模板对照。".formatted(required(columns)));
            return Optional.empty();
        }
        Table.Row heading = table.rows().get(at);
        Map<Column, Integer> places = places(heading, columns, findings);
        for (Column column : columns) {
            if (column.required() && !places.containsKey(column)) {
                findings.problem(heading.number(), column.name(), "缺少“%s”这一列，请补上。".formatted(column.name()));
            }
        }
        List<Table.Row> body = table.rows().subList(at + 1, table.rows().size());
        if (body.isEmpty()) {
            findings.problem(heading.number(), "", "表头下面没有内容。");
        }
        return findings.clean() ? Optional.of(new Sheet(places, body, findings)) : Optional.empty();
    }

    private static int headingRow(Table table, List<Column> columns) {
        int best = -1;
        int most = ENOUGH - 1;
        for (int i = 0; i < Math.min(HEADINGS_WITHIN, table.rows().size()); i++) {
            int known = places(table.rows().get(i), columns, new Findings()).size();
            if (known > most) {
                best = i;
                most = known;
            }
        }
        return best;
    }

    private static Map<Column, Integer> places(Table.Row heading, List<Column> columns, Findings findings) {
        Map<Column, Integer> places = new HashMap<>();
        for (int i = 0; i < heading.cells().size(); i++) {
            String text = Wording.key(heading.cell(i).text()).replaceAll("[*:：]", "");
            if (text.isEmpty()) {
                continue;
            }
            boolean known = false;
            for (Column column : columns) {
                int match = column.match(text);
                if (match < 0) {
                    continue;
                }
                known = true;
                Integer other = places.get(column);
                int before = other == null
                        ? Integer.MAX_VALUE
                        : column.match(Wording.key(heading.cell(other).text()).replaceAll("[*:：]", ""));
                if (match == before) {
                    findings.problem(heading.number(), column.name(), "“%s”这一列出现了两次，请删去一列。".formatted(text));
                } else if (match < before) {
                    places.put(column, i);
                }
            }
            if (!known) {
                findings.warning(heading.number(), text, "“%s”这一列没有用到，未读取。".formatted(text));
            }
        }
        return places;
    }

    private static String required(List<Column> columns) {
        return String.join(
                "、", columns.stream().filter(Column::required).map(Column::name).toList());
    }

    boolean has(Column column) {
        return places.containsKey(column);
    }

    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (Table.Row row : body) {
            lines.add(new Line(row, places, findings));
        }
        return lines;
    }
}
