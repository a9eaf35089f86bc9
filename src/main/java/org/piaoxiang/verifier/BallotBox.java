package org.piaoxiang.verifier;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.piaoxiang.protocol.archive.ArchiveRecord;
import org.piaoxiang.protocol.archive.ArchiveSource;
import org.piaoxiang.protocol.archive.CompactIndex;
import org.piaoxiang.protocol.ballot.BallotCheck;
import org.piaoxiang.protocol.ballot.BallotProblem;
import org.piaoxiang.protocol.ballot.CheckedBallot;
import org.piaoxiang.protocol.ballot.CheckedElection;
import org.piaoxiang.protocol.ballot.Ciphertext;
import org.piaoxiang.protocol.ballot.Election;
import org.piaoxiang.protocol.tally.EncryptedTally;
import org.piaoxiang.protocol.tally.TallySum;

/** Takes the checked ballots in their order: checks B1 to B10, and the tally that they make. */
final class BallotBox {
    private final Findings findings;
    private final ArchiveSource source;
    private final Election election;
    private final Optional<CheckedElection> checked;
    private final boolean ours;
    private final Slips slips;
    private final CompactIndex hashes = new CompactIndex();
    private final CompactIndex credentials = new CompactIndex();
    private final CompactIndex alphas = new CompactIndex();
    private final TallySum tally;
    private BigInteger totalWeight = BigInteger.ZERO;
    private boolean closed;

    BallotBox(Findings findings, ArchiveSource source, CheckedSetup setup) {
        this.findings = findings;
        this.source = source;
        this.election = setup.election();
        this.checked = setup.checked();
        this.ours = setup.ours();
        this.slips = new Slips(setup.list());
        this.tally = new TallySum(election.group(), election.questions());
    }

    /** Says that ballots may come: from here on an empty box counts as looked at. */
    void open() {
        for (CheckId id : List.of(
                CheckId.B1,
                CheckId.B2,
                CheckId.B3,
                CheckId.B4,
                CheckId.B5,
                CheckId.B6,
                CheckId.B7,
                CheckId.B8,
                CheckId.B9,
                CheckId.B10)) {
            findings.reached(id);
        }
        if (checked.isEmpty()) {
            findings.notRun(EnumSet.of(CheckId.B4, CheckId.B5, CheckId.B9), "needs S1");
        }
    }

    /** Says that no further ballot counts; later ones are still looked at. */
    void close() {
        closed = true;
    }

    /** Returns the check of a ballot's own content. */
    BallotCheck check() {
        return new BallotCheck(election, checked);
    }

    /** Notes the payload hash of a Ballot event, even where the ballot itself is missing. */
    boolean isFirst(String payloadHash) {
        return hashes.add(payloadHash);
    }

    /** Takes the outcome of one ballot's own checks. {@code number} counts ballots from 1. */
    void accept(int number, int height, ArchiveRecord record, boolean first, BallotCheck.Outcome outcome)
            throws IOException {
        String place = "ballot " + number + " (event height " + height + ")";
        report(CheckId.B1, BallotProblem.Rule.SHAPE, place, outcome);
        if (outcome.raw().isEmpty()) {
            findings.notRun(EnumSet.range(CheckId.B2, CheckId.B7), "needs B1");
            findings.notRun(EnumSet.of(CheckId.B9, CheckId.B10), "needs B1");
            repetition(place, first, Optional.empty());
            return;
        }
        report(CheckId.B2, BallotProblem.Rule.ELECTION, place, outcome);
        report(CheckId.B3, BallotProblem.Rule.MEMBERSHIP, place, outcome);
        if (outcome.ballot().isPresent()) {
            if (checked.isPresent()) {
                report(CheckId.B4, BallotProblem.Rule.MARKS, place, outcome);
                report(CheckId.B5, BallotProblem.Rule.LIMITS, place, outcome);
                if (election.isShuffled()) {
                    report(CheckId.B9, BallotProblem.Rule.KNOWLEDGE, place, outcome);
                }
            }
            report(CheckId.B6, BallotProblem.Rule.SIGNATURE, place, outcome);
            if (first) {
                randomness(place, outcome.ballot().get());
            }
        } else {
            findings.notRun(EnumSet.of(CheckId.B4, CheckId.B5, CheckId.B6, CheckId.B9, CheckId.B10), "needs B3");
        }
        String credential = outcome.raw().get().credential();
        int slip = slips.find(credential);
        boolean listed = slip >= 0;
        findings.checked(CheckId.B7, place, listed ? List.of() : List.of("its slip is not on the list"));
        repetition(place, first, Optional.of(credential));
        if (!closed && listed && outcome.ballot().isPresent()) {
            count(slip, outcome.ballot().get(), record);
        }
    }

    /** Says that a Ballot event's payload is missing; only its hash can be looked at, where there is one. */
    void missing(int number, int height, Optional<Boolean> first) {
        String place = "ballot " + number + " (event height " + height + ")";
        findings.notRun(EnumSet.range(CheckId.B1, CheckId.B7), "needs A2");
        findings.notRun(EnumSet.of(CheckId.B9, CheckId.B10), "needs A2");
        first.ifPresentOrElse(
                fresh -> repetition(place, fresh, Optional.empty()), () -> findings.notRun(CheckId.B8, "needs A2"));
    }

    EncryptedTally tally() {
        return tally.tally();
    }

    int countedBallots() {
        return slips.counted();
    }

    BigInteger totalWeight() {
        return totalWeight;
    }

    private void repetition(String place, boolean first, Optional<String> credential) {
        boolean slipIsFirst = credential.map(credentials::add).orElse(true);
        if (!first) {
            findings.failed(CheckId.B8, place, "the same ballot stood before");
        } else if (ours && !slipIsFirst) {
            findings.failed(CheckId.B8, place, "its slip was used before");
        } else {
            findings.passed(CheckId.B8);
        }
    }

    /** A ballot that stands there twice is B8's business; all others have random numbers of their own. */
    private void randomness(String place, CheckedBallot ballot) {
        List<Report.Failure> repeated = new ArrayList<>();
        for (int q = 0; q < ballot.ciphertexts().size(); q++) {
            List<Ciphertext> choices = ballot.ciphertexts().get(q);
            for (int mark = 0; mark < choices.size(); mark++) {
                if (!alphas.add(choices.get(mark).alpha().encoded())) {
                    repeated.add(new Report.Failure(
                            place + ", question " + (q + 1) + ", mark " + (mark + 1), "its alpha stood before"));
                }
            }
        }
        findings.checkedAt(CheckId.B10, repeated);
    }

    private void count(int slip, CheckedBallot ballot, ArchiveRecord record) throws IOException {
        BigInteger weight = slips.weight(slip);
        Optional<Slips.Place> earlier = slips.count(slip, new Slips.Place(record.offset(), record.body().length));
        if (earlier.isEmpty()) {
            totalWeight = totalWeight.add(weight);
        } else {
            // Only the last ballot of a credential counts; the earlier one is read again to be taken out.
            tally.remove(reread(earlier.get()).ciphertexts(), weight);
        }
        tally.add(ballot.ciphertexts(), weight);
    }

    private CheckedBallot reread(Slips.Place place) throws IOException {
        byte[] bytes = source.read(place.offset(), place.length());
        return check().check(bytes).ballot().orElseThrow(() -> new IOException("the file changed while it was read"));
    }

    private void report(CheckId id, BallotProblem.Rule rule, String place, BallotCheck.Outcome outcome) {
        findings.checkedAt(
                id,
                outcome.problems().stream()
                        .filter(problem -> problem.rule() == rule)
                        .map(problem -> new Report.Failure(place + ", " + problem.place(), problem.reason()))
                        .toList());
    }
}
