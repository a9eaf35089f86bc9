package org.piaoxiang.verifier;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Gathers what the checks find, each failure with its place. */
final class Findings {
    private static final int KEPT = 1000;

    private static final class Tally {
        int checked;
        int failed;
        final List<Report.Failure> failures = new ArrayList<>();
        boolean reached;
        Optional<String> missing = Optional.empty();
    }

    private final Map<CheckId, Tally> tallies = new EnumMap<>(CheckId.class);

    Findings() {
        for (CheckId id : CheckId.values()) {
            tallies.put(id, new Tally());
        }
    }

    /** Says that one more thing was looked at and {@code problems} were found with it at {@code place}. */
    void checked(CheckId id, String place, List<String> problems) {
        List<Report.Failure> failures = problems.stream()
                .map(problem -> new Report.Failure(place, problem))
                .toList();
        checkedAt(id, failures);
    }

    /** Says that one more thing was looked at and {@code failures} were found with it. */
    void checkedAt(CheckId id, List<Report.Failure> failures) {
        Tally tally = tally(id);
        tally.checked++;
        tally.failed += failures.isEmpty() ? 0 : 1;
        for (Report.Failure failure : failures) {
            if (tally.failures.size() < KEPT) {
                tally.failures.add(failure);
            }
        }
    }

    /** Says that one more thing was looked at and is in order. */
    void passed(CheckId id) {
        checkedAt(id, List.of());
    }

    /** Says that one more thing was looked at and is wrong. */
    void failed(CheckId id, String place, String reason) {
        checkedAt(id, List.of(new Report.Failure(place, reason)));
    }

    /** Says that the check's time has come, even if there was nothing to look at. */
    void reached(CheckId id) {
        tally(id).reached = true;
    }

    /** Says that something could not be looked at for want of {@code reason}; matters where nothing else was either. */
    void notRun(CheckId id, String reason) {
        Tally tally = tally(id);
        if (tally.missing.isEmpty()) {
            tally.missing = Optional.of(reason);
        }
    }

    /** The same for several checks. */
    void notRun(Set<CheckId> ids, String reason) {
        ids.forEach(id -> notRun(id, reason));
    }

    private static Optional<String> notRun(Tally tally) {
        if (tally.checked > 0) {
            return Optional.empty();
        }
        return tally.missing.or(() -> tally.reached ? Optional.empty() : Optional.of("stage not reached"));
    }

    Report report(Stage stage, int ballots) {
        List<Report.Check> checks = new ArrayList<>();
        boolean valid = true;
        // C1 is about two files, and comes in addition.
        for (CheckId id : EnumSet.complementOf(EnumSet.of(CheckId.C1))) {
            Tally tally = tally(id);
            Optional<String> notRun = notRun(tally);
            CheckStatus status =
                    notRun.isPresent() ? CheckStatus.NOT_RUN : tally.failed > 0 ? CheckStatus.FAIL : CheckStatus.PASS;
            valid &= status != CheckStatus.FAIL;
            checks.add(new Report.Check(id, status, notRun, tally.checked, tally.failed, tally.failures));
        }
        return new Report(
                valid ? Report.Verdict.VALID : Report.Verdict.INVALID,
                Optional.of(stage),
                checks,
                Optional.empty(),
                ballots);
    }

    private Tally tally(CheckId id) {
        return Objects.requireNonNull(tallies.get(id));
    }
}
