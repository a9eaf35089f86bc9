package org.piaoxiang.verifier.meeting;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.Entry;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.result.ItemResult;
import org.piaoxiang.meeting.result.Results;
import org.piaoxiang.meeting.round.Round;
import org.piaoxiang.meeting.rule.Comparison;
import org.piaoxiang.meeting.state.Item;
import org.piaoxiang.meeting.state.MeetingState;
import org.piaoxiang.record.VerifyKey;
import org.piaoxiang.verifier.ClosedSet;
import org.piaoxiang.verifier.Findings;

/** M17, M18 and M21 to M23: what the record says of each round as a whole. */
final class RoundChecks {
    private final Evidence evidence;
    private final ReadRecord record;
    private final Replay replay;
    private final Findings findings;

    RoundChecks(Evidence evidence, ReadRecord record, Replay replay, Findings findings) {
        this.evidence = evidence;
        this.record = record;
        this.replay = replay;
        this.findings = findings;
    }

    void check(Optional<VerifyKey> observer) {
        rounds(EntryType.CLOSE_ROUND).forEach(closed -> cosigned(closed, observer));
        rounds(EntryType.RECONCILE).forEach(this::reconciled);
        rounds(EntryType.BEGIN_ROUND).forEach(this::quorum);
        rounds(EntryType.OPEN_ROUND).forEach(this::quorum);
        rounds(EntryType.COUNTED).forEach(this::decided);
        record.of(EntryType.ANNOUNCE).forEach(this::announced);
        findings.notRun(MeetingCheck.M17, "no round is closed yet");
        findings.notRun(MeetingCheck.M18, "no round is reconciled yet");
        findings.notRun(MeetingCheck.M21, replay.broken().orElse("no round has begun yet"));
        findings.notRun(MeetingCheck.M22, replay.broken().orElse("no round is counted yet"));
        findings.notRun(MeetingCheck.M23, replay.broken().orElse("nothing is announced yet"));
    }

    private List<Entry> rounds(EntryType type) {
        return record.of(type).stream()
                .filter(entry -> evidence.round()
                        .filter(wanted -> !wanted.equals(ReadRecord.text(entry, "round")))
                        .isEmpty())
                .toList();
    }

    /** Where something was counted, the signature has to be there. */
    private void cosigned(Entry closed, Optional<VerifyKey> observer) {
        String round = ReadRecord.text(closed, "round");
        Optional<Entry> cosigned = record.last(EntryType.COSIGN_CLOSED_SET, round);
        if (cosigned.isEmpty()) {
            if (record.last(EntryType.COUNTED, round).isPresent()) {
                findings.failed(MeetingCheck.M17, "round " + round, "the observer has not signed the closed set");
            } else {
                findings.notRun(MeetingCheck.M17, "no closed set is signed yet");
            }
            return;
        }
        List<ClosedSet.Poll> polls = ReadRecord.rows(closed, "polls").stream()
                .map(row -> new ClosedSet.Poll(
                        PollFacts.text(row, "uuid"),
                        PollFacts.number(row, "returned"),
                        PollFacts.text(row, "closedSet")))
                .toList();
        byte[] statement = ClosedSet.statement(evidence.meeting(), round, polls).getBytes(StandardCharsets.UTF_8);
        boolean holds = observer.filter(
                        key -> key.verifyBase64(statement, ReadRecord.text(cosigned.get(), "signature")))
                .isPresent();
        findings.checked(
                MeetingCheck.M17,
                "round " + round,
                holds ? List.of() : List.of("the observer's signature of the closed set does not hold"));
    }

    private void reconciled(Entry entry) {
        String round = ReadRecord.text(entry, "round");
        Optional<Entry> closed = record.last(EntryType.CLOSE_ROUND, round);
        Optional<Entry> begun = record.last(EntryType.BEGIN_ROUND, round);
        for (Data row : ReadRecord.rows(entry, "polls")) {
            String uuid = PollFacts.text(row, "uuid");
            int issued = number(begun, uuid, "participants");
            int returned = number(closed, uuid, "returned");
            List<String> problems = new ArrayList<>();
            if (PollFacts.number(row, "issued") != issued || PollFacts.number(row, "returned") != returned) {
                problems.add("its numbers issued and returned are not those of the round");
            }
            if (returned > issued && !PollFacts.text(row, "verdict").equals("VOID")) {
                problems.add(returned + " ballots came back for " + issued + " slips, and it was not made void");
            }
            findings.checked(MeetingCheck.M18, "poll " + uuid, problems);
        }
    }

    private static int number(Optional<Entry> entry, String uuid, String field) {
        return entry.flatMap(found -> PollFacts.row(found, uuid))
                .map(row -> PollFacts.number(row, field))
                .orElse(-1);
    }

    private void quorum(Entry entry) {
        Optional<MeetingState> before = replay.before(entry);
        if (before.isEmpty()) {
            return;
        }
        MeetingState state = before.get();
        List<Item> items = entry.type() == EntryType.BEGIN_ROUND
                ? items(state, entry)
                : state.round(ReadRecord.text(entry, "round")).stream()
                        .flatMap(round -> round.items().stream())
                        .map(id -> state.items().get(id))
                        .filter(Objects::nonNull)
                        .toList();
        Comparison quorum = state.quorum(items);
        List<String> problems = new ArrayList<>();
        if (!quorum.met() && !state.quorumWaived(items)) {
            problems.add(quorum.count() + " of " + quorum.base() + " were there, which the rule "
                    + quorum.threshold().id() + " does not allow");
        }
        if (entry.type() == EntryType.BEGIN_ROUND) {
            Data data = Data.of(entry.data());
            if (PollFacts.number(data, "entitled") != quorum.base()
                    || PollFacts.number(data, "present") != quorum.count()
                    || PollFacts.number(data, "left") != quorum.left()
                    || PollFacts.number(data, "right") != quorum.right()) {
                problems.add("its figures of attendance are not those of the check-ins before it");
            }
        }
        findings.checked(MeetingCheck.M21, ReadRecord.place(entry), problems);
    }

    private static List<Item> items(MeetingState state, Entry begun) {
        return begun.data().fields().get("items") instanceof Json.Arr ids
                ? ids.items().stream()
                        .map(id -> id instanceof Json.Str text ? state.items().get(text.value()) : null)
                        .filter(Objects::nonNull)
                        .toList()
                : List.of();
    }

    private void decided(Entry entry) {
        Optional<MeetingState> before = replay.before(entry);
        if (before.isEmpty() || replay.state().size() <= entry.number()) {
            return;
        }
        MeetingState state = before.get().evolve(entry);
        Optional<Round> round = state.round(ReadRecord.text(entry, "round"));
        if (round.isEmpty()) {
            return;
        }
        for (Data row : ReadRecord.rows(entry, "items")) {
            Item item = state.items().get(PollFacts.text(row, "item"));
            if (item == null) {
                findings.failed(MeetingCheck.M22, ReadRecord.place(entry), "it names an item that does not exist");
            } else if (Results.of(item, round.get(), state.pack()).orElse(null)
                    instanceof ItemResult.Decision decision) {
                boolean same = PollFacts.text(row, "outcome")
                                .equals(decision.outcome().name())
                        && PollFacts.text(row, "rule")
                                .equals(decision.rule().threshold().id())
                        && PollFacts.number(row, "left") == decision.rule().left()
                        && PollFacts.number(row, "right") == decision.rule().right();
                findings.checked(
                        MeetingCheck.M22,
                        ReadRecord.place(entry) + ", item " + item.id(),
                        same
                                ? List.of()
                                : List.of("the counts make it " + decision.outcome() + " by "
                                        + JsonWriter.canonical(decision.rule().toJson())));
            }
        }
    }

    private void announced(Entry entry) {
        Optional<MeetingState> before = replay.before(entry);
        Optional<Item> item =
                before.flatMap(state -> Optional.ofNullable(state.items().get(ReadRecord.text(entry, "item"))));
        Optional<Round> round = item.flatMap(found -> before.get().roundOf(found));
        if (before.isEmpty()) {
            return;
        }
        if (round.isEmpty()) {
            findings.failed(MeetingCheck.M23, ReadRecord.place(entry), "nothing was voted on");
            return;
        }
        List<String> missing = before.get().signers(round.get()).stream()
                .filter(id -> !round.get().signatures().contains(id))
                .toList();
        findings.checked(
                MeetingCheck.M23,
                ReadRecord.place(entry),
                missing.isEmpty()
                        ? List.of()
                        : List.of("not signed by "
                                + String.join(", ", before.get().roster().names(missing))));
    }
}
