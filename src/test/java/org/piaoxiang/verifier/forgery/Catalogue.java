package org.piaoxiang.verifier.forgery;

import java.util.List;
import java.util.stream.Stream;

/** All forgeries. */
final class Catalogue {
    private Catalogue() {}

    /** Returns all of them, made once. */
    static List<Forgery> all() {
        return Made.ALL;
    }

    private static final class Made {
        static final List<Forgery> ALL = make();
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
                        ThresholdForgeries.all(),
                        ShuffleForgeries.all(),
                        Sm2Forgeries.all(),
                        ShareForgeries.all(),
                        BindingForgeries.all(),
                        ResultForgeries.all(),
                        UnusableFiles.all())
                .flatMap(List::stream)
                .toList();
    }
}
