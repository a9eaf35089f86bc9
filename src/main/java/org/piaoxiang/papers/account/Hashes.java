package org.piaoxiang.papers.account;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.Entry;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.round.Poll;

/** Hashes of polls as the entries recorded them. */
record Hashes(Map<String, String> closedSets, Map<String, String> results) {
    static Hashes of(List<Entry> entries) {
        return new Hashes(
                read(entries, EntryType.CLOSE_ROUND, "closedSet"), read(entries, EntryType.COUNTED, "result"));
    }

    private static Map<String, String> read(List<Entry> entries, EntryType type, String field) {
        Map<String, String> hashes = new HashMap<>();
        entries.stream()
                .filter(entry -> entry.type() == type)
                .flatMap(entry -> Data.of(entry.data()).objects("polls").stream())
                .forEach(poll -> hashes.put(poll.id("uuid"), poll.text(field)));
        return hashes;
    }

    PollHashes of(Poll poll) {
        return new PollHashes(
                poll.uuid(),
                poll.category(),
                poll.setup().map(Poll.Setup::election),
                Optional.ofNullable(closedSets.get(poll.uuid())),
                Optional.ofNullable(results.get(poll.uuid())));
    }
}
