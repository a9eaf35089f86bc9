package org.piaoxiang.papers.account;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.agenda.Candidate;
import org.piaoxiang.meeting.entry.Entry;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.ObjectBuilder;
import org.piaoxiang.meeting.statement.Statement;

/**
 * The numbers, names and order that the papers are printed with, as canonical JSON (format {@code piaoxiang-papers/1},
 * docs/record.md). Whoever has the record derives the same by themselves and compares.
 */
public final class PaperData {
    private final Account account;

    private PaperData(Account account) {
        this.account = account;
    }

    /**
     * Returns the data of {@code account}.
     *
     * @param announced ids of items in the order in which their results were announced
     * @param withheld ids of items whose figures are kept back
     */
    public static Json.Obj of(String meeting, Account account, List<String> announced, Set<String> withheld) {
        return new PaperData(account).all(meeting, announced, withheld);
    }

    /** Returns the ids of items in the order in which {@code entries} announce them. */
    public static List<String> announced(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.type() == EntryType.ANNOUNCE)
                .map(entry -> entry.data().fields().get("item") instanceof Json.Str text ? text.value() : "")
                .toList();
    }

    private Json.Obj all(String meeting, List<String> announced, Set<String> withheld) {
        return new ObjectBuilder()
                .put("format", "piaoxiang-papers/1")
                .put("meeting", meeting)
                .put("title", account.header().title())
                .put("attendance", attendance())
                .maybe("chair", account.chair().map(one -> one.person().name()))
                .texts("scrutineers", holding("监票人", "总监票人"))
                .texts("tellers", holding("计票人"))
                .list(
                        "items",
                        account.items().stream()
                                .map(item -> withheld.contains(item.item().id()) ? kept(item) : item(item))
                                .toList())
                .texts("announced", announced)
                .build();
    }

    private List<String> holding(String... offices) {
        return account.attendees().stream()
                .filter(one -> List.of(offices).stream().anyMatch(one.offices()::contains))
                .map(one -> one.person().name())
                .toList();
    }

    private Json.Obj attendance() {
        return new ObjectBuilder()
                .put("entitled", account.entitled())
                .put("present", account.present())
                .put("excused", account.excused())
                .put("absent", account.absent())
                .list(
                        "persons",
                        account.attendees().stream().map(PaperData::person).toList())
                .build();
    }

    private static Json.Obj person(Attendee one) {
        return new ObjectBuilder()
                .put("id", one.person().id())
                .put("name", one.person().name())
                .put("capacity", one.person().capacity())
                .put("attendance", one.came() ? "CAME" : one.excused() ? "EXCUSED" : "ABSENT")
                .build();
    }

    private static Json.Obj kept(ItemAccount item) {
        return new ObjectBuilder()
                .put("id", item.item().id())
                .put("withheld", true)
                .build();
    }

    private Json.Obj item(ItemAccount item) {
        ObjectBuilder out = new ObjectBuilder()
                .put("id", item.item().id())
                .put("number", item.item().plan().number())
                .put("title", item.item().plan().title())
                .texts(
                        "candidates",
                        item.item().plan().candidates().stream()
                                .map(Candidate::name)
                                .toList())
                .maybe("outcome", item.outcome().map(Enum::name))
                .list(
                        "opinions",
                        item.item().statements().stream().map(this::opinion).toList())
                .texts("recused", recused(item));
        item.result().ifPresent(result -> out.put("result", result.toJson()));
        item.round()
                .ifPresent(round -> out.list(
                        "polls", item.polls().stream().map(PaperData::poll).toList()));
        return out.build();
    }

    private List<String> recused(ItemAccount item) {
        return account.attendees().stream()
                .filter(one -> item.item().recused().contains(one.person().id()))
                .map(one -> one.person().name())
                .toList();
    }

    private Json.Obj opinion(Statement statement) {
        Optional<String> name = account.attendees().stream()
                .filter(one -> one.person().id().equals(statement.person()))
                .map(one -> one.person().name())
                .findFirst();
        return new ObjectBuilder()
                .put("name", name.orElse(statement.person()))
                .put("opinion", statement.opinion())
                .maybe("gist", statement.gist())
                .build();
    }

    private static Json.Obj poll(PollHashes poll) {
        return new ObjectBuilder()
                .put("uuid", poll.uuid())
                .maybe("election", poll.election())
                .maybe("closedSet", poll.closedSet())
                .maybe("result", poll.result())
                .build();
    }
}
