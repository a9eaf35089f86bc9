package org.piaoxiang.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.piaoxiang.json.Json;

/** Collects everything that is wrong with a file, so that nobody has to upload it once for each mistake. */
final class Findings {
    private static final Comparator<RowProblem> BY_ROW = Comparator.comparingInt(RowProblem::row);
    private static final int MOST = 500;

    private final List<RowProblem> problems = new ArrayList<>();
    private final List<RowProblem> warnings = new ArrayList<>();

    void problem(int row, String column, String reason) {
        problems.add(new RowProblem(row, column, reason));
    }

    void warning(int row, String column, String reason) {
        warnings.add(new RowProblem(row, column, reason));
    }

    boolean clean() {
        return problems.isEmpty();
    }

    /** Returns {@code entries} if nothing is wrong, else what is. */
    Imported outcome(Supplier<Json.Arr> entries) {
        if (clean()) {
            return new Imported.Read(
                    entries.get(), warnings.stream().sorted(BY_ROW).toList());
        }
        List<RowProblem> all =
                new ArrayList<>(problems.stream().sorted(BY_ROW).limit(MOST).toList());
        if (problems.size() > MOST) {
            all.add(new RowProblem(0, "", "问题太多，只列出前 %d 处，共 %d 处。".formatted(MOST, problems.size())));
        }
        return new Imported.Wrong(all);
    }
}
