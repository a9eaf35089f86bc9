package org.piaoxiang.verifier.meeting;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.piaoxiang.meeting.entry.BadField;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.Entry;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.protocol.archive.ArchiveOverview;
import org.piaoxiang.protocol.archive.ArchiveSource;
import org.piaoxiang.protocol.archive.UnusableArchive;

/**
 * One poll that was set up, as record and archive show it.
 *
 * @param begun the entry that began its round
 * @param setUp its row in SET_UP_POLLS
 * @param archive its archive, where it is there
 * @param overview what the archive says of its setup, where it can be read
 */
record PollFacts(
        String uuid,
        String item,
        String round,
        int participants,
        Entry begun,
        Data setUp,
        Optional<ArchiveSource> archive,
        Optional<ArchiveOverview> overview) {

    /** Returns the polls of all rounds looked at that were set up. */
    static List<PollFacts> of(Evidence evidence, ReadRecord record) throws IOException {
        List<PollFacts> polls = new ArrayList<>();
        for (Entry begun : record.of(EntryType.BEGIN_ROUND)) {
            String round = ReadRecord.text(begun, "round");
            if (evidence.round().filter(wanted -> !wanted.equals(round)).isPresent()) {
                continue;
            }
            for (Data row : ReadRecord.rows(begun, "polls")) {
                String uuid = text(row, "uuid");
                Optional<Data> setUp =
                        record.last(EntryType.SET_UP_POLLS, round).flatMap(entry -> row(entry, uuid));
                if (setUp.isPresent()) {
                    Optional<ArchiveSource> archive =
                            Optional.ofNullable(evidence.archives().get(uuid));
                    polls.add(new PollFacts(
                            uuid,
                            text(row, "item"),
                            round,
                            number(row, "participants"),
                            begun,
                            setUp.get(),
                            archive,
                            archive.isPresent() ? overview(archive.get()) : Optional.empty()));
                }
            }
        }
        return polls;
    }

    private static Optional<ArchiveOverview> overview(ArchiveSource archive) throws IOException {
        try {
            return Optional.of(ArchiveOverview.read(archive));
        } catch (UnusableArchive unusable) {
            return Optional.empty();
        }
    }

    /** Returns the row about poll {@code uuid} in a list of polls. */
    static Optional<Data> row(Entry entry, String uuid) {
        return row(entry, "polls", uuid);
    }

    /** Returns the row about poll {@code uuid} in {@code list}. */
    static Optional<Data> row(Entry entry, String list, String uuid) {
        return ReadRecord.rows(entry, list).stream()
                .filter(row -> text(row, "uuid").equals(uuid))
                .findFirst();
    }

    /** Returns a text, empty where there is none. */
    static String text(Data row, String name) {
        try {
            return row.optionalText(name).orElse("");
        } catch (BadField misshapen) {
            return "";
        }
    }

    /** Returns a number, −1 where there is none. */
    static int number(Data row, String name) {
        try {
            return row.count(name);
        } catch (BadField misshapen) {
            return -1;
        }
    }

    /** Returns how reports name this poll. */
    String place() {
        return "poll " + uuid;
    }
}
