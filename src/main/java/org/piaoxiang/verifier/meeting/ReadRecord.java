package org.piaoxiang.verifier.meeting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.meeting.entry.BadField;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.Entry;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.record.RecordReader;
import org.piaoxiang.record.TreeHash;
import org.piaoxiang.verifier.Findings;

/** The entries of a record as far as they can be read, in order, with their leaves. */
final class ReadRecord {
    private final List<Optional<Entry>> entries = new ArrayList<>();
    private final List<TreeHash> leaves = new ArrayList<>();
    private int withheld;

    /** Reads {@code lines}, and says of each whether it is an entry in its place (M2). */
    static ReadRecord of(Evidence evidence, Findings findings) {
        ReadRecord record = new ReadRecord();
        for (byte[] line : evidence.lines()) {
            record.add(evidence.meeting(), line, findings);
        }
        if (evidence.lines().isEmpty()) {
            findings.failed(MeetingCheck.M2, "record", "it is empty");
        }
        return record;
    }

    private void add(String meeting, byte[] line, Findings findings) {
        int number = entries.size();
        Optional<TreeHash> leaf = withheldLeaf(line);
        leaves.add(leaf.orElseGet(() -> TreeHash.leaf(line)));
        if (leaf.isPresent()) {
            withheld++;
            entries.add(Optional.empty());
            return;
        }
        List<String> problems = new ArrayList<>();
        RecordReader.checkEntry(meeting, number, line)
                .ifPresent(fault -> problems.add(
                        switch (fault.kind()) {
                            case NOT_CANONICAL -> "it is not canonical JSON";
                            case OTHER_MEETING -> "it belongs to another meeting";
                            case OTHER_NUMBER -> "it bears another number than its place";
                            default -> "it has not the fields of an entry";
                        }));
        try {
            entries.add(Optional.of(Entry.parse(line)));
        } catch (JsonException misshapen) {
            entries.add(Optional.empty());
            if (problems.isEmpty()) {
                problems.add("it cannot be read as an act of a meeting");
            }
        }
        findings.checked(MeetingCheck.M2, place(number), problems);
    }

    private static Optional<TreeHash> withheldLeaf(byte[] line) {
        try {
            if (JsonReader.read(line) instanceof Json.Obj object
                    && object.fields().get("leaf") instanceof Json.Str leaf
                    && object.fields().containsKey("withheld")) {
                return TreeHash.ofBase64(leaf.value()).or(() -> hexadecimal(leaf.value()));
            }
        } catch (JsonException notJson) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<TreeHash> hexadecimal(String text) {
        return text.matches("[0-9a-f]{64}")
                ? Optional.of(TreeHash.of(java.util.HexFormat.of().parseHex(text)))
                : Optional.empty();
    }

    /** Returns how reports name entry {@code number}. */
    static String place(int number) {
        return "entry " + number + " of the record";
    }

    static String place(Entry entry) {
        return place(entry.number()) + " (" + entry.type() + ")";
    }

    /** All entries by number; empty where one is withheld or cannot be read. */
    List<Optional<Entry>> entries() {
        return entries;
    }

    List<TreeHash> leaves() {
        return leaves;
    }

    int withheld() {
        return withheld;
    }

    /** The entries of {@code type}, oldest first. */
    List<Entry> of(EntryType type) {
        return entries.stream()
                .flatMap(Optional::stream)
                .filter(entry -> entry.type() == type)
                .toList();
    }

    /** The entries of {@code type} about {@code round}. */
    List<Entry> of(EntryType type, String round) {
        return of(type).stream()
                .filter(entry -> text(entry, "round").equals(round))
                .toList();
    }

    /** The newest of them. */
    Optional<Entry> last(EntryType type, String round) {
        return of(type, round).stream().reduce((earlier, later) -> later);
    }

    /** A text of an entry's data, empty where there is none. */
    static String text(Entry entry, String name) {
        return entry.data().fields().get(name) instanceof Json.Str text ? text.value() : "";
    }

    /** The rows of a list of an entry's data, as far as they are objects. */
    static List<Data> rows(Entry entry, String name) {
        try {
            return Data.of(entry.data()).objects(name);
        } catch (BadField misshapen) {
            return List.of();
        }
    }
}
