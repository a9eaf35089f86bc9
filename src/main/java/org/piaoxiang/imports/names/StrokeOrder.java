package org.piaoxiang.imports.names;

import com.ibm.icu.text.AlphabeticIndex;
import com.ibm.icu.text.Collator;
import com.ibm.icu.text.RuleBasedCollator;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * 姓氏笔画: the order in which names stand on ballots and lists. Character by character: fewer strokes first; among as many,
 * the kind of the first stroke (横竖撇点折); then ICU's order, which goes by radical. Strokes of surnames come from a table,
 * since ICU counts some parts as before the reform of characters (艹 4, 阝 3), which puts 陈, 郑 and 苏 where no official list
 * has them. A character that the table lacks is counted by ICU and stands behind those of as many strokes. The order is a
 * proposal, which the clerk may change.
 */
public final class StrokeOrder {
    private static final ULocale LOCALE = new ULocale("zh@collation=stroke");
    private static final RuleBasedCollator COLLATOR =
            (RuleBasedCollator) Collator.getInstance(LOCALE).freeze();
    private static final AlphabeticIndex.ImmutableIndex<String> COUNTS =
            new AlphabeticIndex<String>(LOCALE).buildImmutableIndex();
    private static final String KINDS = "横竖撇点折";
    private static final Map<Integer, Strokes> SURNAMES = read();

    /** How a character is written: number of strokes, and the kind of the first, from 0. */
    private record Strokes(int count, int first) {}

    private StrokeOrder() {}

    /** Returns {@code people} by the strokes of their names; namesakes keep their order. */
    public static <T> List<T> sort(List<T> people, Function<? super T, String> name) {
        Comparator<T> byStrokes = (left, right) -> compare(name.apply(left), name.apply(right));
        return people.stream().sorted(byStrokes).toList();
    }

    /** Tells whether the table has the surname. */
    public static boolean knows(String name) {
        return !name.isEmpty() && SURNAMES.containsKey(name.codePointAt(0));
    }

    private static int compare(String left, String right) {
        int[] ours = left.codePoints().toArray();
        int[] theirs = right.codePoints().toArray();
        for (int i = 0; i < Math.min(ours.length, theirs.length); i++) {
            int order = compare(ours[i], theirs[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(ours.length, theirs.length);
    }

    private static int compare(int left, int right) {
        Strokes ours = strokes(left);
        Strokes theirs = strokes(right);
        int byCount = Integer.compare(ours.count, theirs.count);
        if (byCount != 0) {
            return byCount;
        }
        int byFirst = Integer.compare(ours.first, theirs.first);
        return byFirst != 0 ? byFirst : COLLATOR.compare(Character.toString(left), Character.toString(right));
    }

    private static Strokes strokes(int character) {
        Strokes known = SURNAMES.get(character);
        return known != null ? known : new Strokes(counted(Character.toString(character)), KINDS.length());
    }

    /** ICU's index has a bucket for each number of strokes; what it does not know comes last. */
    private static int counted(String character) {
        int bucket = COUNTS.getBucketIndex(character);
        String digits = COUNTS.getBucket(bucket).getLabel().replaceAll("[^0-9]", "");
        return digits.isEmpty() ? bucket : Integer.parseInt(digits);
    }

    private static Map<Integer, Strokes> read() {
        Map<Integer, Strokes> surnames = new HashMap<>();
        try (InputStream in =
                Objects.requireNonNull(StrokeOrder.class.getResourceAsStream("/imports/surname-strokes.txt"))) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (!line.startsWith("#")) {
                    String[] parts = line.split(" ", -1);
                    Strokes strokes = new Strokes(Integer.parseInt(parts[0]), KINDS.indexOf(parts[1]));
                    parts[2].codePoints().forEach(character -> surnames.put(character, strokes));
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return Map.copyOf(surnames);
    }
}
