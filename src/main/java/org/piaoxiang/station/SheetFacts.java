package org.piaoxiang.station;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.meeting.attendance.Attendance;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.Entry;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.ObjectBuilder;
import org.piaoxiang.meeting.observation.Observation;
import org.piaoxiang.meeting.result.ItemResult;
import org.piaoxiang.meeting.result.Results;
import org.piaoxiang.meeting.round.Challenges;
import org.piaoxiang.meeting.round.Poll;
import org.piaoxiang.meeting.round.Round;
import org.piaoxiang.meeting.state.Item;
import org.piaoxiang.meeting.state.MeetingState;
import org.piaoxiang.meeting.state.Officers;
import org.piaoxiang.meeting.statement.Statement;

/** What the 列席监督核验单 says by itself, from the record that this station has replayed and from its own reports. */
final class SheetFacts {
    private final MeetingData data;
    private final StationFiles files;
    private final List<Entry> entries;
    private final MeetingState state;

    SheetFacts(MeetingData data, StationFiles files, Replay replay) throws JsonException {
        this.data = data;
        this.files = files;
        this.entries = replay.entries();
        this.state = replay.state();
    }

    Json.Obj facts() throws IOException, JsonException {
        ReleaseHashes release = ReleaseHashes.ofThisProgram();
        ObjectBuilder out = new ObjectBuilder()
                .put("meeting", state.id())
                .put("title", state.header().title())
                .put("body", state.header().body())
                .put("place", state.header().place())
                .put("plannedStart", state.header().plannedStart())
                .put("timeZone", state.header().timeZone())
                .put("before", before())
                .put("during", during())
                .list("advice", advice())
                .list(
                        "remarks",
                        state.observation().remarks().stream()
                                .map(one -> new ObjectBuilder()
                                        .maybe("item", one.item().map(this::title))
                                        .put("text", one.text())
                                        .build())
                                .toList());
        state.officers().observer().map(SheetFacts::card).ifPresent(card -> out.put("observer", card));
        state.observation().handover().map(SheetFacts::handover).ifPresent(over -> out.put("handover", over));
        List<Json.Obj> rounds = new ArrayList<>();
        for (Round round : state.rounds()) {
            rounds.add(round(round));
        }
        return out.list("rounds", rounds)
                .list("results", results())
                .put("challenges", challenges())
                .put(
                        "record",
                        new ObjectBuilder().put("entries", entries.size()).build())
                .put(
                        "program",
                        new ObjectBuilder()
                                .maybe("jar", release.jar())
                                .maybe("pages", release.pages())
                                .build())
                .build();
    }

    private static Json.Obj card(Officers.ObserverCard card) {
        return new ObjectBuilder()
                .put("name", card.name())
                .put("unit", card.unit())
                .put("key", card.key())
                .put("instead", card.instead())
                .build();
    }

    private static Json.Obj handover(Observation.Handover over) {
        return new ObjectBuilder()
                .put("from", over.from())
                .put("name", over.name())
                .put("unit", over.unit())
                .put("reason", over.reason())
                .build();
    }

    private String title(String item) {
        return "第" + state.item(item).plan().number() + "项 "
                + state.item(item).plan().title();
    }

    private Json.Obj before() {
        ObjectBuilder out = new ObjectBuilder();
        entries.stream()
                .filter(entry -> entry.type() == EntryType.FILE_FOR_REVIEW)
                .findFirst()
                .ifPresent(entry -> out.put("received", entry.at()));
        List<Json.Obj> answers = new ArrayList<>();
        boolean attends = false;
        for (Item item : state.items().values()) {
            Optional<Data> answer = item.reviewAnswer().map(Data::of);
            if (answer.isPresent()) {
                attends |= answer.get().bool("attends");
                answers.add(new ObjectBuilder()
                        .put("item", title(item.id()))
                        .put("answer", answer.get().text("answer"))
                        .build());
            }
        }
        return out.put("items", state.items().size())
                .list("answers", answers)
                .put("attends", attends)
                .maybe(
                        "sealsInstead",
                        state.sealsInstead(List.copyOf(state.items().values())))
                .build();
    }

    private Json.Obj during() {
        Attendance.Figures figures = state.attendance().figures(state.roster());
        List<Item> spoken = state.items().values().stream()
                .filter(item -> item.kind().statements() && item.introduction().isPresent())
                .toList();
        boolean stated = spoken.stream()
                .allMatch(item -> item.round().isPresent()
                        || state.speaking(item).missing().isEmpty());
        List<Json.Obj> recusals = new ArrayList<>();
        for (Item item : state.items().values()) {
            item.recusals()
                    .forEach(one -> recusals.add(new ObjectBuilder()
                            .put("item", title(item.id()))
                            .put("person", state.roster().name(one.person()))
                            .put("left", one.left().isPresent())
                            .build()));
        }
        return new ObjectBuilder()
                .put("entitled", figures.entitled())
                .put("present", figures.present())
                .put("onLeave", figures.onLeave())
                .put("absent", figures.absent())
                .put("spoken", spoken.size())
                .put("allStated", stated)
                .put("principalLast", spoken.stream().allMatch(this::principalLast))
                .list("recusals", recusals)
                .build();
    }

    private boolean principalLast(Item item) {
        List<String> formal = item.statements().stream()
                .filter(one -> !one.interjection())
                .map(Statement::person)
                .toList();
        return state.roster().persons().stream()
                .filter(person -> person.principal() && formal.contains(person.id()))
                .allMatch(person -> formal.getLast().equals(person.id()));
    }

    private List<Json.Obj> advice() {
        List<Json.Obj> all = new ArrayList<>();
        for (Item item : state.items().values()) {
            for (Item.Advice one : item.advice()) {
                ObjectBuilder row =
                        new ObjectBuilder().put("item", title(item.id())).put("reason", one.reason());
                one.answer()
                        .ifPresent(
                                answer -> row.put("accepted", answer.accepted()).put("answer", answer.reason()));
                all.add(row.build());
            }
        }
        return all;
    }

    private Json.Obj round(Round round) throws IOException, JsonException {
        ObjectBuilder out = new ObjectBuilder()
                .put("round", round.id())
                .put("state", round.state())
                .maybe("code", round.code())
                .put("cosigned", round.cosigned())
                .maybe("hold", state.observation().hold(round.id()).map(hold -> hold.words()))
                .list("polls", polls(round));
        Optional<String> report = files.note("report-" + data.meeting() + "-" + round.id() + ".json");
        if (report.isPresent()) {
            Fields fields = Fields.of(JsonReader.read(report.get()), "report");
            out.put("verdict", fields.text("verdict"))
                    .put("bothPrograms", fields.bool("bothPrograms"))
                    .put("verifiedAt", fields.text("at"));
        }
        return out.build();
    }

    private List<Json.Obj> polls(Round round) throws JsonException {
        Map<String, String> closedSets = new LinkedHashMap<>();
        Optional<Fields> closed = data.lastOfRound("CLOSE_ROUND", round.id());
        for (Json item : closed.isPresent() ? closed.get().array("polls") : List.<Json>of()) {
            Fields poll = Fields.of(item, "poll");
            closedSets.put(poll.text("uuid"), poll.text("closedSet"));
        }
        List<Json.Obj> polls = new ArrayList<>();
        for (Poll poll : round.polls()) {
            ObjectBuilder row = new ObjectBuilder()
                    .put("uuid", poll.uuid())
                    .put("item", title(poll.item()))
                    .maybe("category", poll.category())
                    .put("issued", poll.issued())
                    .maybe("election", poll.setup().map(Poll.Setup::election))
                    .maybe("closedSet", Optional.ofNullable(closedSets.get(poll.uuid())));
            poll.returned().ifPresent(returned -> row.put("returned", returned));
            polls.add(row.build());
        }
        return polls;
    }

    private List<Json.Obj> results() {
        List<Json.Obj> all = new ArrayList<>();
        for (Item item : state.items().values()) {
            ObjectBuilder row = new ObjectBuilder().put("item", title(item.id()));
            Optional<Round> round =
                    state.roundOf(item).filter(one -> one.state().counted());
            Optional<ItemResult> result = round.flatMap(one -> Results.of(item, one, state.pack()));
            if (item.deferral().isPresent()) {
                all.add(row.put("outcome", "DEFERRED").build());
            } else if (result.isPresent() && result.get() instanceof ItemResult.Decision decision) {
                all.add(row.put("outcome", decision.outcome())
                        .put("rule", decision.rule().arithmetic())
                        .build());
            }
        }
        return all;
    }

    /** What people found of the tablets that were challenged, in all rounds; whether a ballot opens says nothing of it. */
    private Json.Obj challenges() {
        List<Challenges.Opened> all = state.ballots().challenges().opened();
        int bad = (int) all.stream().filter(Challenges.Opened::failed).count();
        int judged = (int) all.stream()
                .filter(one -> one.failed() || one.good().isPresent())
                .count();
        return new ObjectBuilder()
                .put("good", judged - bad)
                .put("bad", bad)
                .put("unjudged", all.size() - judged)
                .put("drawn", (int)
                        all.stream().filter(Challenges.Opened::drawn).count())
                .build();
    }
}
