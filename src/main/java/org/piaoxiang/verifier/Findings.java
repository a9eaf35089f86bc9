package org.piaoxiang.verifier;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Gathers what the checks find, each failure with its place. */
final class Findings {
    private static final int KEPT = 1000;

    private static final class Tally {
        int checked;
        int failed;
        final List<Report.Failure> failures = new ArrayList<>();
        Optional<String> notRun = Optional.of("stage not reached");
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
        tally.notRun = Optional.empty();
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

    /** Says that the check was made even if there was nothing to look at. */
    void ran(CheckId id) {
        tally(id).notRun = Optional.empty();
    }

    /** Says that the check cannot be made, unless it already was. */
    void notRun(CheckId id, String reason) {
        Tally tally = tally(id);
        if (tally.checked == 0) {
            tally.notRun = Optional.of(reason);
        }
    }

    boolean hasFailed(CheckId id) {
        return tally(id).failed > 0;
    }

    boolean wasRun(CheckId id) {
        return tally(id).notRun.isEmpty();
    }

    /** Tells whether {@code id} was made and nothing is wrong. */
    boolean holds(CheckId id) {
        return wasRun(id) && !hasFailed(id);
    }

    /** Says which earlier checks left nothing to look at for later ones. */
    private void explainEmptyChecks() {
        for (CheckId later : EnumSet.range(CheckId.B2, CheckId.B8)) {
            Tally tally = tally(later);
            if (tally.notRun.isEmpty() && tally.checked == 0) {
                boolean proofs = later == CheckId.B4 || later == CheckId.B5 || later == CheckId.B6;
                if (proofs && hasFailed(CheckId.B3)) {
                    tally.notRun = Optional.of("needs B3");
                } else if (hasFailed(CheckId.B1)) {
                    tally.notRun = Optional.of("needs B1");
                }
            }
        }
    }

    Report report(Stage stage, int ballots) {
        explainEmptyChecks();
        List<Report.Check> checks = new ArrayList<>();
        boolean valid = true;
        for (CheckId id : CheckId.values()) {
            Tally tally = tally(id);
            CheckStatus status = tally.notRun.isPresent()
                    ? CheckStatus.NOT_RUN
                    : tally.failed > 0 ? CheckStatus.FAIL : CheckStatus.PASS;
            valid &= status != CheckStatus.FAIL;
            checks.add(new Report.Check(id, status, tally.notRun, tally.checked, tally.failed, tally.failures));
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
