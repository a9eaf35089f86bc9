package org.piaoxiang.imports.names;

import com.ibm.icu.text.Collator;
import com.ibm.icu.text.RuleBasedCollator;
import com.ibm.icu.util.ULocale;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * 姓氏笔画: the order in which names stand on ballots and lists. A proposal; the clerk may change it: among
 * characters of as many strokes ICU goes by radical (张 before 李), where official lists go by the kind of the first stroke.
 */
public final class StrokeOrder {
    private static final RuleBasedCollator COLLATOR = (RuleBasedCollator)
            Collator.getInstance(new ULocale("zh@collation=stroke")).freeze();

    private StrokeOrder() {}

    /** Returns {@code people} by the strokes of their names; namesakes keep their order. */
    public static <T> List<T> sort(List<T> people, Function<? super T, String> name) {
        Comparator<T> byStrokes = (left, right) -> COLLATOR.compare(name.apply(left), name.apply(right));
        return people.stream().sorted(byStrokes).toList();
    }
}
