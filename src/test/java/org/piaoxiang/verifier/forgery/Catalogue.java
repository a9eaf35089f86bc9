package org.piaoxiang.verifier.forgery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.piaoxiang.protocol.group.Group;

/** All forgeries. */
final class Catalogue {
    private static final List<String> OTHER_GROUPS = List.of("BELENIOS-2048: ", "RFC-3526-2048: ");

    private Catalogue() {}

    /** Returns all of them, made once. */
    static List<Forgery> all() {
        return Made.ALL;
    }

    private static final class Made {
        static final List<Forgery> ALL = make();
    }

    /** Returns those about thresholds and shuffles, which the tablet's program does not know yet. */
    static List<Forgery> javaOnly() {
        return JavaOnly.ALL;
    }

    private static final class JavaOnly {
        static final List<Forgery> ALL = Stream.of(ThresholdForgeries.all(), ShuffleForgeries.all())
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Returns the same forgeries made in another suite, those of its own texts included. Left out are those of certain other
     * groups.
     */
    static List<Forgery> in(Group group) {
        List<Forgery> made = ScopedValue.where(Poll.HELD_IN, group)
                .call(() -> Stream.of(make(), ThresholdForgeries.all(), ShuffleForgeries.all())
                        .flatMap(List::stream)
                        .filter(forgery -> OTHER_GROUPS.stream().noneMatch(forgery.name()::startsWith))
                        .toList());
        Map<String, Forgery> byName = new LinkedHashMap<>();
        made.forEach(forgery -> byName.putIfAbsent(forgery.name(), forgery));
        return List.copyOf(byName.values());
    }

    private static List<Forgery> make() {
        return Stream.of(
                        RecordForgeries.all(),
                        EventForgeries.all(),
                        SetupForgeries.all(),
                        ListForgeries.all(),
                        BallotForgeries.all(),
                        ProofForgeries.all(),
                        SlipForgeries.all(),
                        TallyForgeries.all(),
                        ShareForgeries.all(),
                        BindingForgeries.all(),
                        ResultForgeries.all(),
                        UnusableFiles.all())
                .flatMap(List::stream)
                .toList();
    }
}
