package org.piaoxiang.verifier.meeting;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.meeting.entry.BadField;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.Entry;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.protocol.archive.ArchiveOverview;
import org.piaoxiang.protocol.ballot.PollRules;
import org.piaoxiang.protocol.ballot.Tracker;
import org.piaoxiang.protocol.tally.ElectionResult;
import org.piaoxiang.record.VerifyKey;
import org.piaoxiang.verifier.CheckId;
import org.piaoxiang.verifier.CheckStatus;
import org.piaoxiang.verifier.ClosedSet;
import org.piaoxiang.verifier.Findings;
import org.piaoxiang.verifier.Report;
import org.piaoxiang.verifier.SealStatement;
import org.piaoxiang.verifier.SetupCode;
import org.piaoxiang.verifier.Stage;

/** M12 to M16, M19 and M20: each poll's archive beside what the record says of it. */
final class PollChecks {
    /** Verifies the archive of a poll by itself. */
    @FunctionalInterface
    interface Archives {
        Report report(PollFacts poll) throws IOException, InterruptedException;
    }

    private final Evidence evidence;
    private final ReadRecord record;
    private final Optional<VerifyKey> observer;
    private final Archives archives;
    private final Findings findings;
    private int ballots;
    private Optional<Stage> stage = Optional.empty();

    PollChecks(
            Evidence evidence, ReadRecord record, Optional<VerifyKey> observer, Archives archives, Findings findings) {
        this.evidence = evidence;
        this.record = record;
        this.observer = observer;
        this.archives = archives;
        this.findings = findings;
    }

    void check(List<PollFacts> polls) throws IOException, InterruptedException {
        for (PollFacts poll : polls) {
            if (poll.archive().isEmpty()) {
                missing(poll);
                continue;
            }
            archive(poll);
            if (poll.overview().isPresent()) {
                setup(poll, poll.overview().get());
                seal(poll, poll.overview().get());
                custodians(poll, poll.overview().get());
                closed(poll, poll.overview().get());
                opened(poll, poll.overview().get());
            }
        }
        for (MeetingCheck id : List.of(
                MeetingCheck.M12,
                MeetingCheck.M13,
                MeetingCheck.M14,
                MeetingCheck.M15,
                MeetingCheck.M16,
                MeetingCheck.M19,
                MeetingCheck.M20)) {
            findings.notRun(id, "no poll has come so far");
        }
    }

    int ballots() {
        return ballots;
    }

    /** The least far of the polls that stand. */
    Stage stage() {
        return stage.orElse(Stage.SETUP);
    }

    private void missing(PollFacts poll) {
        if (evidence.withheld().contains(poll.uuid())) {
            for (MeetingCheck id : MeetingCheck.values()) {
                if (id.compareTo(MeetingCheck.M12) >= 0 && id.compareTo(MeetingCheck.M20) <= 0) {
                    findings.notRun(id, "the poll is withheld from whoever asked for this");
                }
            }
        } else {
            findings.failed(MeetingCheck.M15, poll.place(), "its archive is missing");
        }
    }

    private void archive(PollFacts poll) throws IOException, InterruptedException {
        Report report = archives.report(poll);
        ballots += report.ballots();
        boolean broken = record.last(EntryType.BREAK_OFF, poll.round()).isPresent();
        if (!broken && report.stage().isPresent()) {
            Stage reached = report.stage().get();
            stage = stage.filter(known -> known.compareTo(reached) <= 0).or(() -> Optional.of(reached));
        }
        List<Report.Failure> failures = new ArrayList<>();
        report.unusable().ifPresent(sentence -> failures.add(new Report.Failure(poll.place(), sentence)));
        for (Report.Check check : report.checks()) {
            if (check.status() == CheckStatus.FAIL) {
                Report.Failure first = check.failures().getFirst();
                failures.add(new Report.Failure(
                        poll.place() + ", " + check.id().name() + ", " + first.place(), first.reason()));
            }
        }
        boolean ours = report.checks().stream()
                .anyMatch(check -> check.id().equals(CheckId.S5) && check.status() != CheckStatus.NOT_RUN);
        if (!ours && report.unusable().isEmpty()) {
            failures.add(new Report.Failure(poll.place(), "it does not carry the rules of a poll of ours"));
        }
        findings.checkedAt(MeetingCheck.M15, failures);
    }

    private void setup(PollFacts poll, ArchiveOverview overview) {
        List<String> problems = new ArrayList<>();
        if (!overview.election().uuid().equals(poll.uuid())) {
            problems.add("it is the archive of another poll");
        }
        if (!overview.electionHash().equals(PollFacts.text(poll.setUp(), "election"))
                || !overview.setupHash().equals(PollFacts.text(poll.setUp(), "setup"))) {
            problems.add("its setup is not the one announced");
        }
        Optional<Entry> announced = record.last(EntryType.SET_UP_POLLS, poll.round());
        boolean code = announced
                .filter(entry -> SetupCode.of(ReadRecord.rows(entry, "polls").stream()
                                .map(row -> PollFacts.text(row, "setup"))
                                .toList())
                        .equals(ReadRecord.text(entry, "code")))
                .isPresent();
        if (!code) {
            problems.add("the code of its round is not the one its setups make");
        }
        findings.checked(MeetingCheck.M12, poll.place(), problems);
    }

    private void seal(PollFacts poll, ArchiveOverview overview) {
        Optional<Entry> sealed = record.last(EntryType.SEAL_ROUND, poll.round());
        if (sealed.isEmpty()) {
            return;
        }
        List<Data> rows = ReadRecord.rows(sealed.get(), "seals");
        List<String> signatures =
                List.of(ReadRecord.text(sealed.get(), "signature").split(" ", -1));
        List<String> problems = new ArrayList<>();
        int index = 0;
        while (index < rows.size() && !PollFacts.text(rows.get(index), "uuid").equals(poll.uuid())) {
            index++;
        }
        if (index == rows.size() || signatures.size() != rows.size()) {
            findings.failed(MeetingCheck.M13, poll.place(), "the observer has not sealed it");
            return;
        }
        SealStatement recorded = statement(poll, rows.get(index));
        String signature = signatures.get(index);
        byte[] bytes = recorded.canonical().getBytes(StandardCharsets.UTF_8);
        if (observer.filter(key -> key.verifyBase64(bytes, signature)).isEmpty()) {
            problems.add("the observer's signature of the seal does not hold");
        }
        SealStatement actual = new SealStatement(
                evidence.meeting(),
                poll.round(),
                poll.uuid(),
                overview.electionHash(),
                overview.setupHash(),
                overview.list().entries().size(),
                OfferedKeys.factors(overview),
                PollRules.parse(overview.election().description())
                        .map(PollRules::floor)
                        .orElse(0));
        if (!actual.equals(recorded)) {
            problems.add("the seal does not say what its setup says");
        }
        findings.checked(MeetingCheck.M13, poll.place(), problems);
    }

    private SealStatement statement(PollFacts poll, Data row) {
        List<String> custodians;
        try {
            custodians = row.texts("custodians");
        } catch (BadField misshapen) {
            custodians = List.of();
        }
        return new SealStatement(
                evidence.meeting(),
                poll.round(),
                poll.uuid(),
                PollFacts.text(row, "election"),
                PollFacts.text(row, "setup"),
                PollFacts.number(row, "size"),
                custodians,
                PollFacts.number(row, "floor"));
    }

    private void custodians(PollFacts poll, ArchiveOverview overview) {
        List<Entry> offers = OfferedKeys.before(record, poll.begun()).offers();
        List<String> keys = OfferedKeys.factors(overview);
        List<String> problems = new ArrayList<>();
        for (Entry offer : offers) {
            if (!keys.contains(OfferedKeys.key(offer))) {
                problems.add("the key of " + ReadRecord.text(offer, "custodian") + " is not among its custodians'");
            }
        }
        boolean observed = offers.stream()
                .anyMatch(offer -> ReadRecord.text(offer, "custodian").equals("OBSERVER"));
        if (observer.isPresent() && !observed) {
            problems.add("the observer has offered no key");
        }
        if (keys.size() != offers.size() + 1) {
            problems.add("it has other custodians than those who offered keys and the server");
        }
        findings.checked(MeetingCheck.M14, poll.place(), problems);
    }

    private void closed(PollFacts poll, ArchiveOverview overview) {
        Optional<Data> closed =
                record.last(EntryType.CLOSE_ROUND, poll.round()).flatMap(entry -> PollFacts.row(entry, poll.uuid()));
        if (closed.isEmpty()) {
            return;
        }
        List<String> trackers = overview.trackers().stream().map(Tracker::full).toList();
        List<String> problems = new ArrayList<>();
        if (trackers.size() != PollFacts.number(closed.get(), "returned")) {
            problems.add("it holds " + trackers.size() + " ballots, and the record says "
                    + PollFacts.number(closed.get(), "returned"));
        }
        if (!ClosedSet.hash(trackers).equals(PollFacts.text(closed.get(), "closedSet"))) {
            problems.add("its ballots are not the closed set");
        }
        findings.checked(MeetingCheck.M16, poll.place(), problems);
    }

    private void opened(PollFacts poll, ArchiveOverview overview) throws IOException {
        Optional<Opened> opened = Opened.read(poll.archive().orElseThrow());
        if (opened.isEmpty()) {
            return;
        }
        shares(poll, opened.get());
        List<Entry> counted = record.of(EntryType.COUNTED, poll.round()).stream()
                .filter(entry -> PollFacts.row(entry, poll.uuid()).isPresent())
                .toList();
        if (counted.isEmpty() && opened.get().result().isPresent() && record.withheld() > 0) {
            findings.notRun(MeetingCheck.M20, "the counts are withheld from whoever asked for this");
        } else if (!counted.isEmpty() || opened.get().result().isPresent()) {
            List<String> problems = counted.size() == 1
                    ? resultProblems(
                            PollFacts.row(counted.getFirst(), poll.uuid()).orElseThrow(), overview, opened.get())
                    : List.of("the record counts it " + counted.size() + " times");
            findings.checked(MeetingCheck.M20, poll.place(), problems);
        }
    }

    /** Shares recorded, in the order of custodians: the server's is number 1 and stands in the archive only. */
    private void shares(PollFacts poll, Opened opened) {
        List<Entry> given = record.of(EntryType.SHARE_GIVEN, poll.round());
        if (given.isEmpty() && opened.shares().isEmpty()) {
            return;
        }
        List<String> problems = new ArrayList<>();
        int signed = record.of(EntryType.COSIGN_CLOSED_SET, poll.round()).stream()
                .mapToInt(Entry::number)
                .min()
                .orElse(Integer.MAX_VALUE);
        List<String> owners = OfferedKeys.before(record, poll.begun()).owners();
        for (int i = 0; i < owners.size(); i++) {
            String custodian = owners.get(i);
            Set<String> hashes = new java.util.TreeSet<>();
            for (Entry entry : given) {
                if (ReadRecord.text(entry, "custodian").equals(custodian)) {
                    PollFacts.row(entry, "shares", poll.uuid())
                            .ifPresent(row -> hashes.add(PollFacts.text(row, "hash")));
                    if (entry.number() < signed) {
                        problems.add("the share of " + custodian + " came before the closed set was signed");
                    }
                }
            }
            if (hashes.size() > 1) {
                problems.add(custodian + " opened two tallies of it");
            }
            Optional<String> archived = Optional.ofNullable(opened.shares().get(i + 2));
            if (archived.isPresent() && !hashes.contains(archived.get())) {
                problems.add("the share of " + custodian + " is not the one in the archive");
            }
        }
        findings.checked(MeetingCheck.M19, poll.place(), problems);
    }

    private static List<String> resultProblems(Data row, ArchiveOverview overview, Opened opened) {
        if (opened.result().isEmpty()) {
            return List.of("its archive holds no result");
        }
        byte[] bytes = opened.result().get();
        List<String> problems = new ArrayList<>();
        if (!overview.election().group().hash().hex(bytes).equals(PollFacts.text(row, "result"))) {
            problems.add("the recorded result is not the archive's");
        }
        try {
            ElectionResult result =
                    ElectionResult.parse(bytes, overview.election().questions());
            boolean homomorphic = overview.election().questions().stream().noneMatch(q -> q.isShuffled());
            if (homomorphic && !counts(result).equals(canonical(row.object().fields()))) {
                problems.add("the recorded counts are not those of the archive's result");
            }
        } catch (JsonException misshapen) {
            problems.add("the archive's result cannot be read");
        }
        int returned = overview.trackers().size();
        if (PollFacts.number(row, "valid") + PollFacts.number(row, "invalid") != returned) {
            problems.add("valid and invalid ballots do not add up to the ballots returned");
        }
        return problems;
    }

    private static String counts(ElectionResult result) {
        return JsonWriter.compact(
                Json.array(result.rows().stream().map(ElectionResult.Row::json).toList()));
    }

    private static String canonical(Map<String, Json> row) {
        Json counts = row.get("counts");
        return counts == null ? "" : JsonWriter.compact(counts);
    }
}
