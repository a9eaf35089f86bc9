package org.piaoxiang.verifier.forgery;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.piaoxiang.verifier.CheckStatus;
import org.piaoxiang.verifier.Report;
import org.piaoxiang.verifier.Stage;

/**
 * Whole reports as text, for {@code forged-reports.txt}: what the verifier says about forged archives, with every place and
 * every sentence. Whoever changes a sentence changes the file and reads it again.
 */
final class ReportText {
    private static final Pattern TITLE = Pattern.compile("^# ", Pattern.MULTILINE);
    private static final int MOST_FAILURES = 12;

    /** What is expected, by the name of the forgery. */
    static final Map<String, String> EXPECTED = read();

    private ReportText() {}

    /**
     * Returns a report in lines: the verdict; the checks that hold, each with how often it looked; what failed, with its
     * places; what was not looked at. Of the name of a record only the position stays, since names are hashes.
     */
    static String of(Report report) {
        StringBuilder text = new StringBuilder(report.verdict().name());
        report.stage().map(Stage::text).ifPresent(stage -> text.append(", ").append(stage));
        text.append(", ballots ").append(report.ballots()).append('\n');
        report.unusable().ifPresent(sentence -> text.append(sentence).append('\n'));
        StringBuilder passed = new StringBuilder();
        for (Report.Check check : report.checks()) {
            if (check.status() == CheckStatus.PASS) {
                passed.append(passed.isEmpty() ? "" : " ")
                        .append(check.id())
                        .append('=')
                        .append(check.checked());
            }
        }
        text.append(passed).append(passed.isEmpty() ? "" : "\n");
        Map<String, String> notRun = new LinkedHashMap<>();
        for (Report.Check check : report.checks()) {
            check.reason().ifPresent(reason -> notRun.merge(reason, check.id() + "", (ids, id) -> ids + " " + id));
            if (check.status() == CheckStatus.FAIL) {
                append(text, check);
            }
        }
        notRun.forEach((reason, ids) -> text.append("not run (")
                .append(reason)
                .append("): ")
                .append(ids)
                .append('\n'));
        return text.toString();
    }

    private static void append(StringBuilder text, Report.Check check) {
        text.append(check.id())
                .append(" fails in ")
                .append(check.failed())
                .append(" of ")
                .append(check.checked());
        text.append('\n');
        check.failures().stream()
                .limit(MOST_FAILURES)
                .forEach(failure -> text.append("  ")
                        .append(failure.place().replaceAll("\\([0-9a-f]{12}…\\)", "(…)"))
                        .append(": ")
                        .append(failure.reason())
                        .append('\n'));
    }

    /** Returns what is expected of the forgery of that name, if its whole report was written down. */
    static Optional<String> expected(String name) {
        return Optional.ofNullable(EXPECTED.get(name));
    }

    private static Map<String, String> read() {
        Map<String, String> expected = new LinkedHashMap<>();
        try (InputStream in = Objects.requireNonNull(
                ReportText.class.getResourceAsStream("/forged-reports.txt"), "forged-reports.txt")) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String part : TITLE.split(all, -1)) {
                int end = part.indexOf('\n');
                if (end > 0) {
                    expected.put(part.substring(0, end), part.substring(end + 1).strip() + "\n");
                }
            }
            return expected;
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
