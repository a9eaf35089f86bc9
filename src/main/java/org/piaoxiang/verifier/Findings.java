package org.piaoxiang.verifier;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Gathers what the checks find, each failure with its place. */
public final class Findings {
    private static final int KEPT = 1000;

    private static final class Tally {
        int checked;
        int failed;
        final List<Report.Failure> failures = new ArrayList<>();
        boolean reached;
        Optional<String> missing = Optional.empty();
    }

    private final Map<NumberedCheck, Tally> tallies = new LinkedHashMap<>();

    /** Begins with the checks of an archive. */
    Findings() {
        // C1 is about two files, and comes in addition.
        this(EnumSet.complementOf(EnumSet.of(CheckId.C1)));
    }

    /** Begins with {@code checks}, which the report shows in their order. */
    public Findings(Collection<? extends NumberedCheck> checks) {
        for (NumberedCheck id : checks) {
            tallies.put(id, new Tally());
        }
    }

    /** Says that one more thing was looked at and {@code problems} were found with it at {@code place}. */
    public void checked(NumberedCheck id, String place, List<String> problems) {
        List<Report.Failure> failures = problems.stream()
                .map(problem -> new Report.Failure(place, problem))
                .toList();
        checkedAt(id, failures);
    }

    /** Says that one more thing was looked at and {@code failures} were found with it. */
    public void checkedAt(NumberedCheck id, List<Report.Failure> failures) {
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
    public void passed(NumberedCheck id) {
        checkedAt(id, List.of());
    }

    /** Says that one more thing was looked at and is wrong. */
    public void failed(NumberedCheck id, String place, String reason) {
        checkedAt(id, List.of(new Report.Failure(place, reason)));
    }

    /** Says that the check's time has come, even if there was nothing to look at. */
    public void reached(NumberedCheck id) {
        tally(id).reached = true;
    }

    /** Says that something could not be looked at for want of {@code reason}; matters where nothing else was either. */
    public void notRun(NumberedCheck id, String reason) {
        Tally tally = tally(id);
        if (tally.missing.isEmpty()) {
            tally.missing = Optional.of(reason);
        }
    }

    /** The same for several checks. */
    void notRun(Set<? extends NumberedCheck> ids, String reason) {
        ids.forEach(id -> notRun(id, reason));
    }

    private static Optional<String> notRun(Tally tally) {
        if (tally.checked > 0) {
            return Optional.empty();
        }
        return tally.missing.or(() -> tally.reached ? Optional.empty() : Optional.of("stage not reached"));
    }

    /** Returns the report; {@code stage} is how far the matter has come. */
    public Report report(Stage stage, int ballots) {
        List<Report.Check> checks = new ArrayList<>();
        boolean valid = true;
        for (NumberedCheck id : tallies.keySet()) {
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

    private Tally tally(NumberedCheck id) {
        return Objects.requireNonNull(tallies.get(id));
    }
}
