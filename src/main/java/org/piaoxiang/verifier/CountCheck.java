package org.piaoxiang.verifier;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.archive.ArchiveRecord;
import org.piaoxiang.protocol.archive.Event;
import org.piaoxiang.protocol.archive.OwnedPayload;
import org.piaoxiang.protocol.ballot.Election;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.tally.ElectionResult;
import org.piaoxiang.protocol.tally.EncryptedTally;
import org.piaoxiang.protocol.tally.SizedTally;
import org.piaoxiang.protocol.trustee.Opening;
import org.piaoxiang.protocol.trustee.Share;
import org.piaoxiang.protocol.trustee.ShareCheck;

/** Checks T1 to R1: from the ballots that count to the result. */
final class CountCheck {
    private final Findings findings;
    private final EventChain chain;
    private final CheckedSetup setup;
    private final Election election;
    private final EncryptedTally tally;
    private final BallotBox box;
    private final Map<Integer, List<List<Element>>> factors = new TreeMap<>();

    CountCheck(Findings findings, EventChain chain, CheckedSetup setup, BallotBox box) {
        this.findings = findings;
        this.chain = chain;
        this.setup = setup;
        this.election = setup.election();
        this.box = box;
        this.tally = box.tally();
    }

    /** Takes the data of an event of which nothing can be checked, so that it does not count as left over. */
    static void passOver(EventChain chain, Event event) {
        Optional<ArchiveRecord> payload = event.payload().flatMap(hash -> chain.take(hash, "the payload"));
        if (payload.isEmpty()) {
            return;
        }
        byte[] body = payload.get().body();
        try {
            switch (event.type()) {
                case ENCRYPTED_TALLY -> chain.take(SizedTally.parse(body).tallyHash(), "the encrypted tally");
                case PARTIAL_DECRYPTION -> chain.take(OwnedPayload.parse(body).payload(), "the share");
                default -> {}
            }
        } catch (JsonException unreadable) {
            // It refers to nothing, then: what stands before it is left over, and the chain says so.
            return;
        }
    }

    /** The EncryptedTally event. */
    void tally(Event event) {
        Optional<ArchiveRecord> payload = payload(event, "the sized tally");
        SizedTally sized;
        try {
            if (payload.isEmpty()) {
                throw new JsonException("it is missing");
            }
            sized = SizedTally.parse(payload.get().body());
        } catch (JsonException unreadable) {
            findings.failed(CheckId.T1, "sized_encrypted_tally", unreadable.reason());
            findings.failed(CheckId.T2, "sized_encrypted_tally", unreadable.reason());
            return;
        }
        Optional<ArchiveRecord> published = chain.take(sized.tallyHash(), "the encrypted tally");
        boolean same = published.isPresent() && Arrays.equals(published.get().body(), tally.bytes(election.group()));
        findings.checked(
                CheckId.T1,
                "encrypted_tally",
                same ? List.of() : List.of("it is not the product of the ballots that count"));
        List<String> problems = new ArrayList<>();
        if (sized.ballots() != box.countedBallots()) {
            problems.add("num_tallied is " + sized.ballots() + " instead of " + box.countedBallots());
        }
        if (!sized.weight().equals(box.totalWeight())) {
            problems.add("total_weight is " + sized.weight() + " instead of " + box.totalWeight());
        }
        findings.checked(CheckId.T2, "sized_encrypted_tally", problems);
    }

    /** A PartialDecryption event; {@code number} counts them from 1. */
    void share(Event event, int number) {
        String place = "share " + number;
        Optional<ArchiveRecord> payload = payload(event, "the owned share");
        OwnedPayload owned;
        Optional<ArchiveRecord> data;
        try {
            if (payload.isEmpty()) {
                throw new JsonException("it is missing");
            }
            owned = OwnedPayload.parse(payload.get().body());
            data = chain.take(owned.payload(), "the share");
        } catch (JsonException unreadable) {
            if (standsOnTally()) {
                findings.failed(CheckId.D1, place, unreadable.reason());
            }
            return;
        }
        if (!standsOnTally()) {
            return;
        }
        List<Element> custodians = setup.custodians().orElseThrow();
        if (owned.owner() < 1 || owned.owner() > custodians.size()) {
            findings.failed(CheckId.D1, place, "it names a custodian who does not exist");
            return;
        }
        place = place + " (custodian " + owned.owner() + ")";
        if (factors.containsKey(owned.owner())) {
            findings.failed(CheckId.D1, place, "this custodian's share stood before");
            return;
        }
        try {
            if (data.isEmpty()) {
                throw new JsonException("it is missing");
            }
            Share share = Share.parse(data.get().body(), election.group().scalars());
            Element key = custodians.get(owned.owner() - 1);
            check(place, owned.owner(), new ShareCheck(election, tally, key, share));
        } catch (JsonException misshapen) {
            findings.failed(CheckId.D1, place, misshapen.reason());
        }
    }

    private void check(String place, int owner, ShareCheck check) {
        ShareCheck.Factors decoded = check.factors();
        findings.checkedAt(CheckId.D1, failures(place, decoded.problems()));
        if (decoded.elements().isEmpty()) {
            return;
        }
        List<List<Element>> elements = decoded.elements().get();
        factors.put(owner, elements);
        findings.checkedAt(CheckId.D2, failures(place, check.proofs(elements)));
        if (setup.ours()) {
            findings.checkedAt(CheckId.D3, failures(place, check.boundProofs(elements)));
        } else {
            findings.notRun(CheckId.D3, "shares of this election do not promise bound proofs");
        }
    }

    /** The Result event. */
    void result(Event event) {
        Optional<ArchiveRecord> payload = payload(event, "the result");
        if (!standsOnTally()) {
            findings.notRun(CheckId.R1, "needs D1");
            return;
        }
        if (findings.hasFailed(CheckId.D1)) {
            findings.notRun(CheckId.R1, "needs D1");
            return;
        }
        if (factors.size() < setup.custodians().orElseThrow().size()) {
            findings.failed(CheckId.R1, "result", "not every custodian's share is there");
            return;
        }
        try {
            if (payload.isEmpty()) {
                throw new JsonException("it is missing");
            }
            ElectionResult result = ElectionResult.parse(payload.get().body());
            Opening opening = Opening.of(election.group(), tally, List.copyOf(factors.values()));
            BigInteger bound = box.totalWeight();
            findings.checked(CheckId.R1, "result", opening.mismatches(result, bound));
        } catch (JsonException unreadable) {
            findings.failed(CheckId.R1, "result", unreadable.reason());
        }
    }

    private boolean standsOnTally() {
        String missing = setup.custodians().isEmpty() ? "needs S2" : findings.holds(CheckId.T1) ? "" : "needs T1";
        if (!missing.isEmpty()) {
            for (CheckId id : List.of(CheckId.D1, CheckId.D2, CheckId.D3)) {
                findings.notRun(id, missing);
            }
        }
        return missing.isEmpty();
    }

    private Optional<ArchiveRecord> payload(Event event, String what) {
        return event.payload().flatMap(hash -> chain.take(hash, what));
    }

    private static List<Report.Failure> failures(String place, List<ShareCheck.Problem> problems) {
        return problems.stream()
                .map(problem -> new Report.Failure(place + ", " + problem.place(), problem.reason()))
                .toList();
    }
}
