package org.piaoxiang.protocol.tally;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.Scalar;

/** Finds small m in g^m by baby steps and giant steps: time and memory of the square root of the bound. */
public final class DiscreteLogarithm {
    private static final int BATCH = 256;

    private final Group group;
    private final long bound;
    private final int steps;
    private final Map<String, Integer> babySteps = new HashMap<>();
    private final Element giantStep;

    /** Prepares for logarithms from 0 to {@code bound} inclusive. */
    public DiscreteLogarithm(Group group, long bound) {
        this.group = group;
        this.bound = bound;
        this.steps = (int) Math.max(1, Math.ceil(Math.sqrt(bound + 1.0)));
        List<Element> powers = new ArrayList<>(steps);
        Element power = group.identity();
        for (int i = 0; i < steps; i++) {
            powers.add(power);
            power = group.product(power, group.generator());
        }
        List<String> texts = group.encode(powers);
        for (int i = 0; i < steps; i++) {
            babySteps.put(texts.get(i), i);
        }
        Scalar back = group.scalars().negate(group.scalars().of(steps));
        giantStep = group.power(group.generatorBase(), back);
    }

    /** Returns the logarithm of {@code element}, or nothing when it is not between 0 and the bound. */
    public OptionalLong of(Element element) {
        Element at = element;
        for (long giant = 0; giant <= bound / steps; ) {
            List<Element> batch = new ArrayList<>();
            long first = giant;
            for (; giant <= bound / steps && batch.size() < BATCH; giant++) {
                batch.add(at);
                at = group.product(at, giantStep);
            }
            List<String> texts = group.encode(batch);
            for (int i = 0; i < texts.size(); i++) {
                Integer baby = babySteps.get(texts.get(i));
                if (baby != null) {
                    long found = (first + i) * steps + baby;
                    return found <= bound ? OptionalLong.of(found) : OptionalLong.empty();
                }
            }
        }
        return OptionalLong.empty();
    }
}
