package org.piaoxiang.meeting.script;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.piaoxiang.meeting.attendance.Attendance;
import org.piaoxiang.meeting.result.ItemResult;
import org.piaoxiang.meeting.result.Results;
import org.piaoxiang.meeting.roster.Person;
import org.piaoxiang.meeting.round.Round;
import org.piaoxiang.meeting.rule.Comparison;
import org.piaoxiang.meeting.state.Item;
import org.piaoxiang.meeting.state.MeetingState;
import org.piaoxiang.meeting.state.Officers;

/** The live figures that the cues speak of. */
final class Cues {
    private Cues() {}

    static Map<String, String> figures(MeetingState state, Optional<Next> next) {
        Map<String, String> figures = new LinkedHashMap<>();
        people(state, figures);
        next.flatMap(Next::item)
                .or(() -> state.items().values().stream().findFirst())
                .ifPresent(item -> item(state, item, figures));
        state.lastRound().ifPresent(round -> round(state, round, next, figures));
        return figures;
    }

    private static void people(MeetingState state, Map<String, String> figures) {
        Attendance.Figures there = state.attendance().figures(state.roster());
        figures.put("entitled", Integer.toString(there.entitled()));
        figures.put("present", Integer.toString(there.present()));
        figures.put("onLeave", Integer.toString(there.onLeave()));
        figures.put("nonVoting", Integer.toString(there.nonVoting()));
        Comparison quorum = state.quorum(List.copyOf(state.items().values()));
        figures.put("rule", quorum.threshold().text());
        figures.put("arithmetic", quorum.arithmetic());
        if (!quorum.met()) {
            figures.put("variant2", "unmet");
        }
        Optional<String> observer = state.officers()
                .observer()
                .map(card -> card.unit() + card.name())
                .or(() -> state.roster().persons().stream()
                        .filter(Person::observer)
                        .map(person -> person.unit().orElse("") + person.name())
                        .findFirst());
        observer.ifPresentOrElse(name -> figures.put("observer", name), () -> figures.put("variant3", "unobserved"));
        Officers officers = state.officers();
        if (officers.approved()) {
            figures.put("scrutineers", String.join("、", state.roster().names(officers.allScrutineers())));
            figures.put("tellers", String.join("、", state.roster().names(officers.tellers())));
        }
    }

    private static void item(MeetingState state, Item item, Map<String, String> figures) {
        figures.put("number", Integer.toString(item.plan().number()));
        figures.put("item", item.plan().title());
        item.introduction().ifPresent(said -> figures.put("introducer", said.introducer()));
        Optional<Person> last = state.speaking(item).last();
        boolean own = last.isPresent() && last.equals(state.roster().chair());
        figures.put("last", own ? "我" : last.map(Person::name).orElse("主要负责人"));
        String missing = state.speaking(item).next().stream().map(Person::name).collect(Collectors.joining("、"));
        if (item.introduction().isPresent() && !missing.isEmpty()) {
            figures.put("speakers", missing);
        }
        if (!item.kind().statements()) {
            figures.put("variant5", "explained");
            figures.put("variant6", "questions");
        } else if (item.plan().reconsiderationOf().isPresent() && !item.reopened()) {
            figures.put("variant5", "reconsidered");
        }
        if (!item.advice().isEmpty()) {
            figures.put("variant7", "deferred");
        }
    }

    private static void round(MeetingState state, Round round, Optional<Next> next, Map<String, String> figures) {
        int issued = round.participants().size();
        figures.put("issued", Integer.toString(issued));
        round.code().ifPresent(code -> figures.put("code", code));
        Optional<Integer> returned =
                round.polls().stream().flatMap(poll -> poll.returned().stream()).max(Integer::compare);
        returned.ifPresent(count -> {
            figures.put("returned", Integer.toString(count));
            figures.put("variant12", count > issued ? "surplus" : count == issued ? "cue" : "fewer");
        });
        next.flatMap(Next::item)
                .filter(item -> round.items().contains(item.id()))
                .flatMap(item -> Results.of(item, round, state.pack()))
                .ifPresent(result -> result(result, figures));
    }

    private static void result(ItemResult result, Map<String, String> figures) {
        if (result instanceof ItemResult.Decision decision) {
            figures.put(
                    "votes",
                    decision.options().stream()
                            .map(option -> option.choice().label() + option.votes() + "票")
                            .collect(Collectors.joining("，")));
            figures.put("majority", decision.rule().arithmetic());
            figures.put("outcome", decision.wording());
            figures.put("variant14", decision.rule().met() ? "cue" : "notPassed");
        }
    }
}
