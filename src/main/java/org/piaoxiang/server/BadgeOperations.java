package org.piaoxiang.server;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.meeting.roster.Capacity;
import org.piaoxiang.meeting.roster.Person;
import org.piaoxiang.meeting.state.MeetingState;
import org.piaoxiang.papers.Papers;
import org.piaoxiang.papers.badge.Badge;
import org.piaoxiang.papers.badge.BadgeSheet;
import org.piaoxiang.proceedings.Acting;
import org.piaoxiang.proceedings.Badges;
import org.piaoxiang.proceedings.MeetingRooms;
import org.piaoxiang.proceedings.Outcome;

/** Badges to print, and checking in by them. */
final class BadgeOperations {
    private final MeetingRooms rooms;
    private final Acting acting;
    private final Badges badges;

    BadgeOperations(MeetingRooms rooms, Acting acting, Badges badges) {
        this.rooms = rooms;
        this.acting = acting;
        this.badges = badges;
    }

    /** Adds them to {@code operations}. */
    void addTo(Map<String, Operation> operations) {
        operations.put("badges", this::print);
        operations.put("checkInByBadge", this::checkIn);
    }

    /** Prints the badges of everybody, or of those whose ids stand in {@code persons}, separated by commas. */
    private Reply print(Request request) {
        if (!request.signedIn().role().equals("CLERK")) {
            return Reply.refused("ROLE_NOT_ALLOWED");
        }
        Optional<MeetingState> found = rooms.state(request.path("meeting"));
        if (found.isEmpty() || found.get().created().isEmpty()) {
            return Reply.refused("NOT_FOUND");
        }
        MeetingState meeting = found.get();
        Optional<Set<String>> wanted = Optional.ofNullable(request.query().get("persons"))
                .map(ids -> Set.copyOf(Arrays.asList(ids.split(","))));
        List<Badge> sheet = meeting.roster().persons().stream()
                .filter(person -> wanted.isEmpty() || wanted.get().contains(person.id()))
                .map(person -> badge(meeting.id(), person))
                .toList();
        if (sheet.isEmpty()) {
            return Reply.refused(meeting.roster().persons().isEmpty() ? "NO_ROSTER" : "NOT_FOUND");
        }
        String title = meeting.header().title();
        return new Reply.File("application/pdf", Papers.fileName(title + " 出席证") + ".pdf", BadgeSheet.of(title, sheet));
    }

    private Badge badge(String meeting, Person person) {
        String post =
                person.unit().filter(unit -> !person.post().contains(unit)).orElse("") + person.post();
        return new Badge(person.name(), post, capacity(person.capacity()), badges.text(meeting, person));
    }

    private static String capacity(Capacity capacity) {
        return switch (capacity) {
            case VOTING -> "出席";
            case NON_VOTING -> "列席";
            case ALTERNATE -> "候补";
            case STAFF -> "工作人员";
        };
    }

    private Reply checkIn(Request request) throws JsonException {
        Role role = Role.valueOf(request.signedIn().role());
        if (!EntryType.CHECK_IN.allows(role)) {
            return Reply.refused("ROLE_NOT_ALLOWED");
        }
        String meeting = request.path("meeting");
        Optional<MeetingState> state = rooms.state(meeting);
        if (state.isEmpty()) {
            return Reply.refused("NOT_FOUND");
        }
        return switch (badges.read(state.get(), request.fields().text("badge"))) {
            case Badges.Reading.Refused(var code, var facts) -> Reply.refused(code, facts);
            case Badges.Reading.Of(Person person) -> {
                Json.Obj data = Json.object("person", Json.text(person.id()));
                Outcome outcome =
                        acting.act(meeting, MeetingOperations.actor(request.signedIn()), EntryType.CHECK_IN, data);
                yield switch (outcome) {
                    case Outcome.Done done ->
                        Reply.data(Json.object(
                                "person", Json.text(person.id()),
                                "number", Json.number(done.number()),
                                "size", Json.number(done.size())));
                    case Outcome.Refused refused -> Reply.refused(refused.code(), refused.facts());
                };
            }
        };
    }
}
