package org.piaoxiang.papers.export;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.Entry;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.ObjectBuilder;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.meeting.round.Poll;
import org.piaoxiang.meeting.state.Item;
import org.piaoxiang.meeting.state.MeetingState;
import org.piaoxiang.meeting.view.ReviewView;
import org.piaoxiang.papers.Audience;
import org.piaoxiang.record.TreeHash;

/**
 * What an export keeps back from a role: items whose figures it may not have, and their polls; and accounts of persons that
 * were filed for review.
 *
 * @param accounts items whose accounts are kept back
 */
public record Withheld(Set<String> items, Set<String> polls, Set<String> accounts) {
    /** Whether entries of {@code type} can hold anything that is kept back. */
    public static boolean concerns(String type) {
        return type.equals(EntryType.COUNTED.name()) || type.equals(EntryType.FILE_FOR_REVIEW.name());
    }

    /** Returns what is kept back from {@code role}. */
    public static Withheld from(MeetingState state, Role role) {
        Set<String> items = state.items().values().stream()
                .filter(item -> !Audience.sees(role, item.kind().family()))
                .map(Item::id)
                .collect(Collectors.toUnmodifiableSet());
        return new Withheld(
                items,
                state.rounds().stream()
                        .flatMap(round -> round.polls().stream())
                        .filter(poll -> items.contains(poll.item()))
                        .map(Poll::uuid)
                        .collect(Collectors.toUnmodifiableSet()),
                state.items().values().stream()
                        .filter(item -> !ReviewView.sees(role) || !ReviewView.reaches(state, item, role))
                        .map(Item::id)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Returns the entries as lines; one with figures that are kept back gives its leaf hash instead. */
    byte[] lines(List<Entry> entries) {
        StringBuilder lines = new StringBuilder();
        for (Entry entry : entries) {
            lines.append(line(entry)).append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the entry as it may be seen: its canonical JSON, or the hash of its leaf where it tells what is kept back. */
    public String line(Entry entry) {
        return tells(entry) ? leaf(entry) : entry.canonical();
    }

    private boolean tells(Entry entry) {
        if (entry.type() == EntryType.FILE_FOR_REVIEW) {
            return Data.of(entry.data()).objects("dossiers").stream()
                    .anyMatch(dossier -> accounts.contains(dossier.id("item")));
        }
        return entry.type() == EntryType.COUNTED
                && Data.of(entry.data()).objects("polls").stream().anyMatch(poll -> polls.contains(poll.id("uuid")));
    }

    private static String leaf(Entry entry) {
        return JsonWriter.canonical(new ObjectBuilder()
                .put("leaf", TreeHash.leaf(entry.canonicalBytes()).toString())
                .put("number", entry.number())
                .put("withheld", true)
                .build());
    }
}
