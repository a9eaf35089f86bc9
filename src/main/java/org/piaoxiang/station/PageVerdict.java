package org.piaoxiang.station;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.verifier.CheckId;
import org.piaoxiang.verifier.Report;
import org.piaoxiang.verifier.Stage;

/**
 * What the page's own program, the second implementation of the verifier, found in one archive.
 *
 * @param uuid of the poll
 * @param archive SHA-256 of the bytes that it looked at
 * @param verdict valid, invalid or unusable
 * @param stage how far the poll has come; empty where the archive is unusable
 * @param checks status by check
 */
record PageVerdict(String uuid, String archive, String verdict, Optional<String> stage, Map<String, String> checks) {
    /** Reads the verdicts that a page posts with what it asks for. */
    static List<PageVerdict> read(Fields body) throws JsonException {
        List<PageVerdict> verdicts = new ArrayList<>();
        if (body.optional("verdicts").isEmpty()) {
            return verdicts;
        }
        for (Json item : body.array("verdicts")) {
            Fields verdict = Fields.of(item, "verdict");
            Map<String, String> checks = new LinkedHashMap<>();
            for (Json row : verdict.array("checks")) {
                Fields check = Fields.of(row, "check");
                checks.put(check.text("id"), check.text("status"));
            }
            Optional<Json> stage = verdict.optional("stage");
            verdicts.add(new PageVerdict(
                    Names.poll(verdict.text("uuid")),
                    Names.hash(verdict.text("archive")),
                    verdict.text("verdict"),
                    stage.isPresent() ? Optional.of(Fields.textOf(stage.get(), "stage")) : Optional.empty(),
                    Map.copyOf(checks)));
        }
        return verdicts;
    }

    /** Whether this says what {@code report} says: verdict, stage, and the status of every check that either made. */
    boolean agrees(Report report) {
        boolean same = verdict.equals(report.verdict().name().toLowerCase(Locale.ROOT))
                && stage.equals(report.stage().map(Stage::text));
        for (Report.Check check : report.checks()) {
            String status = checks.get(check.id().name());
            // A check with nothing to look at may be unknown to the page; what was looked at must have been looked at
            // by both.
            same &= check.id() == CheckId.C1
                    || (status == null
                            ? check.checked() == 0
                            : status.equals(check.status().text()));
        }
        return same;
    }

    Json json() {
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("archive", Json.text(archive));
        fields.put("verdict", Json.text(verdict));
        stage.ifPresent(text -> fields.put("stage", Json.text(text)));
        fields.put("checks", checks(checks));
        return new Json.Obj(fields);
    }

    /** Returns the same of this program's own report. */
    static Json json(Looked own) {
        Map<String, String> statuses = new LinkedHashMap<>();
        own.report()
                .checks()
                .forEach(check -> statuses.put(check.id().name(), check.status().text()));
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("archive", Json.text(own.hash()));
        fields.put("verdict", Json.text(own.report().verdict().name().toLowerCase(Locale.ROOT)));
        own.report().stage().ifPresent(stage -> fields.put("stage", Json.text(stage.text())));
        fields.put("checks", checks(statuses));
        return new Json.Obj(fields);
    }

    private static Json checks(Map<String, String> statuses) {
        Map<String, Json> fields = new LinkedHashMap<>();
        statuses.forEach((id, status) -> fields.put(id, Json.text(status)));
        return new Json.Obj(fields);
    }
}
