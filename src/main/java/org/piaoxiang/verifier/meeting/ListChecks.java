package org.piaoxiang.verifier.meeting;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.Entry;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.protocol.archive.ArchiveOverview;
import org.piaoxiang.protocol.credential.SlipList;
import org.piaoxiang.protocol.credential.SlipProof;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.HashFunction;
import org.piaoxiang.protocol.proof.Proof;
import org.piaoxiang.record.VerifyKey;
import org.piaoxiang.verifier.Findings;
import org.piaoxiang.verifier.IssuedLists;

/** M9 to M11: who may vote, from the issuer's signature to the list in each poll's setup. */
final class ListChecks {
    private final Evidence evidence;
    private final ReadRecord record;
    private final List<PollFacts> polls;
    private final Findings findings;

    ListChecks(Evidence evidence, ReadRecord record, List<PollFacts> polls, Findings findings) {
        this.evidence = evidence;
        this.record = record;
        this.polls = polls;
        this.findings = findings;
    }

    void check() {
        record.of(EntryType.ISSUE_LISTS).forEach(this::issued);
        issuers();
        Optional<Group> group = polls.stream()
                .flatMap(poll -> poll.overview().stream())
                .map(overview -> overview.election().group())
                .findFirst();
        struck().forEach(entry -> {
            if (group.isEmpty()) {
                findings.notRun(MeetingCheck.M10, "no archive is there that tells the group");
            } else {
                findings.checked(MeetingCheck.M10, ReadRecord.place(entry), strikeProblems(entry, group.get()));
            }
        });
        findings.reached(MeetingCheck.M9);
        findings.reached(MeetingCheck.M10);
        for (PollFacts poll : polls) {
            if (poll.overview().isEmpty()) {
                findings.notRun(MeetingCheck.M11, "an archive is not there or cannot be read");
            } else {
                arithmetic(poll, poll.overview().get());
            }
        }
        findings.reached(MeetingCheck.M11);
    }

    private List<Entry> struck() {
        List<Entry> all = new ArrayList<>(record.of(EntryType.VOID_SLIP));
        all.addAll(record.of(EntryType.WITHHOLD_SLIP));
        return all;
    }

    private void issued(Entry entry) {
        Map<String, Json> data = entry.data().fields();
        List<String> problems = new ArrayList<>();
        Json lists = data.getOrDefault("lists", Json.array(List.of()));
        Json slips = data.getOrDefault("slips", Json.array(List.of()));
        byte[] statement = IssuedLists.statement(evidence.meeting(), lists, slips);
        boolean signed = VerifyKey.ofBase64(ReadRecord.text(entry, "key"))
                .filter(key -> key.verifyBase64(statement, ReadRecord.text(entry, "signature")))
                .isPresent();
        if (!signed) {
            problems.add("the issuer's signature does not hold");
        }
        for (Data row : ReadRecord.rows(entry, "lists")) {
            fileProblem(row).ifPresent(problems::add);
        }
        findings.checked(MeetingCheck.M9, ReadRecord.place(entry), problems);
    }

    /** Where only one round is looked at, lists of other polls need not be there. */
    private Optional<String> fileProblem(Data row) {
        String uuid = PollFacts.text(row, "uuid");
        byte[] file = evidence.lists().get(PollFacts.text(row, "hash"));
        boolean needed = evidence.round().isEmpty()
                || polls.stream().anyMatch(poll -> poll.uuid().equals(uuid));
        if (file == null) {
            return needed ? Optional.of("the list of poll " + uuid + " is missing") : Optional.empty();
        }
        if (!HashFunction.SHA_256.hex(file).equals(PollFacts.text(row, "hash"))) {
            return Optional.of("the list of poll " + uuid + " is not the file that was signed");
        }
        return keys(file)
                        .filter(keys -> keys.size() == PollFacts.number(row, "size"))
                        .isPresent()
                ? Optional.empty()
                : Optional.of("the list of poll " + uuid + " has not the size that was signed");
    }

    private void issuers() {
        List<Entry> all = record.of(EntryType.ISSUE_LISTS);
        if (all.stream().map(entry -> ReadRecord.text(entry, "key")).distinct().count() > 1) {
            findings.failed(MeetingCheck.M9, ReadRecord.place(all.getLast()), "another issuer signed earlier lists");
        }
    }

    private List<String> strikeProblems(Entry entry, Group group) {
        String uuid = ReadRecord.text(entry, "poll");
        String credential = ReadRecord.text(entry, "credential");
        List<String> problems = new ArrayList<>();
        if (!holds(entry, group)) {
            problems.add("the slip's proof does not hold");
        }
        if (listed(uuid).filter(keys -> !keys.contains(credential)).isPresent()) {
            problems.add("the slip is not on the issuer's list");
        }
        return problems;
    }

    private static boolean holds(Entry entry, Group group) {
        SlipProof.Purpose purpose =
                entry.type() == EntryType.VOID_SLIP ? SlipProof.Purpose.VOID : SlipProof.Purpose.WITHHOLD;
        Json proof = entry.data().fields().get("proof");
        try {
            return proof != null
                    && SlipProof.holds(
                            group,
                            ReadRecord.text(entry, "poll"),
                            ReadRecord.text(entry, "credential"),
                            purpose,
                            Proof.parse(proof, group.scalars(), "proof"));
        } catch (JsonException misshapen) {
            return false;
        }
    }

    /** The keys on the issuer's newest list of {@code uuid}, where its file is there. */
    private Optional<Set<String>> listed(String uuid) {
        return record.of(EntryType.ISSUE_LISTS).stream()
                .flatMap(entry -> PollFacts.row(entry, "lists", uuid).stream())
                .map(row -> PollFacts.text(row, "hash"))
                .reduce((earlier, later) -> later)
                .flatMap(hash -> Optional.ofNullable(evidence.lists().get(hash)))
                .flatMap(ListChecks::keys);
    }

    private static Optional<Set<String>> keys(byte[] file) {
        try {
            return Optional.of(SlipList.parse(file).entries().stream()
                    .map(SlipList.Entry::key)
                    .collect(Collectors.toCollection(TreeSet::new)));
        } catch (JsonException misshapen) {
            return Optional.empty();
        }
    }

    private void arithmetic(PollFacts poll, ArchiveOverview overview) {
        List<String> problems = new ArrayList<>();
        Set<String> actual =
                overview.list().entries().stream().map(SlipList.Entry::key).collect(Collectors.toSet());
        Optional<Set<String>> issued = listed(poll.uuid());
        if (issued.isEmpty()) {
            problems.add("the issuer's list is missing");
        } else {
            Set<String> expected = new HashSet<>(issued.get());
            struck().stream()
                    .filter(entry -> ReadRecord.text(entry, "poll").equals(poll.uuid()))
                    .filter(entry -> holds(entry, overview.election().group()))
                    .forEach(entry -> expected.remove(ReadRecord.text(entry, "credential")));
            if (!expected.equals(actual)) {
                problems.add("its list is not the issuer's less what slips themselves struck off");
            }
        }
        if (actual.size() != poll.participants()) {
            problems.add("its list has " + actual.size() + " slips for " + poll.participants() + " participants");
        }
        if (actual.size() != PollFacts.number(poll.setUp(), "size")) {
            problems.add("its list has not the size that was announced");
        }
        findings.checked(MeetingCheck.M11, poll.place(), problems);
    }
}
