package org.piaoxiang.cli;

import java.util.ArrayList;
import java.util.List;
import org.piaoxiang.verifier.CheckStatus;
import org.piaoxiang.verifier.ChineseReasons;
import org.piaoxiang.verifier.Report;
import org.piaoxiang.verifier.Stage;

/** A report for people: one sentence, then a table of the checks. */
final class ReportText {
    private final Language language;

    ReportText(Language language) {
        this.language = language;
    }

    /** Returns the lines. */
    List<String> lines(String file, Report report) {
        List<String> lines = new ArrayList<>();
        lines.add(Words.printable(file) + (language == Language.zh ? "：" : ": ") + verdict(report));
        if (!report.checks().isEmpty()) {
            lines.addAll(table(report));
        }
        return lines;
    }

    private String verdict(Report report) {
        List<String> failed = report.checks().stream()
                .filter(check -> check.status() == CheckStatus.FAIL)
                .map(check -> check.id().name())
                .toList();
        return switch (report.verdict()) {
            case VALID ->
                chinese(
                        "有效。到" + stage(report) + "为止，能做的检查全部通过，票箱中有 " + report.ballots() + " 张票。",
                        "valid. Every check that can be made at stage " + stage(report) + " holds; there are "
                                + report.ballots() + " ballots.");
            case INVALID ->
                chinese(
                        "无效。未通过的检查：" + String.join("、", failed) + "。",
                        "invalid. Checks that fail: " + String.join(", ", failed) + ".");
            case UNUSABLE -> {
                String reason = report.unusable().orElse("");
                yield chinese("不可用，无从判断。" + ChineseReasons.of(reason), "unusable, no verdict can be given. " + reason);
            }
        };
    }

    private List<String> table(Report report) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                language == Language.zh
                        ? List.of("编号", "检查的问题", "已查", "不符", "结论与首个不符之处")
                        : List.of("id", "question", "checked", "failed", "first failing place"));
        for (Report.Check check : report.checks()) {
            rows.add(List.of(
                    check.id().name(),
                    chinese(check.id().chinese(), check.id().english()),
                    Integer.toString(check.checked()),
                    Integer.toString(check.failed()),
                    outcome(check)));
        }
        int columns = rows.getFirst().size();
        List<Integer> widths = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
            int column = c;
            widths.add(rows.stream()
                    .mapToInt(row -> Words.width(row.get(column)))
                    .max()
                    .orElse(0));
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private String outcome(Report.Check check) {
        return switch (check.status()) {
            case PASS -> "PASS";
            case FAIL -> {
                Report.Failure first = check.failures().getFirst();
                yield "FAIL: " + localized(first.place()) + chinese("：", ": ") + localized(first.reason());
            }
            case NOT_RUN -> "NOT RUN: " + localized(check.reason().orElse(""));
        };
    }

    private String localized(String english) {
        return Words.printable(language == Language.zh ? ChineseReasons.of(english) : english);
    }

    private String stage(Report report) {
        Stage stage = report.stage().orElse(Stage.SETUP);
        if (language == Language.en) {
            return stage.text();
        }
        return switch (stage) {
            case SETUP -> "设置";
            case OPEN -> "投票";
            case CLOSED -> "截止投票";
            case TALLIED -> "合计";
            case SHUFFLED -> "混洗";
            case DECRYPTED -> "启封";
            case RESULT -> "公布结果";
        };
    }

    private String chinese(String chinese, String english) {
        return language == Language.zh ? chinese : english;
    }

    private static String line(List<String> cells, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < cells.size(); c++) {
            boolean last = c == cells.size() - 1;
            line.append(c == 0 ? "" : " | ").append(last ? cells.get(c) : Words.pad(cells.get(c), widths.get(c)));
        }
        return line.toString();
    }
}
