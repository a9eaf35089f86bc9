package org.piaoxiang.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.verifier.CheckStatus;
import org.piaoxiang.verifier.Report;

/** A report as one line of JSON. */
final class ReportJson {
    private ReportJson() {}

    static String line(String file, Report report) {
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("file", Json.text(file));
        fields.put("verdict", Json.text(report.verdict().name().toLowerCase(Locale.ROOT)));
        report.stage().ifPresent(stage -> fields.put("stage", Json.text(stage.text())));
        report.unusable().ifPresent(sentence -> fields.put("reason", Json.text(sentence)));
        fields.put(
                "checks",
                Json.array(report.checks().stream().map(ReportJson::check).toList()));
        return JsonWriter.compact(new Json.Obj(fields));
    }

    private static Json check(Report.Check check) {
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("id", Json.text(check.id().name()));
        fields.put("status", Json.text(check.status().text()));
        if (check.status() == CheckStatus.NOT_RUN) {
            fields.put("reason", Json.text(check.reason().orElse("")));
        }
        fields.put("checked", Json.number(check.checked()));
        fields.put("failed", Json.number(check.failed()));
        fields.put(
                "failures",
                Json.array(check.failures().stream()
                        .map(failure ->
                                Json.object("place", Json.text(failure.place()), "reason", Json.text(failure.reason())))
                        .toList()));
        return new Json.Obj(fields);
    }
}
