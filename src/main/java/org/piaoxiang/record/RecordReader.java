package org.piaoxiang.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;

/** Checks the entries of a meeting against its checkpoint, and reports every fault with its place. */
public final class RecordReader {
    private static final List<String> FIELDS = List.of("at", "by", "data", "meeting", "number", "type");

    private RecordReader() {}

    /**
     * A fault of a record.
     *
     * @param number the entry, or the number of entries where the fault is of the whole
     * @param kind what is wrong
     */
    public record Fault(long number, Kind kind) {
        /** The kinds of faults. */
        public enum Kind {
            /** The entry is not JSON in canonical form (RFC 8785). */
            NOT_CANONICAL,
            /** The entry has not exactly the fields of an entry. */
            NOT_AN_ENTRY,
            /** The entry belongs to another meeting. */
            OTHER_MEETING,
            /** The entry bears another number than its place. */
            OTHER_NUMBER,
            /** There are fewer or more entries than the checkpoint says. */
            OTHER_SIZE,
            /** The entries do not hash to the checkpoint's root. */
            OTHER_ROOT
        }
    }

    /** Returns the faults of {@code entries}, the bytes of all entries in order; none where all is well. */
    public static List<Fault> check(String meeting, List<byte[]> entries, Checkpoint checkpoint) {
        List<Fault> faults = new ArrayList<>();
        Frontier tree = Frontier.EMPTY;
        for (int number = 0; number < entries.size(); number++) {
            checkEntry(meeting, number, entries.get(number)).ifPresent(faults::add);
            tree = tree.append(TreeHash.leaf(entries.get(number)));
        }
        if (tree.size() != checkpoint.size()) {
            faults.add(new Fault(tree.size(), Fault.Kind.OTHER_SIZE));
        } else if (!tree.root().equals(checkpoint.root())) {
            faults.add(new Fault(tree.size(), Fault.Kind.OTHER_ROOT));
        }
        return faults;
    }

    /** Returns what is wrong with one entry by itself. */
    public static Optional<Fault> checkEntry(String meeting, long number, byte[] entry) {
        Json json;
        try {
            json = JsonReader.read(entry);
        } catch (JsonException notJson) {
            return Optional.of(new Fault(number, Fault.Kind.NOT_CANONICAL));
        }
        if (!(json instanceof Json.Obj object)
                || !FIELDS.equals(object.fields().keySet().stream().sorted().toList())) {
            return Optional.of(new Fault(number, Fault.Kind.NOT_AN_ENTRY));
        }
        if (!Arrays.equals(JsonWriter.canonical(json).getBytes(StandardCharsets.UTF_8), entry)) {
            return Optional.of(new Fault(number, Fault.Kind.NOT_CANONICAL));
        }
        if (!Json.text(meeting).equals(object.fields().get("meeting"))) {
            return Optional.of(new Fault(number, Fault.Kind.OTHER_MEETING));
        }
        if (!Json.number(number).equals(object.fields().get("number"))) {
            return Optional.of(new Fault(number, Fault.Kind.OTHER_NUMBER));
        }
        return Optional.empty();
    }
}
