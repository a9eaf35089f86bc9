package org.piaoxiang.papers.account;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.Entry;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.meeting.result.Results;
import org.piaoxiang.meeting.round.Round;
import org.piaoxiang.meeting.rule.Comparison;
import org.piaoxiang.meeting.rule.Threshold;
import org.piaoxiang.meeting.state.Item;
import org.piaoxiang.meeting.state.MeetingState;

/** Puts an account together: figures from the state, times and hands from the entries. */
final class Accounts {
    private final MeetingState state;
    private final List<Entry> entries;
    private final ZoneId zone;
    private final Attendees attendees;
    private final Hashes hashes;

    Accounts(MeetingState state, List<Entry> entries) {
        this.state = state;
        this.entries = List.copyOf(entries);
        this.zone = ZoneId.of(state.header().timeZone());
        this.attendees = new Attendees(state, entries, zone);
        this.hashes = Hashes.of(entries);
    }

    Account account() {
        Optional<Entry> opening = last(EntryType.CONFIRM_QUORUM);
        Optional<Entry> adjourned = last(EntryType.ADJOURN);
        List<Round> counted =
                state.rounds().stream().filter(round -> round.state().counted()).toList();
        return new Account(
                state.header(),
                opening.map(entry -> Words.date(entry.time(), zone)).orElseGet(() -> planned("yyyy年M月d日")),
                opening.map(entry -> Words.time(entry.time(), zone)).orElseGet(() -> planned("H:mm")),
                adjourned.map(entry -> Words.time(entry.time(), zone)),
                attendees.all(),
                quorum(opening),
                scrutiny(),
                state.officers().observer(),
                recorders(),
                state.items().values().stream().map(this::item).toList(),
                corrections(),
                adjourned.flatMap(entry -> Data.of(entry.data()).optionalText("reason")),
                counted.stream().allMatch(round -> done(EntryType.SEAL_ROUND, round)),
                counted.stream().allMatch(Round::cosigned),
                state.review().attending(),
                state.observation(),
                state.ballots().challenges(),
                last(EntryType.CHECK_MINUTES).map(this::checked));
    }

    private Account.Checked checked(Entry entry) {
        Data data = Data.of(entry.data());
        return new Account.Checked(
                data.text("verdict").equals("AGREES"),
                data.optionalText("text"),
                entry.by().name(),
                Words.date(entry.time(), zone) + Words.time(entry.time(), zone));
    }

    private Optional<Entry> last(EntryType type) {
        return all(type).reduce((earlier, later) -> later);
    }

    private Stream<Entry> all(EntryType type) {
        return entries.stream().filter(entry -> entry.type() == type);
    }

    private boolean done(EntryType type, Round round) {
        return all(type).anyMatch(entry -> Data.of(entry.data()).id("round").equals(round.id()));
    }

    private String planned(String pattern) {
        TemporalAccessor start = DateTimeFormatter.ISO_DATE_TIME.parseBest(
                state.header().plannedStart(), ZonedDateTime::from, java.time.LocalDateTime::from);
        return DateTimeFormatter.ofPattern(pattern)
                .format(start instanceof ZonedDateTime zoned ? zoned.withZoneSameInstant(zone) : start);
    }

    private Optional<Account.Quorum> quorum(Optional<Entry> opening) {
        Optional<Data> reported = last(EntryType.COUNT_ATTENDANCE).map(entry -> Data.of(entry.data()));
        if (opening.isEmpty() || reported.isEmpty()) {
            return Optional.empty();
        }
        Data facts = Data.of(opening.get().data());
        int entitled = reported.get().count("entitled");
        Threshold threshold = state.pack().threshold(facts.text("rule"));
        int present = facts.count("left") / threshold.left();
        Comparison test = threshold.test(present, entitled);
        return Optional.of(new Account.Quorum(
                entitled,
                present,
                reported.get().objects("onLeave").size(),
                entitled - present - reported.get().objects("onLeave").size(),
                test,
                facts.optionalText("override")));
    }

    private Optional<Account.Scrutiny> scrutiny() {
        return last(EntryType.APPROVE_SCRUTINEERS)
                .map(entry -> new Account.Scrutiny(
                        state.officers().chiefScrutineer().map(attendees::name),
                        names(state.officers().scrutineers()),
                        names(state.officers().tellers()),
                        Hands.of(Data.of(entry.data()))));
    }

    private List<String> names(List<String> ids) {
        return ids.stream().map(attendees::name).toList();
    }

    /** Whoever acted as clerk in the room kept the record. */
    private List<String> recorders() {
        int opened = all(EntryType.COUNT_ATTENDANCE)
                .mapToInt(Entry::number)
                .findFirst()
                .orElse(0);
        return entries.stream()
                .filter(entry -> entry.number() >= opened && entry.by().role() == Role.CLERK)
                .map(entry -> entry.by().name())
                .distinct()
                .toList();
    }

    private ItemAccount item(Item item) {
        Optional<Round> round = state.roundOf(item);
        return new ItemAccount(
                item,
                round,
                round.flatMap(one -> Results.of(item, one, state.pack())),
                names(state.scrutineers(item)),
                round.stream()
                        .flatMap(one -> one.of(item.id()).stream())
                        .map(hashes::of)
                        .toList(),
                hands(EntryType.DEFER, item),
                hands(EntryType.RECONSIDER, item),
                broken(item));
    }

    private Optional<Hands> hands(EntryType type, Item item) {
        return all(type)
                .map(entry -> Data.of(entry.data()))
                .filter(data -> data.id("item").equals(item.id()))
                .map(Hands::of)
                .findFirst();
    }

    private List<String> broken(Item item) {
        List<String> reasons = new ArrayList<>();
        for (Round round : state.rounds()) {
            if (round.items().contains(item.id()) && round.isVoid(item.id())) {
                reasons.add(round.brokenOff().orElse("收回票数多于发出票数"));
            }
        }
        return List.copyOf(reasons);
    }

    private List<Account.Correction> corrections() {
        return state.addenda().stream()
                .map(addendum -> new Account.Correction(
                        addendum.number(), addendum.entry(), addendum.text(), addendum.by(), at(addendum.number())))
                .toList();
    }

    private String at(int number) {
        return entries.stream()
                .filter(entry -> entry.number() == number)
                .map(Entry::time)
                .map(this::moment)
                .findFirst()
                .orElse("");
    }

    private String moment(OffsetDateTime time) {
        return Words.date(time, zone) + Words.time(time, zone);
    }
}
