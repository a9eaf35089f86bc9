package org.piaoxiang.proceedings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.piaoxiang.protocol.archive.ArchiveOverview;
import org.piaoxiang.protocol.archive.ArchiveSource;
import org.piaoxiang.protocol.archive.UnusableArchive;
import org.piaoxiang.protocol.ballot.BallotCheck;
import org.piaoxiang.protocol.ballot.CheckedBallot;
import org.piaoxiang.protocol.ballot.CheckedElection;
import org.piaoxiang.protocol.ballot.Tracker;
import org.piaoxiang.protocol.credential.SlipList;
import org.piaoxiang.protocol.group.HashFunction;

/** Lets ballots of one poll in: proofs hold, and the slip is on the list. Made once per poll and shared by all casts. */
public final class BallotGate {
    private static final int ALPHA_DIGITS = 32;

    private final ArchiveOverview setup;
    private final CheckedElection election;
    private final BallotCheck check;
    private final Set<String> credentials;

    private BallotGate(ArchiveOverview setup, CheckedElection election) {
        this.setup = setup;
        this.election = election;
        this.check = new BallotCheck(election);
        this.credentials =
                setup.list().entries().stream().map(SlipList.Entry::key).collect(Collectors.toSet());
    }

    /** Makes the gate from a poll's archive. */
    public static BallotGate of(byte[] archive) {
        try {
            ArchiveOverview setup = ArchiveOverview.read(ArchiveSource.of(archive));
            CheckedElection election =
                    CheckedElection.check(setup.election()).checked().orElseThrow();
            return new BallotGate(setup, election);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (UnusableArchive ownMistake) {
            throw new IllegalStateException(ownMistake);
        }
    }

    /** What became of a ballot at the gate. */
    public sealed interface Passage {
        /**
         * It may go into the box.
         *
         * @param credential its slip's public credential in the poll
         * @param tracker its tracker
         * @param alphas per ciphertext a hash of the first component, 16 bytes in hexadecimal
         */
        record Accepted(String credential, Tracker tracker, List<String> alphas) implements Passage {
            /** Keeps a copy of the list. */
            public Accepted {
                alphas = List.copyOf(alphas);
            }
        }

        /** It may not; {@code code} is BALLOT_INVALID or SLIP_UNKNOWN. */
        record Refused(String code) implements Passage {}
    }

    /** Checks a ballot; takes CPU time, so it belongs on the bounded pool. */
    public Passage check(byte[] ballot) {
        BallotCheck.Outcome outcome = check.check(ballot);
        Optional<String> credential = outcome.raw().map(raw -> raw.credential());
        if (credential.isEmpty() || !outcome.isValid()) {
            return new Passage.Refused("BALLOT_INVALID");
        }
        if (!credentials.contains(credential.get())) {
            return new Passage.Refused("SLIP_UNKNOWN");
        }
        return new Passage.Accepted(
                credential.get(),
                Tracker.of(ballot, election.group().hash()),
                alphas(outcome.ballot().orElseThrow()));
    }

    private static List<String> alphas(CheckedBallot ballot) {
        return ballot.ciphertexts().stream()
                .flatMap(List::stream)
                .map(ciphertext -> ciphertext.alpha().encoded().getBytes(StandardCharsets.UTF_8))
                .map(alpha -> HashFunction.SHA_256.hex(alpha).substring(0, ALPHA_DIGITS))
                .toList();
    }

    /** Returns the poll's setup. */
    public ArchiveOverview setup() {
        return setup;
    }

    /** Returns the poll's election. */
    public CheckedElection election() {
        return election;
    }
}
