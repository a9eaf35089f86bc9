package org.piaoxiang.station;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.verifier.ChallengeCheck;

/**
 * What one program found in an opened challenge, in the form in which the page tells it.
 *
 * @param marks of each ballot that opens, by poll: one list for each question
 * @param problems by name
 */
record PageChallenge(SortedMap<String, List<List<Integer>>> marks, List<String> problems) {
    /** Keeps a copy of {@code problems}. */
    PageChallenge {
        problems = List.copyOf(problems);
    }

    /** Reads what the page's program found. */
    static PageChallenge read(Json found) throws JsonException {
        Fields fields = Fields.of(found, "found");
        SortedMap<String, List<List<Integer>>> marks = new TreeMap<>();
        for (Json item : fields.array("ballots")) {
            Fields ballot = Fields.of(item, "ballot");
            List<List<Integer>> rows = new ArrayList<>();
            for (Json row : ballot.array("marks")) {
                List<Integer> numbers = new ArrayList<>();
                for (Json mark : Fields.arrayOf(row, "marks")) {
                    numbers.add(Fields.integerOf(mark, "mark"));
                }
                rows.add(numbers);
            }
            marks.put(Names.poll(ballot.text("uuid")), rows);
        }
        List<String> problems = new ArrayList<>();
        for (Json problem : fields.array("problems")) {
            problems.add(Fields.textOf(problem, "problem"));
        }
        return new PageChallenge(marks, problems);
    }

    /** Returns what this program found, in the same form. */
    static PageChallenge of(ChallengeCheck.Found own) {
        return new PageChallenge(
                own.marks(),
                own.problems().stream().map(ChallengeCheck.Problem::name).toList());
    }

    /**
     * Whether both say the same: good or bad, and where it is good, what every ballot holds. Of a bad one nobody asks which of
     * several reasons each program met first.
     */
    boolean agrees(PageChallenge other) {
        return problems.isEmpty() == other.problems.isEmpty() && (!problems.isEmpty() || marks.equals(other.marks));
    }

    Json.Obj json() {
        List<Json> ballots = new ArrayList<>();
        marks.forEach((uuid, rows) -> ballots.add(Json.object(
                "uuid",
                Json.text(uuid),
                "marks",
                Json.array(rows.stream()
                        .map(row -> Json.array(row.stream().map(Json::number).toList()))
                        .toList()))));
        return Json.object(
                "problems", Json.array(problems.stream().map(Json::text).toList()), "ballots", Json.array(ballots));
    }
}
