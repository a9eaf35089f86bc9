package org.piaoxiang.station;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.verifier.CheckId;
import org.piaoxiang.verifier.CheckStatus;
import org.piaoxiang.verifier.ChineseReasons;
import org.piaoxiang.verifier.Report;
import org.piaoxiang.verifier.meeting.MeetingCheck;

/**
 * What a station says of all polls of a round together: one verdict, one sentence, the checks summed up, and of each poll what
 * both programs found.
 */
final class RoundReport {
    private RoundReport() {}

    /** What only a bundle or a finished meeting has. */
    private static final Set<MeetingCheck> NOT_HERE = EnumSet.of(
            MeetingCheck.M1, MeetingCheck.M6, MeetingCheck.M24, MeetingCheck.M25, MeetingCheck.M26, MeetingCheck.M27);

    static Json.Obj of(MeetingData data, String round, List<ClosedBox> boxes, List<PageVerdict> page, Report meeting)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException {
        List<Json> checks = new ArrayList<>();
        boolean unusable =
                boxes.isEmpty() || boxes.stream().anyMatch(box -> box.report().verdict() == Report.Verdict.UNUSABLE);
        // C1 compares with an older copy, which a station does not keep.
        for (CheckId id : EnumSet.complementOf(EnumSet.of(CheckId.C1))) {
            checks.add(check(id, boxes));
        }
        List<RecordChecks.Row> own = new RecordChecks(data, boxes).rows();
        own.forEach(row -> checks.add(row.json()));
        meeting.checks().stream()
                .filter(check -> !(check.id() instanceof MeetingCheck id && NOT_HERE.contains(id)))
                .forEach(check -> checks.add(row(check)));
        boolean valid = !unusable
                && meeting.verdict() == Report.Verdict.VALID
                && boxes.stream().allMatch(box -> box.report().verdict() == Report.Verdict.VALID)
                && own.stream().noneMatch(row -> row.status().equals("FAIL"));
        String verdict = valid ? "valid" : unusable ? "unusable" : "invalid";
        boolean both = seenByBoth(boxes, page);
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("format", Json.text("piaoxiang-round-report/1"));
        fields.put("meeting", Json.text(data.meeting()));
        fields.put("round", Json.text(round));
        fields.put("at", Json.text(Instant.now().truncatedTo(ChronoUnit.SECONDS).toString()));
        fields.put("verdict", Json.text(verdict));
        fields.put("sentence", Json.text(sentence(verdict, boxes, both)));
        fields.put("bothPrograms", new Json.Bool(both));
        fields.put("entries", Json.number(data.size()));
        fields.put("checks", Json.array(checks));
        fields.put("polls", Json.array(boxes.stream().map(RoundReport::poll).toList()));
        return new Json.Obj(fields);
    }

    /** Whether the page's program looked at the very same bytes; that it found the same was required before. */
    private static boolean seenByBoth(List<ClosedBox> boxes, List<PageVerdict> page) {
        return boxes.stream()
                .map(ClosedBox::looked)
                .allMatch(own -> page.stream()
                        .anyMatch(other -> other.uuid().equals(own.uuid())
                                && other.archive().equals(own.hash())));
    }

    private static String sentence(String verdict, List<ClosedBox> boxes, boolean both) {
        int ballots = boxes.stream().mapToInt(box -> box.report().ballots()).sum();
        return switch (verdict) {
            case "valid" ->
                (both ? "本机两套程序独立核验，结论一致：通过。" : "本机独立核验通过：") + boxes.size() + " 个表决，共 " + ballots + " 张票，全部检查成立。";
            case "unusable" -> "无法核验：有的档案不完整或读不出；请勿会签、启封，并报告监督人员。";
            default -> "核验不通过：见下表；请勿会签、启封，保留原件并报告监督人员。";
        };
    }

    private static Json poll(ClosedBox box) {
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("uuid", Json.text(box.poll().uuid()));
        fields.put("title", Json.text(box.title()));
        fields.put("archive", Json.text(Looked.hashOf(box.archive())));
        fields.put("closedSet", Json.text(box.poll().closedSet()));
        fields.put("returned", Json.number(box.poll().returned()));
        fields.put("verdict", Json.text(box.report().verdict().name().toLowerCase(Locale.ROOT)));
        box.report().stage().ifPresent(stage -> fields.put("stage", Json.text(stage.text())));
        return new Json.Obj(fields);
    }

    private static Json check(CheckId id, List<ClosedBox> boxes) {
        int checked = 0;
        int failed = 0;
        boolean notRun = false;
        Optional<String> place = Optional.empty();
        Optional<String> reason = Optional.empty();
        for (ClosedBox box : boxes) {
            Optional<Report.Check> found = box.report().checks().stream()
                    .filter(check -> check.id().equals(id))
                    .findFirst();
            if (found.isEmpty()) {
                notRun = true;
                continue;
            }
            Report.Check check = found.get();
            checked += check.checked();
            failed += check.failed();
            notRun |= check.status() == CheckStatus.NOT_RUN;
            if (place.isEmpty() && !check.failures().isEmpty()) {
                Report.Failure first = check.failures().getFirst();
                place = Optional.of(box.title() + "：" + ChineseReasons.of(first.place()));
                reason = Optional.of(first.reason());
            }
            if (reason.isEmpty()) {
                reason = check.reason();
            }
        }
        String status = failed > 0 ? "FAIL" : notRun ? "NOT_RUN" : "PASS";
        return new RecordChecks.Row(id.name(), id.chinese(), checked, failed, status, place, reason).json();
    }

    private static Json row(Report.Check check) {
        Optional<Report.Failure> first = check.failures().stream().findFirst();
        return new RecordChecks.Row(
                        check.id().name(),
                        check.id().chinese(),
                        check.checked(),
                        check.failed(),
                        check.status() == CheckStatus.NOT_RUN
                                ? "NOT_RUN"
                                : check.status().name(),
                        first.map(Report.Failure::place).map(ChineseReasons::of),
                        first.map(Report.Failure::reason).or(check::reason))
                .json();
    }
}
