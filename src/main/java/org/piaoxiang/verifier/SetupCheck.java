package org.piaoxiang.verifier;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.archive.ArchiveRecord;
import org.piaoxiang.protocol.archive.Event;
import org.piaoxiang.protocol.archive.SetupData;
import org.piaoxiang.protocol.archive.UnusableArchive;
import org.piaoxiang.protocol.ballot.CheckedElection;
import org.piaoxiang.protocol.ballot.Election;
import org.piaoxiang.protocol.ballot.PollRules;
import org.piaoxiang.protocol.credential.SlipList;
import org.piaoxiang.protocol.group.Decoding;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.HashFunction;
import org.piaoxiang.protocol.parallel.Workers;
import org.piaoxiang.protocol.trustee.ThresholdParameters;
import org.piaoxiang.protocol.trustee.Trustees;

/** Checks S1 to S5. */
final class SetupCheck {
    private final Findings findings;
    private final EventChain chain;
    private final Workers workers;

    SetupCheck(Findings findings, EventChain chain, Workers workers) {
        this.workers = workers;
        this.findings = findings;
        this.chain = chain;
    }

    CheckedSetup check(Event event) throws UnusableArchive {
        SetupData setup;
        Election election;
        Trustees trustees;
        SlipList list;
        try {
            setup = SetupData.parse(data(event.payload().orElse(""), "the setup"));
            byte[] fingerprint = HexFormat.of().parseHex(setup.election());
            election = Election.parse(data(setup.election(), "the election"), HashFunction.base64OfDigest(fingerprint));
            trustees = Trustees.parse(data(setup.trustees(), "the custodians"), election.group());
            list = SlipList.parse(data(setup.credentials(), "the list"));
        } catch (JsonException misshapen) {
            throw new UnusableArchive("The setup cannot be read: " + misshapen.reason() + ".");
        } catch (Election.Unsupported unsupported) {
            throw new UnusableArchive(String.valueOf(unsupported.getMessage()));
        } catch (Trustees.UnknownKind unknown) {
            throw new UnusableArchive("The election has a kind of custodian that this release does not know.");
        }
        setup.certificate().ifPresent(hash -> chain.take(hash, "the list's certificate"));
        CheckedElection.Outcome outcome = CheckedElection.check(election);
        findings.checked(CheckId.S1, "election", outcome.problems());
        List<Optional<Element>> custodians = custodians(trustees, election.group(), outcome.checked());
        boolean ours = PollRules.claimedBy(election.description());
        checkList(list, election, ours);
        Optional<PollRules> rules = PollRules.parse(election.description());
        if (!ours) {
            for (CheckId id : List.of(CheckId.S5, CheckId.D4)) {
                findings.notRun(id, "this election does not carry poll rules of ours");
            }
            findings.notRun(CheckId.D3, "shares of this election do not promise bound proofs");
        } else if (rules.isEmpty()) {
            findings.failed(CheckId.S5, "election.description", "it is not the canonical form of poll rules");
        } else {
            findings.passed(CheckId.S5);
        }
        if (!election.isShuffled()) {
            findings.notRun(EnumSet.of(CheckId.B9, CheckId.H1, CheckId.H2, CheckId.H3), "no question is shuffled");
        } else if (!ours) {
            findings.notRun(CheckId.H3, "this election does not promise that all custodians shuffle");
        }
        return new CheckedSetup(election, outcome.checked(), custodians, trustees, list, ours, rules);
    }

    private byte[] data(String hash, String what) throws UnusableArchive {
        Optional<ArchiveRecord> record = chain.take(hash, what);
        if (record.isEmpty()) {
            throw new UnusableArchive("The setup is not complete: " + what + " is missing.");
        }
        return record.get().body();
    }

    private List<Optional<Element>> custodians(Trustees trustees, Group group, Optional<CheckedElection> election) {
        Trustees.Outcome outcome = trustees.check(group);
        for (int i = 1; i <= trustees.keys().size(); i++) {
            findings.checked(CheckId.S2, "custodian " + i, about(i, outcome.problems()));
        }
        if (trustees.keys().isEmpty()) {
            findings.failed(CheckId.S2, "custodians", "there are none");
        }
        groups(trustees, outcome);
        checkKey(election, outcome);
        return outcome.keys();
    }

    private void groups(Trustees trustees, Trustees.Outcome outcome) {
        if (outcome.groups().isEmpty()) {
            findings.notRun(CheckId.S6, "no custodians share a key by threshold");
            return;
        }
        findings.checked(CheckId.S6, "threshold groups", about(0, outcome.groupProblems()));
        int number = 0;
        for (Trustees.Item item : trustees.items()) {
            for (int i = 0; i < item.keys().size(); i++) {
                number++;
                if (item instanceof ThresholdParameters) {
                    findings.checked(CheckId.S6, "custodian " + number, about(number, outcome.groupProblems()));
                }
            }
        }
    }

    private static List<String> about(int custodian, List<Trustees.Problem> problems) {
        return problems.stream()
                .filter(problem -> problem.custodian() == custodian)
                .map(Trustees.Problem::reason)
                .toList();
    }

    private void checkKey(Optional<CheckedElection> election, Trustees.Outcome outcome) {
        if (election.isEmpty()) {
            findings.notRun(CheckId.S3, "needs S1");
        } else if (outcome.publicKey().isEmpty()) {
            boolean groupsLack = outcome.groups().stream().anyMatch(Optional::isEmpty);
            findings.notRun(CheckId.S3, groupsLack ? "needs S6" : "needs S2");
        } else if (outcome.publicKey().get().equals(election.get().publicKey())) {
            findings.passed(CheckId.S3);
        } else {
            findings.failed(CheckId.S3, "election.public_key", "it is not the product of the custodians' keys");
        }
    }

    private void checkList(SlipList list, Election election, boolean ours) {
        findings.reached(CheckId.S4);
        Set<String> seen = new HashSet<>();
        String before = "";
        int number = 0;
        List<Optional<String>> unlawful = workers.each(list.entries(), entry -> unlawful(entry, election.group()));
        for (SlipList.Entry entry : list.entries()) {
            List<String> problems =
                    new ArrayList<>(unlawful.get(number).stream().toList());
            number++;
            if (!seen.add(entry.key())) {
                problems.add("it stood before");
            }
            if (!entry.weight().equals(BigInteger.ONE) && (ours || election.isShuffled())) {
                problems.add(ours ? "every slip of ours weighs 1" : "every slip weighs 1 where a question is shuffled");
            }
            if (ours && before.compareTo(entry.text()) > 0) {
                problems.add("the list is not sorted");
            }
            before = entry.text();
            findings.checked(CheckId.S4, "entry " + number, problems);
        }
    }

    /** Returns why the entry's key is none, if so. */
    private static Optional<String> unlawful(SlipList.Entry entry, Group group) {
        if (entry.weight().signum() <= 0) {
            return Optional.of("it is not a key, or a key with a weight of at least 1");
        }
        return switch (group.decode(entry.key())) {
            case Decoding.Refused refused -> Optional.of(refused.reason());
            case Decoding.Member member ->
                member.element().isIdentity() ? Optional.of("it is the identity") : Optional.empty();
        };
    }
}
