package org.piaoxiang.verifier;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.archive.Event;
import org.piaoxiang.protocol.archive.OwnedPayload;
import org.piaoxiang.protocol.ballot.Election;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.parallel.Workers;
import org.piaoxiang.protocol.tally.ElectionResult;
import org.piaoxiang.protocol.tally.EncryptedTally;
import org.piaoxiang.protocol.trustee.Opening;
import org.piaoxiang.protocol.trustee.Share;
import org.piaoxiang.protocol.trustee.ShareCheck;

/** Checks D1 to R1: from what is to be opened to the result. What stands before what it needs is not looked at. */
final class CountCheck {
    private static final Set<CheckId> SHARE = EnumSet.of(CheckId.D1, CheckId.D2, CheckId.D3);
    private static final Set<CheckId> SHARE_PROOFS = EnumSet.of(CheckId.D2, CheckId.D3);
    private static final String NEEDS_A2 = TallyCheck.NEEDS_A2;

    private final Findings findings;
    private final Payloads payloads;
    private final CheckedSetup setup;
    private final Election election;
    private final BallotBox box;
    private final TallyCheck tally;
    private final Workers workers;
    private final Map<Integer, List<List<Element>>> factors = new TreeMap<>();
    private final Set<Integer> proved = new HashSet<>();
    private final Set<Integer> owners = new HashSet<>();
    private boolean ended;
    private int shares;

    CountCheck(
            Findings findings,
            Payloads payloads,
            CheckedSetup setup,
            BallotBox box,
            TallyCheck tally,
            Workers workers) {
        this.workers = workers;
        this.findings = findings;
        this.payloads = payloads;
        this.tally = tally;
        this.setup = setup;
        this.election = setup.election();
        this.box = box;
    }

    /** A PartialDecryption event. */
    void share(Event event) {
        shares++;
        if (shares == 1) {
            floor();
        }
        Payloads.Referring read = payloads.referring(event, "the owned share", "payload", "the share");
        if (tally.current().isEmpty()) {
            findings.notRun(SHARE, tally.lack());
        } else if (read.isIncomplete()) {
            findings.notRun(SHARE, NEEDS_A2);
        } else {
            share("share " + shares, tally.current().get(), read.payload().orElseThrow(), read.data());
        }
    }

    private void share(String place, EncryptedTally opened, byte[] payload, Optional<byte[]> data) {
        try {
            int owner = OwnedPayload.parse(payload).owner();
            if (owner < 1 || owner > setup.custodians().size()) {
                throw new JsonException("it names a custodian who does not exist");
            }
            if (!owners.add(owner)) {
                throw new JsonException("this custodian's share stood before");
            }
            Share share = Share.parse(data.orElseThrow(), election.group().scalars());
            check(place + " (custodian " + owner + ")", owner, new ShareCheck(election, opened, share, workers));
        } catch (JsonException misshapen) {
            findings.failed(CheckId.D1, place, misshapen.reason());
            findings.notRun(SHARE_PROOFS, "needs D1");
        }
    }

    private void check(String place, int owner, ShareCheck check) {
        ShareCheck.Factors decoded = check.factors();
        findings.checkedAt(CheckId.D1, failures(place, decoded.problems()));
        Optional<Element> key = setup.custodians().get(owner - 1);
        if (decoded.elements().isEmpty()) {
            findings.notRun(SHARE_PROOFS, "needs D1");
            return;
        }
        List<List<Element>> elements = decoded.elements().get();
        factors.put(owner, elements);
        if (key.isEmpty()) {
            findings.notRun(SHARE_PROOFS, "needs S2");
            return;
        }
        List<ShareCheck.Problem> problems = check.proofs(key.get(), elements);
        findings.checkedAt(CheckId.D2, failures(place, problems));
        boolean holds = problems.isEmpty();
        if (setup.ours()) {
            List<ShareCheck.Problem> unbound = check.boundProofs(key.get(), elements);
            findings.checkedAt(CheckId.D3, failures(place, unbound));
            holds &= unbound.isEmpty();
        }
        if (holds) {
            proved.add(owner);
        }
    }

    private void floor() {
        if (setup.ours() && setup.rules().isEmpty()) {
            findings.notRun(CheckId.D4, "needs S5");
        }
        setup.rules().ifPresent(rules -> {
            int opened = box.countedBallots();
            boolean enough = opened >= rules.floor();
            findings.checked(
                    CheckId.D4,
                    "share 1",
                    enough ? List.of() : List.of("only " + opened + " ballots count, fewer than " + rules.floor()));
        });
    }

    /** The Result event; only the first counts, another fails A2 by standing there. */
    void result(Event event) {
        Optional<byte[]> payload = payloads.payload(event, "the result");
        if (ended) {
            return;
        }
        ended = true;
        if (payload.isEmpty()) {
            findings.notRun(CheckId.R1, NEEDS_A2);
        } else if (tally.current().isEmpty()) {
            findings.notRun(CheckId.R1, tally.lack());
        } else if (!suffice(owners)) {
            findings.failed(CheckId.R1, "result", "not every custodian's share is there");
        } else if (!suffice(factors.keySet())) {
            findings.notRun(CheckId.R1, "needs D1");
        } else {
            findings.checked(CheckId.R1, "result", mismatches(tally.current().get(), payload.get()));
        }
    }

    private boolean suffice(Set<Integer> custodians) {
        return setup.trustees()
                .combination(List.copyOf(custodians), election.group().scalars())
                .isPresent();
    }

    private List<String> mismatches(EncryptedTally opened, byte[] payload) {
        try {
            ElectionResult result = ElectionResult.parse(payload, election.questions());
            return Opening.of(election, setup.trustees(), opened, provedFirst())
                    .orElseThrow()
                    .mismatches(result, box.totalWeight());
        } catch (JsonException unreadable) {
            return List.of(unreadable.reason());
        }
    }

    /** Where more shares are there than needed, those whose proofs hold are combined. */
    private Map<Integer, List<List<Element>>> provedFirst() {
        Map<Integer, List<List<Element>>> ordered = new LinkedHashMap<>();
        for (boolean wanted : new boolean[] {true, false}) {
            factors.forEach((owner, elements) -> {
                if (proved.contains(owner) == wanted) {
                    ordered.put(owner, elements);
                }
            });
        }
        return ordered;
    }

    private static List<Report.Failure> failures(String place, List<ShareCheck.Problem> problems) {
        return problems.stream()
                .map(problem -> new Report.Failure(place + ", " + problem.place(), problem.reason()))
                .toList();
    }
}
