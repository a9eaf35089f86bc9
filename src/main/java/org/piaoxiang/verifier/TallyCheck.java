package org.piaoxiang.verifier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.archive.Event;
import org.piaoxiang.protocol.ballot.Election;
import org.piaoxiang.protocol.tally.EncryptedTally;
import org.piaoxiang.protocol.tally.SizedTally;

/** Checks T1 and T2, and keeps what is to be opened: the tally in the archive, right or wrong, as shuffled so far. */
final class TallyCheck {
    static final String NEEDS_A2 = "needs A2";

    private static final Set<CheckId> TALLY = EnumSet.of(CheckId.T1, CheckId.T2);

    private final Findings findings;
    private final Payloads payloads;
    private final Election election;
    private final BallotBox box;
    private Optional<EncryptedTally> current = Optional.empty();
    private String lack = NEEDS_A2;
    private boolean tallied;

    TallyCheck(Findings findings, Payloads payloads, Election election, BallotBox box) {
        this.findings = findings;
        this.payloads = payloads;
        this.election = election;
        this.box = box;
    }

    /** The EncryptedTally event; only the first counts, another fails A2 by standing there. */
    void tally(Event event) {
        Payloads.Referring read =
                payloads.referring(event, "the sized tally", "encrypted_tally", "the encrypted tally");
        if (tallied) {
            return;
        }
        tallied = true;
        if (read.payload().isEmpty()) {
            findings.notRun(TALLY, NEEDS_A2);
            return;
        }
        findings.checked(
                CheckId.T2, "sized_encrypted_tally", sizes(read.payload().get()));
        if (read.reference().isEmpty()) {
            findings.failed(CheckId.T1, "sized_encrypted_tally", "it refers to no encrypted tally");
            lack = "needs T1";
        } else if (read.data().isEmpty()) {
            findings.notRun(CheckId.T1, NEEDS_A2);
        } else {
            byte[] data = read.data().get();
            EncryptedTally expected = box.tally();
            boolean same = Arrays.equals(data, expected.bytes(election.group()));
            findings.checked(
                    CheckId.T1,
                    "encrypted_tally",
                    same ? List.of() : List.of("it is not the product of the ballots that count"));
            lack = "needs T1";
            current = same ? Optional.of(expected) : readable(data);
        }
    }

    /** Says that an event stands here which a tally should have gone before. */
    void afterTally() {
        if (!tallied) {
            findings.notRun(TALLY, NEEDS_A2);
        }
    }

    /** Returns what is to be opened, where it can be read. */
    Optional<EncryptedTally> current() {
        return current;
    }

    /** Returns what later checks lack where it cannot. */
    String lack() {
        return lack;
    }

    /** Says that from here on this is to be opened. */
    void replace(EncryptedTally shuffled) {
        current = Optional.of(shuffled);
    }

    /** Says that from here on nobody knows what is to be opened. */
    void lose(String missing) {
        current = Optional.empty();
        lack = missing;
    }

    private List<String> sizes(byte[] payload) {
        try {
            SizedTally sized = SizedTally.parseNumbers(payload);
            List<String> problems = new ArrayList<>();
            if (sized.ballots() != box.countedBallots()) {
                problems.add("num_tallied is " + sized.ballots() + " instead of " + box.countedBallots());
            }
            if (!sized.weight().equals(box.totalWeight())) {
                problems.add("total_weight is " + sized.weight() + " instead of " + box.totalWeight());
            }
            return problems;
        } catch (JsonException unreadable) {
            return List.of(unreadable.reason());
        }
    }

    private Optional<EncryptedTally> readable(byte[] data) {
        try {
            return Optional.of(EncryptedTally.parse(data, election.group()))
                    .filter(tally -> tally.fits(election.questions()));
        } catch (JsonException unreadable) {
            return Optional.empty();
        }
    }
}
