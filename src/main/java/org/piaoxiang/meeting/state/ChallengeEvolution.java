package org.piaoxiang.meeting.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.round.Challenges;

/** What the entries about challenges change. */
final class ChallengeEvolution {
    private ChallengeEvolution() {}

    static Challenges of(Challenges before, EntryType type, Data data) {
        String round = data.id("round");
        return switch (type) {
            case DRAW_CHALLENGES ->
                before.with(new Challenges.Draw(
                        round,
                        data.text("commitment"),
                        data.count("tablets"),
                        data.count("picks"),
                        Optional.empty(),
                        Optional.empty()));
            case ANSWER_DRAW ->
                before.change(
                        round,
                        draw -> new Challenges.Draw(
                                round,
                                draw.commitment(),
                                draw.tablets(),
                                draw.picks(),
                                Optional.of(data.text("random")),
                                Optional.empty()));
            case REVEAL_CHALLENGES ->
                before.change(
                        round,
                        draw -> new Challenges.Draw(
                                round,
                                draw.commitment(),
                                draw.tablets(),
                                draw.picks(),
                                draw.answer(),
                                Optional.of(picked(data))));
            case CHALLENGE -> before.with(opened(before, round, data));
            case JUDGE_CHALLENGE -> before.with(judged(before, round, data));
            default -> throw new IllegalArgumentException("No entry about challenges: " + type);
        };
    }

    /** A challenge may have been judged before it was opened: somebody waited in vain. */
    private static Challenges.Opened opened(Challenges before, String round, Data data) {
        Optional<Challenges.Opened> known = before.find(round, data.text("commitment"));
        return new Challenges.Opened(
                round,
                data.text("commitment"),
                Optional.of(data.id("opening")),
                data.text("outcome").equals("GOOD") || data.flag("castBefore"),
                data.flag("castBefore"),
                known.flatMap(Challenges.Opened::good),
                known.flatMap(Challenges.Opened::tablet),
                known.filter(Challenges.Opened::drawn).isPresent());
    }

    private static Challenges.Opened judged(Challenges before, String round, Data data) {
        Optional<Challenges.Opened> known = before.find(round, data.text("commitment"));
        return new Challenges.Opened(
                round,
                data.text("commitment"),
                known.flatMap(Challenges.Opened::opening),
                known.filter(Challenges.Opened::opens).isPresent(),
                known.filter(Challenges.Opened::castBefore).isPresent(),
                Optional.of(data.text("outcome").equals("GOOD")),
                data.has("tablet") ? Optional.of(data.count("tablet")) : known.flatMap(Challenges.Opened::tablet),
                data.flag("drawn"));
    }

    private static List<Integer> picked(Data data) {
        List<Integer> numbers = new ArrayList<>();
        try {
            for (Json number : data.list("picked")) {
                numbers.add(Fields.integerOf(number, "picked"));
            }
        } catch (JsonException notNumbers) {
            throw data.wrong("picked", "is not a list of whole numbers");
        }
        return List.copyOf(numbers);
    }
}
