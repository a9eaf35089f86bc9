package org.piaoxiang.verifier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.protocol.archive.ArchiveRecord;
import org.piaoxiang.protocol.archive.Event;
import org.piaoxiang.protocol.archive.EventType;
import org.piaoxiang.protocol.archive.UnusableArchive;
import org.piaoxiang.protocol.group.HashFunction;

/** Follows the events of an archive: checks A1 and A2, and hands out the data that events refer to. */
final class EventChain {
    /** How many records may wait for one event. */
    static final int MOST_WAITING = 10_000;
    /** How many bytes may wait for one event. */
    static final long MOST_WAITING_BYTES = 300L << 20;

    private final Findings findings;
    private final HashFunction hash;
    private final Map<String, ArchiveRecord> waiting = new LinkedHashMap<>();
    private Optional<String> lastHash = Optional.empty();
    private Optional<EventType> lastType = Optional.empty();
    private boolean shuffled;
    private int height;
    private long waitingBytes;

    EventChain(Findings findings, HashFunction hash) {
        this.findings = findings;
        this.hash = hash;
    }

    /** Says that shuffles must stand between the tally and the shares. */
    void expectShuffles() {
        shuffled = true;
    }

    /** Takes a record; returns the event where it is one of a known type. */
    Optional<Event> accept(ArchiveRecord record) throws UnusableArchive {
        findings.checked(CheckId.A1, record.place(), irregularities(record));
        if (record.kind() == ArchiveRecord.Kind.DATA) {
            waiting.putIfAbsent(record.hash(), record);
            waitingBytes += record.body().length;
            if (waiting.size() > MOST_WAITING || waitingBytes > MOST_WAITING_BYTES) {
                throw new UnusableArchive("More data waits for one event than this release takes.");
            }
            return Optional.empty();
        }
        if (record.kind() == ArchiveRecord.Kind.UNKNOWN) {
            return Optional.empty();
        }
        Event.Reading reading = Event.read(record.body());
        Optional<Event> event = reading.event();
        List<String> problems = new ArrayList<>(reading.problems());
        event.ifPresent(known -> {
            problems.addAll(disorder(known));
            lastType = Optional.of(known.type());
        });
        findings.checked(CheckId.A2, record.place(), problems);
        lastHash = Optional.of(hash.hex(record.body()));
        height++;
        return event;
    }

    private List<String> irregularities(ArchiveRecord record) {
        if (record.kind() == ArchiveRecord.Kind.UNKNOWN || record.isNamedBy(hash)) {
            return record.irregularities();
        }
        List<String> all = new ArrayList<>(record.irregularities());
        all.add("its contents do not have the hash it is named by");
        return all;
    }

    /** Takes the data named {@code hash} out of what is waiting; a missing one is a failure of A2. */
    Optional<ArchiveRecord> take(String hash, String what) {
        ArchiveRecord record = waiting.remove(hash);
        if (record == null) {
            findings.failed(CheckId.A2, "event at height " + (height - 1), what + " is not there before the event");
        }
        return Optional.ofNullable(record);
    }

    /** Says that the event is over: whatever still waits is referred to by nothing. */
    void endOfEvent() {
        for (ArchiveRecord left : waiting.values()) {
            findings.failed(CheckId.A2, left.place(), "the event after it does not refer to it");
        }
        waiting.clear();
        waitingBytes = 0;
    }

    private List<String> disorder(Event event) {
        List<String> problems = new ArrayList<>();
        if (event.height() != height) {
            problems.add("its height is " + event.height() + " instead of " + height);
        }
        if (!event.parent().equals(lastHash)) {
            problems.add("its parent is not the event before it");
        }
        EventType type = event.type();
        boolean lawful =
                lastType.map(last -> last.mayPrecede(type, shuffled)).orElse(height == 0 && type == EventType.SETUP);
        if (!lawful) {
            problems.add("a " + type.text() + " event may not stand here");
        }
        if (!shuffled && (type == EventType.SHUFFLE || type == EventType.END_SHUFFLES)) {
            problems.add("nothing is to be shuffled in an election of this kind");
        }
        if (event.payload().isPresent() != type.hasPayload()) {
            problems.add(type.hasPayload() ? "it has no payload" : "it must not have a payload");
        }
        return problems;
    }
}
