package org.piaoxiang.proceedings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.proceedings.port.StoredEntry;

/** Facts of the record that the meeting's state does not keep, because only use cases need them. */
final class RecordFacts {
    private RecordFacts() {}

    /** Returns the data of all entries of {@code type}, oldest first. */
    static List<Fields> of(MeetingRooms rooms, String meeting, EntryType type) {
        return entries(rooms, meeting, type).stream().map(RecordFacts::data).toList();
    }

    /** Returns all entries of {@code type}, oldest first. */
    static List<StoredEntry> entries(MeetingRooms rooms, String meeting, EntryType type) {
        List<StoredEntry> found = new ArrayList<>();
        long from = 0;
        while (true) {
            List<StoredEntry> page = rooms.read(meeting, from);
            if (page.isEmpty()) {
                return found;
            }
            for (StoredEntry entry : page) {
                if (entry.type().equals(type.name())) {
                    found.add(entry);
                }
            }
            from += page.size();
        }
    }

    /** Returns the hash of the issuer's list for {@code poll}. */
    static Optional<String> listHash(MeetingRooms rooms, String meeting, String poll) {
        return of(rooms, meeting, EntryType.ISSUE_LISTS).stream()
                .flatMap(issued -> rows(issued, "lists").stream())
                .filter(row -> text(row, "uuid").equals(poll))
                .map(row -> text(row, "hash"))
                .reduce((earlier, later) -> later);
    }

    /** Returns the hash of the share that {@code custodian} gave for {@code poll} in {@code round}. */
    static Optional<String> shareHash(MeetingRooms rooms, String meeting, String round, String custodian, String poll) {
        return of(rooms, meeting, EntryType.SHARE_GIVEN).stream()
                .filter(given -> text(given, "round").equals(round)
                        && text(given, "custodian").equals(custodian))
                .flatMap(given -> rows(given, "shares").stream())
                .filter(row -> text(row, "uuid").equals(poll))
                .map(row -> text(row, "hash"))
                .reduce((earlier, later) -> later);
    }

    static String text(Fields fields, String name) {
        try {
            return fields.text(name);
        } catch (JsonException checkedBefore) {
            throw new IllegalStateException(checkedBefore);
        }
    }

    static List<Fields> rows(Fields fields, String name) {
        try {
            List<Fields> rows = new ArrayList<>();
            for (Json row : fields.array(name)) {
                rows.add(Fields.of(row, name));
            }
            return rows;
        } catch (JsonException checkedBefore) {
            throw new IllegalStateException(checkedBefore);
        }
    }

    /** Returns what an entry says. */
    static Fields data(StoredEntry entry) {
        return part(entry, "data");
    }

    /** Returns the name of who did it. */
    static String actor(StoredEntry entry) {
        return text(part(entry, "by"), "name");
    }

    private static Fields part(StoredEntry entry, String name) {
        try {
            return Fields.of(JsonReader.read(entry.body()), "entry").object(name);
        } catch (JsonException damaged) {
            throw new IllegalStateException("entry " + entry.number() + " cannot be read", damaged);
        }
    }
}
