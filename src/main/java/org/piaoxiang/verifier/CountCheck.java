package org.piaoxiang.verifier;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
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

/** Checks T1 to R1: from the ballots that count to the result. What stands before what it needs is not looked at. */
final class CountCheck {
    private static final Set<CheckId> TALLY = EnumSet.of(CheckId.T1, CheckId.T2);
    private static final Set<CheckId> SHARE = EnumSet.of(CheckId.D1, CheckId.D2, CheckId.D3);
    private static final Set<CheckId> SHARE_PROOFS = EnumSet.of(CheckId.D2, CheckId.D3);
    private static final String NEEDS_A2 = "needs A2";

    private final Findings findings;
    private final EventChain chain;
    private final CheckedSetup setup;
    private final Election election;
    private final BallotBox box;
    private final Map<Integer, List<List<Element>>> factors = new TreeMap<>();
    private final Set<Integer> owners = new HashSet<>();
    /** The tally in the archive, right or wrong, where it can be read. */
    private Optional<EncryptedTally> published = Optional.empty();
    /** What later checks lack where it cannot. */
    private String lack = NEEDS_A2;

    private boolean tallied;
    private boolean ended;
    private int shares;

    CountCheck(Findings findings, EventChain chain, CheckedSetup setup, BallotBox box) {
        this.findings = findings;
        this.chain = chain;
        this.setup = setup;
        this.election = setup.election();
        this.box = box;
    }

    /** The EncryptedTally event; only the first counts, another fails A2 by standing there. */
    void tally(Event event) {
        Optional<byte[]> payload = payload(event, "the sized tally");
        Optional<String> reference = payload.flatMap(body -> reference(body, "encrypted_tally"));
        Optional<byte[]> data = reference.flatMap(hash -> data(hash, "the encrypted tally"));
        if (tallied) {
            return;
        }
        tallied = true;
        if (payload.isEmpty()) {
            findings.notRun(TALLY, NEEDS_A2);
            return;
        }
        findings.checked(CheckId.T2, "sized_encrypted_tally", sizes(payload.get()));
        if (reference.isEmpty()) {
            findings.failed(CheckId.T1, "sized_encrypted_tally", "it refers to no encrypted tally");
            lack = "needs T1";
        } else if (data.isEmpty()) {
            findings.notRun(CheckId.T1, NEEDS_A2);
        } else {
            boolean same = Arrays.equals(data.get(), box.tally().bytes(election.group()));
            findings.checked(
                    CheckId.T1,
                    "encrypted_tally",
                    same ? List.of() : List.of("it is not the product of the ballots that count"));
            lack = "needs T1";
            published = readable(data.get());
        }
    }

    private List<String> sizes(byte[] payload) {
        try {
            SizedTally sized = SizedTally.parse(payload);
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

    /** Says that an event stands here which a tally should have gone before. */
    void afterTally() {
        if (!tallied) {
            findings.notRun(TALLY, NEEDS_A2);
        }
    }

    /** A PartialDecryption event. */
    void share(Event event) {
        shares++;
        if (shares == 1) {
            floor();
        }
        Optional<byte[]> payload = payload(event, "the owned share");
        Optional<String> reference = payload.flatMap(body -> reference(body, "payload"));
        Optional<byte[]> data = reference.flatMap(hash -> data(hash, "the share"));
        if (published.isEmpty()) {
            findings.notRun(SHARE, lack);
        } else if (payload.isEmpty() || (reference.isPresent() && data.isEmpty())) {
            findings.notRun(SHARE, NEEDS_A2);
        } else {
            share("share " + shares, published.get(), payload.get(), data);
        }
    }

    private void share(String place, EncryptedTally tally, byte[] payload, Optional<byte[]> data) {
        try {
            int owner = OwnedPayload.parse(payload).owner();
            if (owner < 1 || owner > setup.custodians().size()) {
                throw new JsonException("it names a custodian who does not exist");
            }
            if (!owners.add(owner)) {
                throw new JsonException("this custodian's share stood before");
            }
            Share share = Share.parse(data.orElseThrow(), election.group().scalars());
            check(place + " (custodian " + owner + ")", owner, new ShareCheck(election, tally, share));
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
        findings.checkedAt(CheckId.D2, failures(place, check.proofs(key.get(), elements)));
        if (setup.ours()) {
            findings.checkedAt(CheckId.D3, failures(place, check.boundProofs(key.get(), elements)));
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
        Optional<byte[]> payload = payload(event, "the result");
        if (ended) {
            return;
        }
        ended = true;
        int custodians = setup.custodians().size();
        if (payload.isEmpty()) {
            findings.notRun(CheckId.R1, NEEDS_A2);
        } else if (published.isEmpty()) {
            findings.notRun(CheckId.R1, lack);
        } else if (owners.size() < custodians) {
            findings.failed(CheckId.R1, "result", "not every custodian's share is there");
        } else if (factors.size() < custodians) {
            findings.notRun(CheckId.R1, "needs D1");
        } else {
            findings.checked(CheckId.R1, "result", mismatches(published.get(), payload.get()));
        }
    }

    private List<String> mismatches(EncryptedTally tally, byte[] payload) {
        try {
            ElectionResult result = ElectionResult.parse(payload);
            BigInteger bound = box.totalWeight();
            return Opening.of(election.group(), tally, List.copyOf(factors.values()))
                    .mismatches(result, bound);
        } catch (JsonException unreadable) {
            return List.of(unreadable.reason());
        }
    }

    private Optional<byte[]> payload(Event event, String what) {
        return event.payload().flatMap(hash -> data(hash, what));
    }

    private Optional<byte[]> data(String hash, String what) {
        return chain.take(hash, what).map(ArchiveRecord::body);
    }

    private static Optional<String> reference(byte[] payload, String field) {
        try {
            return Fields.of(JsonReader.read(payload), "payload")
                    .optional(field)
                    .flatMap(CountCheck::text);
        } catch (JsonException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(Json value) {
        return value instanceof Json.Str string ? Optional.of(string.value()) : Optional.empty();
    }

    private static List<Report.Failure> failures(String place, List<ShareCheck.Problem> problems) {
        return problems.stream()
                .map(problem -> new Report.Failure(place + ", " + problem.place(), problem.reason()))
                .toList();
    }
}
