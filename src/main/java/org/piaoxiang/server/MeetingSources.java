package org.piaoxiang.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.meeting.entry.Entry;
import org.piaoxiang.meeting.state.MeetingState;
import org.piaoxiang.papers.account.RecordFacts;
import org.piaoxiang.proceedings.MeetingRooms;
import org.piaoxiang.proceedings.port.StoredEntry;
import org.piaoxiang.record.Checkpoint;
import org.piaoxiang.record.SignedNote;

/** What papers are made from: the state, all entries, and what the checkpoint says of the record. */
record MeetingSources(MeetingState state, List<Entry> entries, RecordFacts facts) {
    static Optional<MeetingSources> of(MeetingRooms rooms, String meeting) throws JsonException {
        Optional<MeetingState> state = rooms.state(meeting);
        Optional<String> note = rooms.checkpoint(meeting);
        if (state.isEmpty() || note.isEmpty()) {
            return Optional.empty();
        }
        List<Entry> entries = new ArrayList<>();
        while (entries.size() < state.get().size()) {
            List<StoredEntry> page = rooms.read(meeting, entries.size());
            if (page.isEmpty()) {
                throw new IllegalStateException("the record of " + meeting + " has lost entries");
            }
            for (StoredEntry stored : page) {
                entries.add(Entry.parse(stored.body()));
            }
        }
        Checkpoint checkpoint = SignedNote.parse(note.get())
                .flatMap(signed -> Checkpoint.parse(signed.text()))
                .orElseThrow();
        return Optional.of(new MeetingSources(state.get(), entries, RecordFacts.of(meeting, checkpoint)));
    }
}
