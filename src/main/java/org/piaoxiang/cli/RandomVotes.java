package org.piaoxiang.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.piaoxiang.protocol.ballot.HomomorphicQuestion;
import org.piaoxiang.protocol.ballot.NonHomomorphicQuestion;
import org.piaoxiang.protocol.ballot.Question;
import org.piaoxiang.protocol.group.Embedding;
import org.piaoxiang.protocol.group.RandomSource;

/** Lawful votes by chance, for simulations. */
final class RandomVotes {
    private static final int BLANK_ONE_IN = 8;

    private RandomVotes() {}

    /** Returns marks or numbers for each question, each lawful. */
    static List<List<Integer>> cast(List<Question> questions, RandomSource random) {
        return questions.stream()
                .map(question -> switch (question) {
                    case HomomorphicQuestion marks -> marks(marks, random);
                    case NonHomomorphicQuestion numbers -> numbers(numbers, random);
                })
                .toList();
    }

    private static List<Integer> numbers(NonHomomorphicQuestion question, RandomSource random) {
        return question.answers().stream()
                .map(answer -> below(Embedding.LARGEST + 1, random))
                .toList();
    }

    private static List<Integer> marks(HomomorphicQuestion question, RandomSource random) {
        int answers = question.answers().size();
        List<Integer> marks = new ArrayList<>(Collections.nCopies(answers, 0));
        boolean blank = question.allowsBlank() && below(BLANK_ONE_IN, random) == 0;
        int left = blank ? 0 : question.min() + below(question.max() - question.min() + 1, random);
        while (left > 0) {
            int answer = below(answers, random);
            if (marks.get(answer) == 0) {
                marks.set(answer, 1);
                left--;
            }
        }
        if (question.allowsBlank()) {
            marks.addFirst(blank ? 1 : 0);
        }
        return marks;
    }

    /** Returns a number below {@code bound}; the small bias does not matter here. */
    private static int below(int bound, RandomSource random) {
        byte[] bytes = new byte[4];
        random.fill(bytes);
        int value = (bytes[0] & 0x7f) << 24 | (bytes[1] & 0xff) << 16 | (bytes[2] & 0xff) << 8 | (bytes[3] & 0xff);
        return value % bound;
    }
}
