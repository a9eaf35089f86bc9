package org.piaoxiang.verifier;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.archive.Event;
import org.piaoxiang.protocol.archive.OwnedPayload;
import org.piaoxiang.protocol.ballot.CheckedElection;
import org.piaoxiang.protocol.ballot.Ciphertext;
import org.piaoxiang.protocol.ballot.Election;
import org.piaoxiang.protocol.parallel.Workers;
import org.piaoxiang.protocol.shuffle.Generators;
import org.piaoxiang.protocol.shuffle.Shuffle;
import org.piaoxiang.protocol.shuffle.ShuffleCheck;
import org.piaoxiang.protocol.tally.EncryptedTally;

/** Checks H1 to H3: the shuffles between the tally and the shares. */
final class ShuffleStage {
    private static final Set<CheckId> SHUFFLE = EnumSet.of(CheckId.H1, CheckId.H2);

    private final Findings findings;
    private final Payloads payloads;
    private final CheckedSetup setup;
    private final Election election;
    private final TallyCheck tally;
    private final Workers workers;
    private final Set<Integer> owners = new TreeSet<>();
    private Optional<Generators> generators = Optional.empty();
    private int shuffles;
    private boolean ended;

    ShuffleStage(Findings findings, Payloads payloads, CheckedSetup setup, TallyCheck tally, Workers workers) {
        this.workers = workers;
        this.findings = findings;
        this.payloads = payloads;
        this.setup = setup;
        this.election = setup.election();
        this.tally = tally;
    }

    /** A Shuffle event. */
    void shuffle(Event event) {
        Payloads.Referring read = payloads.referring(event, "the owned shuffle", "payload", "the shuffle");
        if (!election.isShuffled()) {
            return;
        }
        shuffles++;
        Optional<EncryptedTally> before = tally.current();
        if (before.isEmpty()) {
            findings.notRun(SHUFFLE, tally.lack());
        } else if (read.isIncomplete()) {
            findings.notRun(SHUFFLE, TallyCheck.NEEDS_A2);
            tally.lose(TallyCheck.NEEDS_A2);
        } else {
            check(before.get(), read);
        }
    }

    private void check(EncryptedTally before, Payloads.Referring read) {
        String place = "shuffle " + shuffles;
        List<List<Ciphertext>> rows = before.shuffledRows(election.questions());
        Optional<Shuffle> parsed = Optional.empty();
        try {
            parsed = Optional.of(
                    Shuffle.parse(read.data().orElseGet(() -> new byte[0]), election.group(), rows, workers));
            findings.checked(CheckId.H1, place, owner(read.payload().orElseThrow()));
        } catch (JsonException misshapen) {
            findings.failed(CheckId.H1, place, misshapen.reason());
        }
        if (parsed.isEmpty()) {
            findings.notRun(CheckId.H2, "needs H1");
            tally.lose("needs H1");
            return;
        }
        Shuffle shuffle = parsed.get();
        tally.replace(before.withShuffledRows(election.questions(), shuffle.rows()));
        if (setup.checked().isEmpty()) {
            findings.notRun(CheckId.H2, "needs S1");
            return;
        }
        CheckedElection checked = setup.checked().get();
        Generators known = generators.orElseGet(() -> new Generators(election.group()));
        generators = Optional.of(known);
        findings.checkedAt(
                CheckId.H2,
                new ShuffleCheck(checked, known, workers)
                        .failures(rows, shuffle).stream()
                                .map(number -> new Report.Failure(
                                        place + ", shuffled question " + number, "its proof does not hold"))
                                .toList());
    }

    private List<String> owner(byte[] payload) {
        try {
            int owner = OwnedPayload.parse(payload).owner();
            if (owner < 1 || owner > setup.custodians().size()) {
                return List.of("it names a custodian who does not exist");
            }
            return owners.add(owner) ? List.of() : List.of("this custodian's shuffle stood before");
        } catch (JsonException misshapen) {
            return List.of(misshapen.reason());
        }
    }

    /** Says that no further shuffle can come: EndShuffles, or what should only stand after it. */
    void end() {
        if (ended || !election.isShuffled()) {
            return;
        }
        ended = true;
        if (tally.current().isEmpty()) {
            findings.notRun(CheckId.H3, tally.lack());
        } else if (setup.ours()) {
            boolean enough = setup.trustees()
                    .combination(List.copyOf(owners), election.group().scalars())
                    .isPresent();
            findings.checked(
                    CheckId.H3, "shuffles", enough ? List.of() : List.of("not every custodian needed has shuffled"));
        }
    }
}
