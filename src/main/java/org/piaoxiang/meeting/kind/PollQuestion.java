package org.piaoxiang.meeting.kind;

import java.util.List;

/**
 * A question of a poll, as Belenios asks it.
 *
 * @param ids what each answer stands for: an option, a grade or a candidate
 * @param blank whether a blank answer may be given; its count then stands before those of {@code answers}
 */
public record PollQuestion(String text, List<String> ids, List<String> answers, boolean blank, int min, int max) {
    /** Checks that the limits fit the answers. */
    public PollQuestion {
        if (answers.isEmpty() || ids.size() != answers.size() || min < 0 || max < min || max > answers.size()) {
            throw new IllegalArgumentException("A question's limits do not fit its answers");
        }
        ids = List.copyOf(ids);
        answers = List.copyOf(answers);
    }

    /** Returns how many counts the question has. */
    public int counts() {
        return answers.size() + (blank ? 1 : 0);
    }

    /** Returns where the count of {@code id} stands. */
    public int index(String id) {
        return ids.indexOf(id) + (blank ? 1 : 0);
    }
}
