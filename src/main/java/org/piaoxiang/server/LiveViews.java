package org.piaoxiang.server;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.agenda.Candidate;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.meeting.round.Poll;
import org.piaoxiang.meeting.round.Round;
import org.piaoxiang.meeting.state.Item;
import org.piaoxiang.meeting.state.MeetingState;
import org.piaoxiang.meeting.state.Officers;
import org.piaoxiang.meeting.view.Views;
import org.piaoxiang.proceedings.MeetingRooms;
import org.piaoxiang.proceedings.port.PoolStore;
import org.piaoxiang.record.VerifyKey;

/** What screens are told, by role; the number of ballots in an open box comes from the box, everything else from the record. */
public final class LiveViews implements LiveHub.Messages {
    private final MeetingRooms rooms;
    private final PoolStore pool;
    private final VerifyKey serverKey;
    private final String group;

    /** Makes the views. */
    public LiveViews(MeetingRooms rooms, PoolStore pool, VerifyKey serverKey, String group) {
        this.group = group;
        this.rooms = rooms;
        this.pool = pool;
        this.serverKey = serverKey;
    }

    /** Returns the key that signs receipts and checkpoints. */
    VerifyKey serverKey() {
        return serverKey;
    }

    @Override
    public Function<String, Json> now(String meeting) {
        MeetingState state = state(meeting);
        Map<String, Integer> returned = returned(state);
        return audience -> audience.equals(LiveHub.TABLET)
                ? Json.object("view", ofTablet(state, returned))
                : Json.object("size", Json.number(state.size()), "view", ofPerson(state, returned, audience));
    }

    @Override
    public Json returned(String meeting) {
        MeetingState state = state(meeting);
        Round round = state.lastRound().orElseThrow();
        return Json.object(
                "returned",
                Json.object("round", Json.text(round.id()), "count", Json.number(slips(round, returned(state)))));
    }

    /** Returns the view of a signed-in person. */
    public Json ofPerson(String meeting, Session session) {
        MeetingState state = state(meeting);
        return ofPerson(state, returned(state), session.role());
    }

    private static Json ofPerson(MeetingState state, Map<String, Integer> returned, String role) {
        Json.Obj view = Views.of(state, Role.valueOf(role));
        return state.lastRound()
                .map(round -> withReturned(view, round, returned))
                .orElse(view);
    }

    private MeetingState state(String meeting) {
        return rooms.state(meeting).orElseThrow();
    }

    /** Puts the numbers of ballots in an open box into the polls of the running round, and of slips into the round. */
    private static Json.Obj withReturned(Json.Obj view, Round running, Map<String, Integer> returned) {
        if (!(view.fields().get("round") instanceof Json.Obj round)
                || !(round.fields().get("polls") instanceof Json.Arr polls)) {
            return view;
        }
        List<Json> counted = polls.items().stream()
                .map(item -> running.state().open()
                                && item instanceof Json.Obj poll
                                && poll.fields().get("uuid") instanceof Json.Str uuid
                        ? with(poll, "returned", Json.number(returned.getOrDefault(uuid.value(), 0)))
                        : item)
                .toList();
        Json.Obj shown = with(round, "polls", Json.array(counted));
        shown = with(shown, "issued", Json.number(running.participants().size()));
        return with(view, "round", with(shown, "returned", Json.number(slips(running, returned))));
    }

    /** Returns 收回 of a round: a slip puts one ballot into a poll of each item, whichever its category. */
    private static int slips(Round round, Map<String, Integer> returned) {
        Map<String, Integer> byItem = new HashMap<>();
        for (Poll poll : round.polls()) {
            int ballots = poll.returned().orElseGet(() -> returned.getOrDefault(poll.uuid(), 0));
            byItem.merge(poll.item(), ballots, Integer::sum);
        }
        return byItem.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    private static Json.Obj with(Json.Obj object, String name, Json value) {
        Map<String, Json> fields = new LinkedHashMap<>(object.fields());
        fields.put(name, value);
        return new Json.Obj(fields);
    }

    private Map<String, Integer> returned(MeetingState state) {
        return state.lastRound()
                .filter(round -> round.state().open())
                .map(round -> pool.count(state.id(), round.id()))
                .orElse(Map.of());
    }

    /** Returns the view of a tablet. */
    public Json ofTablet(String meeting) {
        MeetingState state = state(meeting);
        return ofTablet(state, returned(state));
    }

    private Json ofTablet(MeetingState state, Map<String, Integer> returned) {
        List<Json> items = new ArrayList<>();
        state.items().values().forEach(item -> items.add(item(item)));
        Map<String, Json> view = new LinkedHashMap<>();
        view.put(
                "meeting",
                Json.object(
                        "id", Json.text(state.id()),
                        "group", Json.text(group),
                        "title",
                                Json.text(state.created()
                                        .map(header -> header.title())
                                        .orElse(""))));
        view.put("items", Json.array(items));
        state.lastRound().ifPresent(round -> view.put("round", round(round, returned)));
        view.put("serverKey", Json.text(serverKey.base64()));
        state.officers()
                .observer()
                .map(Officers.ObserverCard::key)
                .ifPresent(key -> view.put("observerKey", Json.text(key)));
        return new Json.Obj(view);
    }

    private static Json round(Round round, Map<String, Integer> returned) {
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("id", Json.text(round.id()));
        fields.put("state", Json.text(round.state().name()));
        round.code().ifPresent(code -> fields.put("code", Json.text(code)));
        fields.put("items", Json.array(round.items().stream().map(Json::text).toList()));
        round.closesAt().ifPresent(time -> fields.put("closesAt", Json.text(time)));
        fields.put("returned", Json.number(slips(round, returned)));
        fields.put("issued", Json.number(round.participants().size()));
        return new Json.Obj(fields);
    }

    private static Json item(Item item) {
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("id", Json.text(item.id()));
        fields.put("number", Json.number(item.plan().number()));
        fields.put("kind", Json.text(item.kind().kind()));
        fields.put("title", Json.text(item.plan().title()));
        fields.put(
                "candidates",
                Json.array(item.plan().candidates().stream()
                        .map(LiveViews::candidate)
                        .toList()));
        fields.put("maxSelections", Json.number(item.plan().permitted()));
        fields.put(
                "materials",
                Json.array(item.plan().materials().stream()
                        .map(material -> Json.object(
                                "id", Json.text(material.id()),
                                "name", Json.text(material.name()),
                                "pages", Json.number(material.pages())))
                        .toList()));
        return new Json.Obj(fields);
    }

    private static Json candidate(Candidate candidate) {
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("id", Json.text(candidate.id()));
        fields.put("name", Json.text(candidate.name()));
        fields.put("currentPost", Json.text(candidate.currentPost()));
        put(fields, "proposedPost", candidate.proposedPost());
        put(fields, "removalPost", candidate.removalPost());
        return new Json.Obj(fields);
    }

    private static void put(Map<String, Json> fields, String name, Optional<String> value) {
        value.ifPresent(text -> fields.put(name, Json.text(text)));
    }
}
