package org.piaoxiang.verifier.meeting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.meeting.act.Decision;
import org.piaoxiang.meeting.act.Meetings;
import org.piaoxiang.meeting.entry.Entry;
import org.piaoxiang.meeting.refusal.RefusalCode;
import org.piaoxiang.meeting.state.Header;
import org.piaoxiang.meeting.state.MeetingState;
import org.piaoxiang.verifier.Findings;

/**
 * M7 and M8: the meeting decided once more. What an act derives stands in its entry beside what was handed in; the rules
 * refuse to take derived facts as input, so each that they refuse is set aside, and all are derived again and compared.
 */
final class Replay {
    private static final String DERIVED = "is not a field of this act";

    private final Findings findings;
    private final Map<Integer, MeetingState> before = new HashMap<>();
    private MeetingState state;
    private Optional<String> broken = Optional.empty();

    private Replay(String meeting, Findings findings) {
        this.state = MeetingState.empty(meeting);
        this.findings = findings;
    }

    static Replay of(Evidence evidence, ReadRecord record, Findings findings) {
        Replay replay = new Replay(evidence.meeting(), findings);
        for (int number = 0; number < record.entries().size(); number++) {
            Optional<Entry> entry = record.entries().get(number);
            if (replay.broken.isPresent()) {
                break;
            }
            if (entry.isEmpty()) {
                replay.broken = Optional.of("entry " + number + " is withheld or cannot be read");
            } else if (entry.get().number() != number || !entry.get().meeting().equals(evidence.meeting())) {
                replay.broken = Optional.of("entry " + number + " is not the next one of this meeting");
            } else {
                replay.take(entry.get());
            }
        }
        replay.broken.ifPresent(reason -> {
            findings.notRun(MeetingCheck.M7, reason);
            findings.notRun(MeetingCheck.M8, reason);
        });
        return replay;
    }

    private void take(Entry entry) {
        before.put(entry.number(), state);
        try {
            decide(entry);
            state = state.evolve(entry);
        } catch (RuntimeException misshapen) {
            // Data that the rules would never have let in break the code that trusts them; the record is at fault, not
            // this run.
            findings.failed(MeetingCheck.M7, ReadRecord.place(entry), "its data cannot be taken into the meeting");
            broken = Optional.of("entry " + entry.number() + " cannot be taken into the meeting");
        }
    }

    private void decide(Entry entry) {
        Map<String, Json> input = new LinkedHashMap<>(entry.data().fields());
        while (true) {
            switch (Meetings.decide(state, entry.type(), new Json.Obj(input), entry.by())) {
                case Decision.Accepted(var accepted) -> {
                    findings.passed(MeetingCheck.M7);
                    compare(entry, accepted.getFirst().data());
                    return;
                }
                case Decision.Refused(var code, var facts) -> {
                    if (code == RefusalCode.FILING_NOT_RECEIVED
                            && state.header().rules() < Header.RECEIPT_BEFORE_KEYS) {
                        // Records from before that rule may hold keys destroyed without a receipt; it is the last thing
                        // asked of that act, and nothing is derived in its entry.
                        findings.passed(MeetingCheck.M7);
                        return;
                    }
                    if (code != RefusalCode.BAD_FIELD
                            || !Json.text(DERIVED).equals(facts.fields().get("reason"))
                            || !(facts.fields().get("field") instanceof Json.Str field)
                            || input.remove(field.value()) == null) {
                        findings.failed(
                                MeetingCheck.M7,
                                ReadRecord.place(entry),
                                "the rules refuse it: " + code + detail(code, facts));
                        return;
                    }
                }
            }
        }
    }

    private static String detail(RefusalCode code, Json.Obj facts) {
        return code == RefusalCode.BAD_FIELD ? " " + JsonWriter.canonical(facts) : "";
    }

    private void compare(Entry entry, Json.Obj derived) {
        List<String> problems = new ArrayList<>();
        derived.fields().forEach((name, value) -> {
            Json recorded = entry.data().fields().get(name);
            if (recorded == null || !JsonWriter.canonical(recorded).equals(JsonWriter.canonical(value))) {
                problems.add("its " + name + " is not what the meeting makes it");
            }
        });
        entry.data().fields().keySet().stream()
                .filter(name -> !derived.fields().containsKey(name))
                .forEach(name -> problems.add("its " + name + " is not what the meeting makes it"));
        findings.checked(MeetingCheck.M8, ReadRecord.place(entry), problems);
    }

    /** The meeting after everything that could be taken. */
    MeetingState state() {
        return state;
    }

    /** The meeting before {@code entry}, where it could be made. */
    Optional<MeetingState> before(Entry entry) {
        return Optional.ofNullable(before.get(entry.number()));
    }

    /** Why the replay stopped, if it did. */
    Optional<String> broken() {
        return broken;
    }
}
