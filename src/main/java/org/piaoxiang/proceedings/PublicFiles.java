package org.piaoxiang.proceedings;

import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.state.MeetingState;

/**
 * Which files of a meeting everybody may have who takes part in it: those that everybody needs to verify what the record names.
 * Attachments of dossiers, opened ballots and shares lie in the same store and are not among them.
 */
public final class PublicFiles {
    private PublicFiles() {}

    /** Tells whether {@code hash} names an issuer's list or a message of a key ceremony in the record of {@code meeting}. */
    public static boolean has(MeetingRooms rooms, String meeting, String hash) {
        return isList(rooms, meeting, hash)
                || rooms.state(meeting).filter(state -> isMessage(state, hash)).isPresent();
    }

    private static boolean isList(MeetingRooms rooms, String meeting, String hash) {
        return RecordFacts.of(rooms, meeting, EntryType.ISSUE_LISTS).stream()
                .flatMap(issued -> RecordFacts.rows(issued, "lists").stream())
                .anyMatch(list -> RecordFacts.text(list, "hash").equals(hash));
    }

    private static boolean isMessage(MeetingState state, String hash) {
        return state.ballots().custody().groups().stream()
                .flatMap(group -> group.joined().stream())
                .anyMatch(member -> member.messages().contains(hash));
    }
}
