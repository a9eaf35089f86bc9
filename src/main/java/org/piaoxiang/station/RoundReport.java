package org.piaoxiang.station;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.piaoxiang.json.Json;
import org.piaoxiang.verifier.CheckId;
import org.piaoxiang.verifier.CheckStatus;
import org.piaoxiang.verifier.Report;
import org.piaoxiang.verifier.meeting.MeetingCheck;

/** What a station says of all polls of a round together: one verdict, one sentence, the checks summed up. */
final class RoundReport {
    private RoundReport() {}

    /** What only a bundle or a finished meeting has. */
    private static final Set<MeetingCheck> NOT_HERE =
            EnumSet.of(MeetingCheck.M1, MeetingCheck.M6, MeetingCheck.M24, MeetingCheck.M25, MeetingCheck.M26);

    /** The boxes alone, without the record around them. */
    static Json.Obj of(List<ClosedBox> boxes) {
        return of(boxes, Optional.empty());
    }

    /** The boxes, and the record around them as {@code meeting} found it. */
    static Json.Obj of(List<ClosedBox> boxes, Report meeting) {
        return of(boxes, Optional.of(meeting));
    }

    private static Json.Obj of(List<ClosedBox> boxes, Optional<Report> meeting) {
        List<Json> checks = new ArrayList<>();
        boolean unusable =
                boxes.isEmpty() || boxes.stream().anyMatch(box -> box.report().verdict() == Report.Verdict.UNUSABLE);
        // C1 compares with an older copy, which a station does not keep.
        for (CheckId id : EnumSet.complementOf(EnumSet.of(CheckId.C1))) {
            checks.add(check(id, boxes));
        }
        checks.add(own("P1", "每个表决的设置就是监督人员封箱时的设置", boxes, ClosedBox::asSealed));
        checks.add(own("P2", "箱内票数和票集与会议记录一致", boxes, ClosedBox::asClosed));
        meeting.ifPresent(report -> report.checks().stream()
                .filter(check -> !(check.id() instanceof MeetingCheck id && NOT_HERE.contains(id)))
                .forEach(check -> checks.add(row(check))));
        boolean valid = !unusable
                && meeting.filter(report -> report.verdict() != Report.Verdict.VALID)
                        .isEmpty()
                && boxes.stream()
                        .allMatch(box ->
                                box.report().verdict() == Report.Verdict.VALID && box.asSealed() && box.asClosed());
        String verdict = valid ? "valid" : unusable ? "unusable" : "invalid";
        int ballots = boxes.stream().mapToInt(box -> box.report().ballots()).sum();
        String sentence = switch (verdict) {
            case "valid" -> "本机独立核验通过：" + boxes.size() + " 个表决，共 " + ballots + " 张票，全部检查成立。";
            case "unusable" -> "无法核验：有的档案不完整或读不出；请勿会签、启封，并报告监督人员。";
            default -> "核验不通过：见下表；请勿会签、启封，保留原件并报告监督人员。";
        };
        return Json.object(
                "verdict", Json.text(verdict), "sentence", Json.text(sentence), "checks", Json.array(checks));
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
                place = Optional.of(box.title() + "：" + first.place());
                reason = Optional.of(first.reason());
            }
            if (reason.isEmpty()) {
                reason = check.reason();
            }
        }
        String status = failed > 0 ? "FAIL" : notRun ? "NOT_RUN" : "PASS";
        return row(id.name(), id.chinese(), checked, failed, status, place, reason);
    }

    private static Json own(String id, String question, List<ClosedBox> boxes, Predicate<ClosedBox> holds) {
        Optional<ClosedBox> wrong =
                boxes.stream().filter(box -> !holds.test(box)).findFirst();
        int failed = (int) boxes.stream().filter(box -> !holds.test(box)).count();
        return row(
                id,
                question,
                boxes.size(),
                failed,
                failed > 0 ? "FAIL" : "PASS",
                wrong.map(box -> box.title() + "：" + box.poll().uuid()),
                wrong.map(box ->
                        id.equals("P1") ? "its setup is not the sealed one" : "its ballots are not the closed set"));
    }

    private static Json row(Report.Check check) {
        Optional<Report.Failure> first = check.failures().stream().findFirst();
        return row(
                check.id().name(),
                check.id().chinese(),
                check.checked(),
                check.failed(),
                check.status() == CheckStatus.NOT_RUN
                        ? "NOT_RUN"
                        : check.status().name(),
                first.map(Report.Failure::place),
                first.map(Report.Failure::reason).or(check::reason));
    }

    private static Json row(
            String id,
            String question,
            int checked,
            int failed,
            String status,
            Optional<String> place,
            Optional<String> reason) {
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("id", Json.text(id));
        fields.put("question", Json.text(question));
        fields.put("checked", Json.number(checked));
        fields.put("failed", Json.number(failed));
        fields.put("status", Json.text(status));
        place.ifPresent(text -> fields.put("place", Json.text(text)));
        reason.ifPresent(text -> fields.put("reason", Json.text(text)));
        return new Json.Obj(fields);
    }
}
