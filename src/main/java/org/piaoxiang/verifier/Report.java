package org.piaoxiang.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the verifier found in one file.
 *
 * @param verdict the verdict
 * @param stage how far the election has come; absent when unusable
 * @param checks all checks in their order; empty when unusable
 * @param unusable why the file gives no ground for a verdict, an English sentence
 * @param ballots number of ballot events
 */
public record Report(
        Verdict verdict, Optional<Stage> stage, List<Check> checks, Optional<String> unusable, int ballots) {
    /** Keeps a copy of {@code checks}. */
    public Report {
        checks = List.copyOf(checks);
    }

    /** The three verdicts. */
    public enum Verdict {
        /** All checks that could be made hold, for the stage reached. */
        VALID,
        /** At least one check fails. */
        INVALID,
        /** The file gives no ground for a verdict. */
        UNUSABLE
    }

    /**
     * One check.
     *
     * @param id which
     * @param status what it came to
     * @param reason why it was not made, for {@link CheckStatus#NOT_RUN}
     * @param checked how many things were looked at
     * @param failed how many of them are wrong
     * @param failures what is wrong with them; only the first thousand are kept
     */
    public record Check(
            NumberedCheck id,
            CheckStatus status,
            Optional<String> reason,
            int checked,
            int failed,
            List<Failure> failures) {
        /** Keeps a copy of {@code failures}. */
        public Check {
            failures = List.copyOf(failures);
        }
    }

    /** One failure: where it is and what is wrong, in English. */
    public record Failure(String place, String reason) {}

    /** Returns the report of an unusable file. */
    public static Report unusable(String sentence) {
        return new Report(Verdict.UNUSABLE, Optional.empty(), List.of(), Optional.of(sentence), 0);
    }

    /** Returns the report with check C1 in addition; unusable stays unusable. */
    Report with(Extension.Outcome extension) {
        if (verdict == Verdict.UNUSABLE) {
            return this;
        }
        boolean holds = extension.failures().isEmpty();
        List<Check> all = new ArrayList<>(checks);
        all.add(new Check(
                CheckId.C1,
                holds ? CheckStatus.PASS : CheckStatus.FAIL,
                Optional.empty(),
                Math.max(1, extension.events()),
                holds ? 0 : 1,
                extension.failures()));
        return new Report(holds ? verdict : Verdict.INVALID, stage, all, unusable, ballots);
    }

    /** Returns check {@code id}; the report must not be of an unusable file. */
    public Check check(NumberedCheck id) {
        return checks.stream().filter(check -> check.id.equals(id)).findFirst().orElseThrow();
    }
}
