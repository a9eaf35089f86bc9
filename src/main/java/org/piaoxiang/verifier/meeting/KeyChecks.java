package org.piaoxiang.verifier.meeting;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.Entry;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.protocol.group.HashFunction;
import org.piaoxiang.record.VerifyKey;
import org.piaoxiang.verifier.Findings;
import org.piaoxiang.verifier.MinutesStatement;

/** M25 to M27: what the record says of the end of the counting keys, of the minutes as the observer saw
 * them, and of answers that came as files. */
final class KeyChecks {
    private final Evidence evidence;
    private final ReadRecord record;
    private final Replay replay;
    private final Findings findings;

    KeyChecks(Evidence evidence, ReadRecord record, Replay replay, Findings findings) {
        this.evidence = evidence;
        this.record = record;
        this.replay = replay;
        this.findings = findings;
    }

    void check(Optional<VerifyKey> observer) {
        keys();
        record.of(EntryType.CHECK_MINUTES).forEach(entry -> minutes(entry, observer));
        findings.notRun(MeetingCheck.M26, "the observer has not checked the minutes");
        record.of(EntryType.IMPORT_ANSWERS).forEach(this::answers);
        findings.notRun(MeetingCheck.M27, "no answer of the superior came as a file");
    }

    private void keys() {
        Set<String> owed = record.of(EntryType.OFFER_KEY).stream()
                .map(offer -> ReadRecord.text(offer, "custodian"))
                .collect(Collectors.toCollection(TreeSet::new));
        owed.add("SERVER");
        record.of(EntryType.DESTROY_KEY).forEach(entry -> owed.remove(ReadRecord.text(entry, "custodian")));
        if (owed.isEmpty()) {
            findings.passed(MeetingCheck.M25);
        } else {
            findings.notRun(MeetingCheck.M25, "not yet recorded as destroyed: " + String.join(", ", owed));
        }
    }

    private void minutes(Entry entry, Optional<VerifyKey> observer) {
        String verdict = ReadRecord.text(entry, "verdict");
        String draft = ReadRecord.text(entry, "draft");
        byte[] statement = MinutesStatement.of(evidence.meeting(), draft, verdict, ReadRecord.text(entry, "text"));
        boolean signed = observer.filter(key -> key.verifyBase64(statement, ReadRecord.text(entry, "signature")))
                .isPresent();
        boolean same = !verdict.equals("AGREES") || replay.before(entry).isEmpty() || draft.equals(draftBefore(entry));
        findings.checked(
                MeetingCheck.M26,
                ReadRecord.place(entry),
                !signed
                        ? List.of("the observer's signature of the minutes does not hold")
                        : same ? List.of() : List.of("the minutes confirmed are not those that the record makes"));
    }

    /** The key is the card's that stood in the record then; M7 asks whether meeting, filing and revision fit. */
    private void answers(Entry entry) {
        Optional<String> card = record.of(EntryType.SUPERIOR_CARD).stream()
                .filter(earlier -> earlier.number() < entry.number())
                .reduce((earlier, later) -> later)
                .map(found -> ReadRecord.text(found, "signing"));
        byte[] statement =
                JsonWriter.canonical(Data.of(entry.data()).value("statement")).getBytes(StandardCharsets.UTF_8);
        boolean signed = card.flatMap(VerifyKey::ofBase64)
                .filter(key -> key.verifyBase64(statement, ReadRecord.text(entry, "signature")))
                .isPresent();
        findings.checked(
                MeetingCheck.M27,
                ReadRecord.place(entry),
                signed ? List.of() : List.of("the department on the card did not sign this answer"));
    }

    private String draftBefore(Entry entry) {
        List<Entry> earlier = record.entries().subList(0, entry.number()).stream()
                .flatMap(Optional::stream)
                .toList();
        return hash(JsonWriter.canonical(Figures.of(replay.before(entry).orElseThrow(), earlier)));
    }

    /** Returns the hash by which canonical data of papers are named. */
    static String hash(String canonical) {
        return HashFunction.SHA_256.hex(canonical.getBytes(StandardCharsets.UTF_8));
    }
}
