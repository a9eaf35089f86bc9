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
 * the kind of the first stroke (横竖撇点折); then ICU's order, which goes by radical. Numbers of strokes are ICU's; kinds of
 * first strokes come from a table of surnames, and a character that the table lacks stands behind those that it has. The
 * order is a proposal, which the clerk may change.
 */
public final class StrokeOrder {
    private static final ULocale LOCALE = new ULocale("zh@collation=stroke");
    private static final RuleBasedCollator COLLATOR =
            (RuleBasedCollator) Collator.getInstance(LOCALE).freeze();
    private static final AlphabeticIndex.ImmutableIndex<String> COUNTS =
            new AlphabeticIndex<String>(LOCALE).buildImmutableIndex();
    private static final String KINDS = "横竖撇点折";
    private static final Map<Integer, Integer> FIRST_STROKES = read();

    private StrokeOrder() {}

    /** Returns {@code people} by the strokes of their names; namesakes keep their order. */
    public static <T> List<T> sort(List<T> people, Function<? super T, String> name) {
        Comparator<T> byStrokes = (left, right) -> compare(name.apply(left), name.apply(right));
        return people.stream().sorted(byStrokes).toList();
    }

    /** Tells whether the table has the surname's first stroke. */
    public static boolean knows(String name) {
        return !name.isEmpty() && FIRST_STROKES.containsKey(name.codePointAt(0));
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
        String ours = Character.toString(left);
        String theirs = Character.toString(right);
        int byCount = Integer.compare(COUNTS.getBucketIndex(ours), COUNTS.getBucketIndex(theirs));
        if (byCount != 0) {
            return byCount;
        }
        int byFirst = Integer.compare(first(left), first(right));
        return byFirst != 0 ? byFirst : COLLATOR.compare(ours, theirs);
    }

    private static int first(int character) {
        return FIRST_STROKES.getOrDefault(character, KINDS.length());
    }

    private static Map<Integer, Integer> read() {
        Map<Integer, Integer> kinds = new HashMap<>();
        try (InputStream in =
                Objects.requireNonNull(StrokeOrder.class.getResourceAsStream("/imports/first-strokes.txt"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> line.substring(2)
                            .codePoints()
                            .forEach(character -> kinds.put(character, KINDS.indexOf(line.charAt(0)))));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return Map.copyOf(kinds);
    }
}
