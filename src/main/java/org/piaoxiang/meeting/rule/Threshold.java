package org.piaoxiang.meeting.rule;

import org.piaoxiang.meeting.entry.Data;

/**
 * An exact integer test: {@code left × count} stands in {@code relation} to {@code right × base}.
 *
 * @param id its name in the rule pack
 * @param rule the id of the rule that demands it
 * @param text the words of the rule
 */
public record Threshold(String id, String rule, String text, int left, Relation relation, int right) {
    /** Checks the factors. */
    public Threshold {
        if (left < 1 || right < 1) {
            throw new IllegalArgumentException("Factors of a threshold are positive");
        }
    }

    static Threshold read(String id, Data data) {
        return new Threshold(
                id,
                data.text("rule"),
                data.text("text"),
                data.count("left"),
                data.choice("relation", Relation.class),
                data.count("right"));
    }

    /** Tests {@code count} against {@code base}. */
    public Comparison test(int count, int base) {
        long one = (long) left * count;
        long other = (long) right * base;
        boolean met = relation.holds(one, other);
        String arithmetic = print(left, count, one) + " " + relation.sign(met) + " " + print(right, base, other);
        return new Comparison(this, count, base, Math.toIntExact(one), Math.toIntExact(other), met, arithmetic);
    }

    /** Returns the least count that meets the test on {@code base}. */
    public int least(int base) {
        int count = 0;
        while (!test(count, base).met()) {
            count++;
        }
        return count;
    }

    private static String print(int factor, int number, long product) {
        return factor == 1 ? Integer.toString(number) : factor + "×" + number + "＝" + product;
    }
}
