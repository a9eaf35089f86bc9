package org.piaoxiang.proceedings;

import java.util.Optional;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.entry.Actor;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.state.Header;
import org.piaoxiang.meeting.state.MeetingState;

/** A hold is on an organisation, not on a meeting: all its meetings on this server share it, and so do later ones. */
public final class Holds {
    private final MeetingRooms rooms;

    /** Makes the use case. */
    public Holds(MeetingRooms rooms) {
        this.rooms = rooms;
    }

    /** Does in the other meetings of the same body what was done in {@code meeting}. */
    void spread(String meeting, Actor actor, EntryType type, Json.Obj data) {
        Optional<String> body = body(rooms.state(meeting));
        for (String other : rooms.meetings()) {
            Optional<MeetingState> state = rooms.state(other);
            boolean open = state.filter(found -> !found.opening().adjourned()).isPresent();
            if (!other.equals(meeting)
                    && open
                    && body.isPresent()
                    && body(state).equals(body)) {
                // Refused where it holds, or does not, already.
                rooms.act(other, actor, type, data);
            }
        }
    }

    /** Puts a new meeting under the hold that its body is under. */
    public void inherit(String meeting) {
        Optional<String> body = body(rooms.state(meeting));
        rooms.meetings().stream()
                .flatMap(other -> rooms.state(other).stream())
                .filter(state ->
                        !state.id().equals(meeting) && body(Optional.of(state)).equals(body))
                .filter(state -> !state.opening().adjourned())
                .flatMap(state -> state.review().hold().stream())
                .findFirst()
                .ifPresent(hold -> rooms.act(
                        meeting,
                        RoundWork.SERVER,
                        EntryType.HOLD_ORGANISATION,
                        Json.object("reason", Json.text(hold.by() + "已暂停：" + hold.reason()))));
    }

    private static Optional<String> body(Optional<MeetingState> state) {
        return state.flatMap(MeetingState::created).map(Header::body);
    }
}
