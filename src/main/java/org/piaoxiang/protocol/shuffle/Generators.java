package org.piaoxiang.protocol.shuffle;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.parallel.Workers;

/**
 * The independent generators of a group (specification 3.3.0, section 6, GetSecondaryGenerator and GetGenerators), each
 * derived once. Safe to share between threads.
 */
public final class Generators {
    private final Group group;
    private final Element secondary;
    private final List<Element> primary = new ArrayList<>();
    private final Set<Element> seen = new HashSet<>();

    /** Makes those of {@code group}. */
    public Generators(Group group) {
        this.group = group;
        this.secondary = group.independentGenerator(-1);
        seen.add(secondary);
    }

    /** Returns h. */
    Element secondary() {
        return secondary;
    }

    /** Returns h_0 to h_{count−1}. */
    synchronized List<Element> first(int count, Workers workers) {
        int known = primary.size();
        List<Element> fresh =
                workers.each(Math.max(0, count - known), index -> group.independentGenerator(known + index));
        group.encode(fresh);
        for (Element generator : fresh) {
            if (!seen.add(generator)) {
                throw new IllegalStateException("two derived generators are the same");
            }
            primary.add(generator);
        }
        return List.copyOf(primary.subList(0, count));
    }
}
