package org.piaoxiang.verifier.meeting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.agenda.Outcome;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.Entry;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.ObjectBuilder;
import org.piaoxiang.meeting.result.ItemResult;
import org.piaoxiang.meeting.result.Results;
import org.piaoxiang.meeting.roster.Capacity;
import org.piaoxiang.meeting.roster.Person;
import org.piaoxiang.meeting.round.Poll;
import org.piaoxiang.meeting.round.Round;
import org.piaoxiang.meeting.state.Item;
import org.piaoxiang.meeting.state.MeetingState;
import org.piaoxiang.meeting.statement.Statement;

/**
 * The numbers, names and order of a meeting's papers, derived from the record alone and apart from the code that prints
 * papers: whatever differs between the two shows a fault in one of them.
 */
public final class Figures {
    private final MeetingState state;
    private final List<Entry> entries;

    private Figures(MeetingState state, List<Entry> entries) {
        this.state = state;
        this.entries = entries;
    }

    /** Returns the figures of the meeting that {@code entries} make (format {@code piaoxiang-papers/1}, docs/record.md). */
    static Json.Obj of(MeetingState state, List<Entry> entries) {
        return new Figures(state, entries).all();
    }

    private Json.Obj all() {
        return new ObjectBuilder()
                .put("format", "piaoxiang-papers/1")
                .put("meeting", state.id())
                .put("title", state.header().title())
                .put("attendance", attendance())
                .maybe("chair", state.roster().chair().map(Person::name))
                .texts("scrutineers", onRoster(state.officers().allScrutineers()))
                .texts("tellers", onRoster(state.officers().tellers()))
                .list("items", state.items().values().stream().map(this::item).toList())
                .texts("announced", announced())
                .build();
    }

    /** Names in the order of the roster. */
    private List<String> onRoster(Collection<String> ids) {
        return state.roster().persons().stream()
                .filter(person -> ids.contains(person.id()))
                .map(Person::name)
                .toList();
    }

    private Json.Obj attendance() {
        Set<String> came = came();
        List<Json.Obj> persons = new ArrayList<>();
        int entitled = 0;
        int present = 0;
        int excused = 0;
        for (Person person : state.roster().persons()) {
            boolean counts = person.capacity() == Capacity.VOTING;
            boolean here = came.contains(person.id());
            boolean leave = !here && onLeave(person.id());
            entitled += counts ? 1 : 0;
            present += counts && here ? 1 : 0;
            excused += counts && leave ? 1 : 0;
            persons.add(new ObjectBuilder()
                    .put("id", person.id())
                    .put("name", person.name())
                    .put("capacity", person.capacity())
                    .put("attendance", here ? "CAME" : leave ? "EXCUSED" : "ABSENT")
                    .build());
        }
        return new ObjectBuilder()
                .put("entitled", entitled)
                .put("present", present)
                .put("excused", excused)
                .put("absent", entitled - present - excused)
                .list("persons", persons)
                .build();
    }

    private Set<String> came() {
        Set<String> came = new HashSet<>();
        for (Entry entry : entries) {
            if (entry.type() == EntryType.CHECK_IN) {
                came.add(ReadRecord.text(entry, "person"));
            } else if (entry.type() == EntryType.UNDO_CHECK_IN) {
                came.remove(ReadRecord.text(entry, "person"));
            }
        }
        return came;
    }

    private boolean onLeave(String person) {
        boolean leave = false;
        for (Entry entry : entries) {
            boolean same = ReadRecord.text(entry, "person").equals(person);
            leave |= same && entry.type() == EntryType.LEAVE;
        }
        return leave;
    }

    private Json.Obj item(Item item) {
        Optional<Round> round = state.roundOf(item);
        Optional<ItemResult> result = round.flatMap(one -> Results.of(item, one, state.pack()));
        Optional<Outcome> outcome = item.deferral().isPresent()
                ? Optional.of(Outcome.DEFERRED)
                : result.flatMap(one -> one instanceof ItemResult.Decision decision
                        ? Optional.of(decision.outcome())
                        : Optional.empty());
        ObjectBuilder out = new ObjectBuilder()
                .put("id", item.id())
                .put("number", item.plan().number())
                .put("title", item.plan().title())
                .texts(
                        "candidates",
                        item.plan().candidates().stream().map(one -> one.name()).toList())
                .maybe("outcome", outcome.map(Enum::name))
                .list("opinions", item.statements().stream().map(this::opinion).toList())
                .texts("recused", onRoster(item.recused()));
        result.ifPresent(one -> out.put("result", one.toJson()));
        round.ifPresent(one -> out.list(
                "polls",
                one.of(item.id()).stream().map(poll -> poll(one.id(), poll)).toList()));
        return out.build();
    }

    private Json.Obj opinion(Statement statement) {
        return new ObjectBuilder()
                .put("name", state.roster().name(statement.person()))
                .put("opinion", statement.opinion())
                .maybe("gist", statement.gist())
                .build();
    }

    private Json.Obj poll(String round, Poll poll) {
        return new ObjectBuilder()
                .put("uuid", poll.uuid())
                .maybe("election", poll.setup().map(Poll.Setup::election))
                .maybe("closedSet", field(EntryType.CLOSE_ROUND, round, poll.uuid(), "closedSet"))
                .maybe("result", field(EntryType.COUNTED, round, poll.uuid(), "result"))
                .build();
    }

    private Optional<String> field(EntryType type, String round, String uuid, String name) {
        return entries.stream()
                .filter(entry ->
                        entry.type() == type && ReadRecord.text(entry, "round").equals(round))
                .flatMap(entry -> PollFacts.row(entry, uuid).stream())
                .map((Data row) -> PollFacts.text(row, name))
                .reduce((earlier, later) -> later);
    }

    private List<String> announced() {
        return entries.stream()
                .filter(entry -> entry.type() == EntryType.ANNOUNCE)
                .map(entry -> ReadRecord.text(entry, "item"))
                .toList();
    }
}
