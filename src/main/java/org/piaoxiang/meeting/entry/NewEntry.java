package org.piaoxiang.meeting.entry;

import org.piaoxiang.json.Json;

/** An act accepted, with its facts, not yet numbered. */
public record NewEntry(EntryType type, Json.Obj data) {
    /** Returns the entry that this becomes. */
    public Entry at(String meeting, int number, String at, Actor by) {
        return new Entry(meeting, number, type, at, by, data);
    }
}
