package org.piaoxiang.protocol.tally;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.ballot.Question;

/**
 * What came out (specification 3.3.0, section 4.21).
 *
 * @param rows one for each question
 */
public record ElectionResult(List<Row> rows) {
    /** Keeps a copy of {@code rows}. */
    public ElectionResult {
        rows = List.copyOf(rows);
    }

    /** What came out of one question. */
    public sealed interface Row {
        /** Returns the specification's JSON. */
        Json json();
    }

    /**
     * Counts of a homomorphic question.
     *
     * @param numbers per choice; the leading one counts blanks where the question allows them
     */
    public record Counts(List<BigInteger> numbers) implements Row {
        /** Keeps a copy of {@code numbers}. */
        public Counts {
            numbers = List.copyOf(numbers);
        }

        @Override
        public Json json() {
            return Json.array(numbers.stream().map(SizedTally::whole).toList());
        }
    }

    /**
     * Answers of a shuffled question, in the order of the last shuffle.
     *
     * @param answers per ballot, the numbers
     */
    public record Vectors(List<List<Integer>> answers) implements Row {
        /** Keeps a copy of {@code answers}. */
        public Vectors {
            answers = answers.stream().map(List::copyOf).toList();
        }

        @Override
        public Json json() {
            return Json.array(answers.stream()
                    .map(answer -> Json.array(answer.stream().map(Json::number).toList()))
                    .toList());
        }
    }

    /** Reads the result of {@code questions}. */
    public static ElectionResult parse(byte[] bytes, List<Question> questions) throws JsonException {
        List<Json> items = Fields.of(JsonReader.read(bytes), "result").array("result");
        if (items.size() != questions.size()) {
            throw new JsonException("it does not have one row for each question");
        }
        List<Row> rows = new ArrayList<>();
        for (int q = 0; q < items.size(); q++) {
            String place = "result[" + q + "]";
            rows.add(questions.get(q).isShuffled() ? vectors(items.get(q), place) : counts(items.get(q), place));
        }
        return new ElectionResult(rows);
    }

    /** Returns the counts of an election without shuffled questions: per question, per choice. */
    public List<List<BigInteger>> counts() {
        return rows.stream()
                .map(row -> switch (row) {
                    case Counts counts -> counts.numbers;
                    case Vectors _ -> throw new IllegalStateException("a shuffled question has no counts");
                })
                .toList();
    }

    /** Returns the published bytes. */
    public byte[] bytes() {
        return JsonWriter.compactBytes(
                Json.object("result", Json.array(rows.stream().map(Row::json).toList())));
    }

    private static Counts counts(Json json, String place) throws JsonException {
        List<BigInteger> numbers = new ArrayList<>();
        for (Json item : Fields.arrayOf(json, place)) {
            numbers.add(SizedTally.whole(item, place + "[" + numbers.size() + "]"));
        }
        return new Counts(numbers);
    }

    private static Vectors vectors(Json json, String place) throws JsonException {
        List<List<Integer>> answers = new ArrayList<>();
        for (Json item : Fields.arrayOf(json, place)) {
            String at = place + "[" + answers.size() + "]";
            List<Integer> numbers = new ArrayList<>();
            for (Json number : Fields.arrayOf(item, at)) {
                numbers.add(Fields.integerOf(number, at));
            }
            answers.add(numbers);
        }
        return new Vectors(answers);
    }
}
