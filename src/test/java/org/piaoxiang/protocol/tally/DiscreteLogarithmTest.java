package org.piaoxiang.protocol.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.Groups;

class DiscreteLogarithmTest {
    private static final long TEN_MILLION = 10_000_000;

    @ParameterizedTest
    @ValueSource(strings = {"Ed25519", "SM2", "BELENIOS-2048", "RFC-3526-2048"})
    void findsCountsUpToTenMillion(String name) {
        Group group = Groups.byName(name).orElseThrow();
        DiscreteLogarithm logarithm = new DiscreteLogarithm(group, TEN_MILLION);
        for (long count : new long[] {0, 1, 2, 3161, 3162, 3163, 3164, 9_876_543, TEN_MILLION}) {
            assertEquals(OptionalLong.of(count), logarithm.of(power(group, count)));
        }
        for (long outside : new long[] {-1, TEN_MILLION + 1}) {
            assertEquals(OptionalLong.empty(), logarithm.of(power(group, outside)));
        }
    }

    private static Element power(Group group, long exponent) {
        return group.power(group.generatorBase(), group.scalars().of(exponent));
    }
}
