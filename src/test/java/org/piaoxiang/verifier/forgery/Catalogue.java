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

    /**
     * Returns the same forgeries made in another suite, those of its own texts included. Left out are those of certain other
     * groups.
     */
    static List<Forgery> in(Group group) {
        List<Forgery> made = ScopedValue.where(Poll.HELD_IN, group).call(Catalogue::make);
        Map<String, Forgery> byName = new LinkedHashMap<>();
        made.stream()
                .filter(forgery -> OTHER_GROUPS.stream().noneMatch(forgery.name()::startsWith))
                .forEach(forgery -> byName.putIfAbsent(forgery.name(), forgery));
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
                        WeakFiatShamir.all(),
                        SlipForgeries.all(),
                        TallyForgeries.all(),
                        ThresholdForgeries.all(),
                        ShuffleForgeries.all(),
                        ShareForgeries.all(),
                        BindingForgeries.all(),
                        ResultForgeries.all(),
                        LackForgeries.all(),
                        UnusableFiles.all())
                .flatMap(List::stream)
                .toList();
    }
}
